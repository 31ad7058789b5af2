using System.CommandLine;
using System.CommandLine.Parsing;
using Deployer.Kernel;
using Deployer.Workspace;

namespace Deployer.App;

/// <summary>Makes verbs: every verb gets the options that all have, and a <see cref="Call"/> when it is called.</summary>
/// <param name="surroundings">Environment, terminal, clock.</param>
internal sealed class Shell(Surroundings surroundings)
{
    private readonly Option<string?> _workspace = new("--workspace")
    {
        Description = "The workspace. Default: DEPLOYER_WORKSPACE, else the current folder.",
        HelpName = "DIR",
        Recursive = true,
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print the result, or the error, as a JSON document.",
        Recursive = true,
    };

    private readonly Option<bool> _noColor = new("--no-color")
    {
        Description = "No colours; the variable NO_COLOR does the same.",
        Recursive = true,
    };

    private readonly Option<bool> _verbose = new("--verbose") { Description = "Tell more on standard error.", Recursive = true };

    /// <summary>The options of all verbs.</summary>
    public IReadOnlyList<Option> GlobalOptions => [_workspace, _json, _noColor, _verbose];

    /// <summary>A verb with its arguments and options.</summary>
    /// <param name="name">What is typed.</param>
    /// <param name="description">One or two sentences for its help.</param>
    /// <param name="symbols">Its arguments (in their order) and options.</param>
    /// <param name="run">Does it and returns the exit code.</param>
    public Command Verb(
        string name, string description, IReadOnlyList<Symbol> symbols, Func<Call, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description);
        foreach (var argument in symbols.OfType<Argument>())
            command.Add(argument);
        foreach (var option in symbols.OfType<Option>())
            command.Add(option);
        command.SetAction((parsed, cancellationToken) => run(CallOf(parsed), cancellationToken));
        return command;
    }

    /// <summary>A word that only groups verbs.</summary>
    public static Command Group(string name, string description, params IEnumerable<Command> verbs)
    {
        var command = new Command(name, description);
        foreach (var verb in verbs)
            command.Add(verb);
        return command;
    }

    /// <summary>Whether the error, too, is wanted as a JSON document.</summary>
    public bool WantsJson(ParseResult parsed) =>
        parsed.GetResult(_json) is { Implicit: false } || parsed.GetResult("--format") is OptionResult { Tokens: [{ Value: "json" }] };

    /// <summary>The workspace that was asked for, absolute, whether it exists or not.</summary>
    public string WorkspaceOf(ParseResult parsed)
    {
        var named = parsed.GetResult(_workspace) is { Errors: var errors } && !errors.Any() ? parsed.GetValue(_workspace) : null;
        if (named is { Length: 0 })
            throw new UsageException("usage", "--workspace is empty.", "Name a folder, or leave the option out.");
        named ??= surroundings.Environment.GetValueOrDefault(Variables.Workspace);
        return Path.GetFullPath(string.IsNullOrEmpty(named) ? "." : named, surroundings.CurrentFolder);
    }

    private Call CallOf(ParseResult parsed)
    {
        var terminal = surroundings.Terminal;
        terminal.Verbose = parsed.GetValue(_verbose);
        terminal.Color &= !parsed.GetValue(_noColor) && string.IsNullOrEmpty(surroundings.Environment.GetValueOrDefault("NO_COLOR"));
        return new Call(parsed, surroundings, WorkspaceOf(parsed), parsed.GetValue(_json))
        {
            WorkspaceNamed = parsed.GetValue(_workspace) is not null,
        };
    }
}
