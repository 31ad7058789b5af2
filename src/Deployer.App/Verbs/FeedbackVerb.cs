using System.CommandLine;
using Deployer.App.Control;
using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Repair.Inbox;
using Deployer.Storage.Sqlite;
using Deployer.Workspace;

namespace Deployer.App.Verbs;

/// <summary>`feedback check` and `feedback submit`: proposals of people.</summary>
internal static class FeedbackVerb
{
    private static readonly string[] Marks = ["applied-", "rejected-"];

    private const string Schema = "codex-deployer/feedback/1";

    public static Command Create(Shell shell)
    {
        var file = new Argument<string>("FILE") { Description = "A feedback file." };
        return Shell.Group(
            "feedback",
            "Check a proposed fix, or put it into the inbox.",
            shell.Verb(
                "check",
                "Say whether a feedback file can be tried. Exit code 1 when it is rejected.",
                [file],
                (call, cancellationToken) => RunAsync(call, call.Value(file) ?? "", submit: false, cancellationToken)),
            shell.Verb(
                "submit",
                "Check a feedback file and put it into the inbox; it is tried at the next look.",
                [file],
                (call, cancellationToken) => RunAsync(call, call.Value(file) ?? "", submit: true, cancellationToken)));
    }

    private static async Task<int> RunAsync(Call call, string path, bool submit, CancellationToken cancellationToken)
    {
        var workspace = call.LoadWorkspace();
        var file = call.FullPath(path);
        if (!File.Exists(file))
            throw new UsageException("no-file", $"There is no file {file}.", "Name a JSON file with the keys `repo`, `description` and `patch`.");
        var content = await File.ReadAllBytesAsync(file, cancellationToken);
        var reading = FeedbackFile.Read(content, [.. workspace.Options.Services.Select(FeedbackService.Of)]);
        if (reading is not FeedbackReading.Accepted { Proposal: var proposal })
            return Reject(call, ((FeedbackReading.Rejected)reading).Reason);
        if (await FindDecisionAsync(workspace, proposal.Id, cancellationToken) is { } decided)
            return Reject(call, $"this very content was {decided.Verdict} before, and each is tried once. The reason then: {decided.Reason}");

        var put = submit ? new Submission(workspace.Layout.Feedback).Put(NameInInbox(file), content) : null;
        if (put is not null)
            await new ControlClient(workspace.Layout.Socket, call.Surroundings.Time)
                .SendAsync(new ControlRequest("trigger", proposal.Service.Value), cancellationToken);
        Tell(call, new FeedbackDocument(Schema, submit ? "submitted" : "accepted", proposal.Service.Value, proposal.Summary, put));
        return ExitCode.Done;
    }

    private static async Task<FeedbackRecord?> FindDecisionAsync(LoadedWorkspace workspace, string id, CancellationToken cancellationToken)
    {
        await using var journal = await SqliteJournal.OpenReadOnlyAsync(workspace.Layout.Database, cancellationToken);
        return journal is null ? null : await journal.FindFeedbackAsync(id, cancellationToken);
    }

    private static int Reject(Call call, string reason)
    {
        Tell(call, new FeedbackDocument(Schema, "rejected", null, reason, null));
        return ExitCode.NotGreen;
    }

    /// <summary>Without what the inbox marks decided files with: it would pass over one that is submitted again.</summary>
    private static string NameInInbox(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        while (Marks.FirstOrDefault(mark => name.StartsWith(mark, StringComparison.Ordinal)) is { } mark)
            name = name[mark.Length..];
        name = name.EndsWith(".result", StringComparison.Ordinal) ? name[..^".result".Length] : name;
        return name.Length == 0 ? "feedback.json" : $"{name}.json";
    }

    private static void Tell(Call call, FeedbackDocument document)
    {
        if (call.Json)
            call.Terminal.Json(document);
        else
            call.Terminal.Result(document.Service is null
                ? $"rejected: {document.Text}"
                : $"{document.Verdict} for {document.Service}: {document.Text}{(document.File is null ? "" : $"\n{document.File}")}");
    }

    private sealed record FeedbackDocument(string Schema, string Verdict, string? Service, string Text, string? File);
}
