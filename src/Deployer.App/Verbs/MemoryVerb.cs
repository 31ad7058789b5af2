using System.CommandLine;
using System.Text;
using Deployer.Kernel;
using Deployer.Repair.Memory;
using Deployer.Storage.Sqlite;

namespace Deployer.App.Verbs;

/// <summary>`memory export` and `memory import`: verified fixes from one machine to another.</summary>
internal static class MemoryVerb
{
    private const string Schema = "codex-deployer/memory-exchange/1";

    public static Command Create(Shell shell)
    {
        var target = new Argument<string>("FILE or -")
        {
            Description = "Where they are written. Default: standard output.",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => "-",
        };
        var source = new Argument<string>("FILE") { Description = "A file that `memory export` wrote; `-` is standard input." };
        var (exported, imported) = (OfFix(), OfFix());
        return Shell.Group(
            "memory",
            "Carry the memory of verified fixes to another machine.",
            shell.Verb(
                "export",
                "Write the verified fixes that are remembered, one JSON document on each line.",
                [target, exported],
                (call, cancellationToken) => ExportAsync(call, call.Value(target) ?? "-", call.Value(exported), cancellationToken)),
            shell.Verb(
                "import",
                "Add verified fixes to those that are remembered: all of the file, or nothing when a line is wrong.",
                [source, imported],
                (call, cancellationToken) => ImportAsync(call, call.Value(source) ?? "", call.Value(imported), cancellationToken)));
    }

    private static Option<bool> OfFix() => new("--of-fix") { Description = "The memory of `fix` and not the workspace's." };

    private static async Task<int> ExportAsync(Call call, string path, bool ofFix, CancellationToken cancellationToken)
    {
        var fixes = await new SqliteFixMemory(DatabaseOf(call, ofFix)).ListAsync(cancellationToken);
        var text = MemoryLines.Write(fixes, call.Terminal.Redactor);
        var literal = fixes.Count(fix => fix.Template.Diff is not null);
        if (literal > 0)
            call.Terminal.Detail($"{literal} fixes that could not be abstracted stay here.");
        if (path == "-")
        {
            if (text.Length > 0)
                call.Terminal.Result(text.TrimEnd('\n'));
            return ExitCode.Done;
        }

        var file = call.FullPath(path);
        await File.WriteAllTextAsync(file, text, new UTF8Encoding(false), cancellationToken);
        Tell(call, new ExchangeDocument(Schema, "exported", file, fixes.Count - literal, null));
        return ExitCode.Done;
    }

    private static async Task<int> ImportAsync(Call call, string path, bool ofFix, CancellationToken cancellationToken)
    {
        var database = DatabaseOf(call, ofFix);
        var name = path == "-" ? "standard input" : call.FullPath(path);
        var reading = MemoryLines.Read(await ReadAsync(call, path, cancellationToken));
        if (reading.Faults is [var first, ..])
        {
            var more = reading.Faults.Count > 1 ? $" {reading.Faults.Count - 1} more lines are wrong." : "";
            throw new UsageException("memory-line", $"{name}, {first}.{more}", "Nothing was imported. Export it again, or take the wrong lines out.");
        }

        var fresh = await new SqliteFixMemory(database).SaveAsync(reading.Fixes, cancellationToken);
        Tell(call, new ExchangeDocument(Schema, "imported", name, reading.Fixes.Count, fresh));
        return ExitCode.Done;
    }

    private static async Task<byte[]> ReadAsync(Call call, string path, CancellationToken cancellationToken)
    {
        if (path != "-" && !File.Exists(call.FullPath(path)))
            throw new UsageException("no-file", $"There is no file {call.FullPath(path)}.", "Name a file that `codex-deployer memory export` wrote.");
        await using var input = path == "-" ? call.Terminal.OpenInput() : File.OpenRead(call.FullPath(path));
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; bytes.Length <= MemoryLines.MaxBytes && (read = await input.ReadAsync(buffer, cancellationToken)) > 0;)
            bytes.Write(buffer, 0, read);
        return bytes.ToArray();
    }

    private static string DatabaseOf(Call call, bool ofFix) => ofFix ? UserState.MemoryOf(call) : call.LoadWorkspace().Layout.Database;

    private static void Tell(Call call, ExchangeDocument document)
    {
        if (call.Json)
            call.Terminal.Json(document);
        else
            call.Terminal.Result($"{document.Verdict} {document.Fixes} fixes{(document.New is { } fresh ? $", {fresh} of them new" : "")}: {document.File}");
    }

    private sealed record ExchangeDocument(string Schema, string Verdict, string File, int Fixes, int? New);
}
