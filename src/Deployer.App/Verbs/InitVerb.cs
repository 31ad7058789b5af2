using System.CommandLine;
using Deployer.Workspace;

namespace Deployer.App.Verbs;

/// <summary>`init`: writes what a new workspace needs.</summary>
internal static class InitVerb
{
    public static Command Create(Shell shell) => shell.Verb(
        "init",
        "Make a workspace: deployer.yaml, dispatcher.env and the folders. What exists stays as it is.",
        [],
        (call, _) => Task.FromResult(Run(call)));

    private static int Run(Call call)
    {
        var layout = new WorkspaceLayout(call.WorkspaceRoot);
        var steps = new WorkspaceTemplate(layout).Write();
        if (call.Json)
        {
            call.Terminal.Json(new InitDocument("codex-deployer/init/1", layout.Root, steps));
            return ExitCode.Done;
        }

        foreach (var step in steps)
            call.Terminal.Result($"{(step.Created ? "created" : "kept   ")}  {step.Path}");
        call.Terminal.Progress(steps.Any(step => step.Created)
            ? "Next: name your services in deployer.yaml, then `codex-deployer doctor` and `codex-deployer run --once`."
            : "Everything was there already; nothing was changed.");
        return ExitCode.Done;
    }

    private sealed record InitDocument(string Schema, string Workspace, IReadOnlyList<TemplateStep> Steps);
}
