using System.CommandLine;
using Deployer.Workspace;

namespace Deployer.App;

/// <summary>One call of one verb: what the person typed and what surrounds it.</summary>
/// <param name="Arguments">The parsed command line; <see cref="Value{T}(Option{T})"/> reads it.</param>
/// <param name="Surroundings">Environment, terminal, clock.</param>
/// <param name="WorkspaceRoot">Absolute path of the workspace; it need not exist yet.</param>
/// <param name="Json">The result is wanted as a JSON document.</param>
internal sealed record Call(ParseResult Arguments, Surroundings Surroundings, string WorkspaceRoot, bool Json)
{
    public Terminal Terminal => Surroundings.Terminal;

    /// <summary>The value of an option of the verb.</summary>
    public T? Value<T>(Option<T> option) => Arguments.GetValue(option);

    /// <summary>The value of an argument of the verb.</summary>
    public T? Value<T>(Argument<T> argument) => Arguments.GetValue(argument);

    /// <summary>True when the workspace was named on the command line.</summary>
    public required bool WorkspaceNamed { get; init; }

    /// <summary>Reads the workspace's configuration, tells its warnings, and from then on keeps its secrets out of all output.</summary>
    /// <param name="tellWarnings">False when the caller tells them.</param>
    public LoadedWorkspace LoadWorkspace(bool tellWarnings = true)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        if (WorkspaceNamed)
            arguments.Add(Variables.Workspace, WorkspaceRoot);
        var workspace = WorkspaceLoader.Load(WorkspaceRoot, Surroundings.Environment, arguments);
        Terminal.Redactor = workspace.Redactor;
        foreach (var warning in tellWarnings ? workspace.Warnings : [])
            Terminal.Warning($"{warning.Problem} {warning.Mend}");
        return workspace;
    }

    /// <summary>A path the person gave, absolute.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, Surroundings.CurrentFolder);
}
