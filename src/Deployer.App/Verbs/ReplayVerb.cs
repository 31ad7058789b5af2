using System.CommandLine;
using Deployer.App.Reading;
using Deployer.Kernel;
using Deployer.Replay;
using Deployer.Workspace;

namespace Deployer.App.Verbs;

/// <summary>`replay`: what the loop would have done about a folder of historic logs.</summary>
internal static class ReplayVerb
{
    private const int ManyFiles = 5_000;

    public static Command Create(Shell shell)
    {
        var folder = new Argument<string>("DIR") { Description = "Folder of build and test logs, those below it included." };
        return shell.Verb(
            "replay",
            "Read a folder of historic logs and say what the loop would have done: causes, rules that apply, builds avoided.",
            [folder],
            (call, cancellationToken) => RunAsync(call, call.Value(folder) ?? "", cancellationToken));
    }

    private static async Task<int> RunAsync(Call call, string path, CancellationToken cancellationToken)
    {
        var folder = FindFolder(call, path);
        var listing = HistoryFolder.List(folder);
        if (listing.Files.Count == 0)
            throw new UsageException("no-logs", $"{folder} holds no logs.", "Logs are files that end in .log, .txt, .gz or have no ending.");
        if (listing.Files.Count >= ManyFiles)
            call.Terminal.Progress($"Reading {listing.Files.Count} logs.");
        var files = await new LogHistory(call.Surroundings.Fixers).ReadAsync(listing.Files, cancellationToken);
        var document = ReplayDocument.Of(folder, listing, files);
        if (call.Json)
            call.Terminal.Result(ReplayJson.Write(document));
        else
            ReplayText.Print(call.Terminal, document);
        return ExitCode.Done;
    }

    private static string FindFolder(Call call, string path)
    {
        var folder = Path.TrimEndingDirectorySeparator(call.FullPath(path));
        return Directory.Exists(folder)
            ? WorkspacePath.Resolve(folder)
            : throw new UsageException("no-folder", $"There is no folder {folder}.");
    }
}
