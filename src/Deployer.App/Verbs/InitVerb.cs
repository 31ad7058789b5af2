using System.CommandLine;

namespace Deployer.App.Verbs;

/// <summary>`init`: writes what a new workspace needs.</summary>
internal static class InitVerb
{
    public static Command Create(Shell shell) => shell.Verb(
        "init",
        "Make the workspace: deployer.yaml, dispatcher.env and the folders. Never overwrites.",
        [],
        (call, _) => Task.FromResult(Run(call)));

    private static int Run(Call call)
    {
        call.Terminal.Result(call.WorkspaceRoot);
        return ExitCode.Done;
    }
}
