using System.CommandLine;
using Deployer.Workspace;

namespace Deployer.App.Verbs;

/// <summary>`config`: the effective configuration with origins, or the reference page.</summary>
internal static class ConfigVerb
{
    public static Command Create(Shell shell)
    {
        var docs = new Option<bool>("--docs") { Description = "Print the reference page of all variables instead." };
        return shell.Verb(
            "config",
            "Show the effective configuration, secrets masked, and where each value came from.",
            [docs],
            (call, _) => Task.FromResult(call.Value(docs) ? PrintPage(call) : PrintValues(call)));
    }

    private static int PrintPage(Call call)
    {
        if (call.Json)
            call.Terminal.Json(new PageDocument("codex-deployer/variables/1", Variables.All));
        else
            call.Terminal.Result(VariablesPage.Text.TrimEnd());
        return ExitCode.Done;
    }

    private static int PrintValues(Call call)
    {
        var workspace = call.LoadWorkspace();
        var variables = workspace.Variables.Select(value => new OptionRow(value.Variable.Name, value.Shown, value.Origin));
        var document = new ConfigDocument(
            "codex-deployer/config/1", workspace.Layout.Root, [.. variables], workspace.Rows, workspace.Warnings);
        if (call.Json)
        {
            call.Terminal.Json(document);
            return ExitCode.Done;
        }

        call.Terminal.Result($"# {workspace.Layout.Root}");
        Print(call.Terminal, "# variables", document.Variables);
        Print(call.Terminal, "# deployer.yaml", document.Options);
        return ExitCode.Done;
    }

    private static void Print(Terminal terminal, string title, IReadOnlyList<OptionRow> rows)
    {
        var lines = rows.Select(row => (Text: $"{row.Key}: {row.Value ?? "null"}", row.Origin)).ToList();
        var width = Math.Min(60, lines.Max(line => line.Text.Length));
        terminal.Result("");
        terminal.Result(title);
        foreach (var (text, origin) in lines)
            terminal.Result($"{text.PadRight(width)}  # {origin}");
    }

    private sealed record ConfigDocument(
        string Schema,
        string Workspace,
        IReadOnlyList<OptionRow> Variables,
        IReadOnlyList<OptionRow> Options,
        IReadOnlyList<ConfigurationWarning> Warnings);

    private sealed record PageDocument(string Schema, IReadOnlyList<Variable> Variables);
}
