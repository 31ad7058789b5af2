using Deployer.Kernel;
using Deployer.Processes;

namespace Deployer.Git;

/// <summary>One run of Git.</summary>
/// <param name="Folder">Absolute path of the folder it runs in.</param>
/// <param name="Arguments">The subcommand and its arguments.</param>
internal sealed record GitCommand(string Folder, params IReadOnlyList<string> Arguments)
{
    /// <summary>What it reads; null for nothing.</summary>
    public ReadOnlyMemory<byte>? Input { get; init; }

    /// <summary>Variables of this command, such as `GIT_INDEX_FILE`.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Settings of this command, `name=value`.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The repository it talks to; null for local work, which knows no configuration of the user's.</summary>
    public Remote? Remote { get; init; }
}

/// <summary>Runs Git with nothing of a repository's or a machine's configuration that could run a program or wait for a person.</summary>
/// <param name="runner">Starts it.</param>
/// <param name="identity">Who commits.</param>
/// <param name="stateFolder">Absolute path of a folder of ours.</param>
internal sealed class GitProgram(ProcessRunner runner, GitIdentity identity, string stateFolder)
{
    private const int MaxOutputBytes = 256 * 1024 * 1024;

    private static readonly TimeSpan LocalDeadline = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan RemoteDeadline = TimeSpan.FromMinutes(10);

    private static readonly string[] Always =
    [
        "-c", "core.hooksPath=/dev/null",
        "-c", "core.fsmonitor=false",
        "-c", "core.quotePath=false",
        "-c", "gc.auto=0",
        "-c", "maintenance.auto=false",
        "-c", "protocol.ext.allow=never",
        "-c", "advice.detachedHead=false",
        "-c", "submodule.recurse=false",

        // To look whether a submodule was changed is to run Git with the configuration that a build left in it.
        "-c", "diff.ignoreSubmodules=all",
        "-c", "commit.gpgSign=false",
    ];

    private static readonly string[] Local = ["-c", "core.excludesFile=/dev/null", "-c", "core.attributesFile=/dev/null"];

    // An empty helper clears the list of helpers: nothing may store our token, or answer in its place.
    private static readonly string[] WithToken = ["-c", "credential.helper=", "-c", "credential.useHttpPath=false"];

    private readonly AskPass _askPass = new(stateFolder);

    /// <summary>Knows what must be neither shown nor published.</summary>
    public Redactor Redactor { get; init; } = Redactor.None;

    /// <summary>Absolute path of a folder of ours, for temporary files.</summary>
    public string StateFolder => stateFolder;

    /// <summary>Runs it, whatever its exit code.</summary>
    /// <exception cref="MachineException">Git is not installed or took too long, or printed more than is kept.</exception>
    public async Task<ProcessResult> RunAsync(GitCommand command, CancellationToken cancellationToken)
    {
        var result = await runner.RunAsync(Describe(command), cancellationToken);
        if (result.DeadlineExceeded)
        {
            throw new MachineException(
                "git-too-slow",
                $"git {command.Arguments[0]} in {command.Folder} took longer than {(int)result.Duration.TotalSeconds} s and was ended.",
                Hint(command));
        }

        return result.OmittedBytes == 0
            ? result
            : throw new MachineException("git-output", $"git {command.Arguments[0]} in {command.Folder} printed more than {MaxOutputBytes} bytes.");
    }

    /// <summary>Runs it and demands that it succeeds.</summary>
    /// <exception cref="MachineException">It failed.</exception>
    public async Task<ProcessResult> RequireAsync(GitCommand command, CancellationToken cancellationToken)
    {
        var result = await RunAsync(command, cancellationToken);
        return result.Succeeded ? result : throw Failure(command, result);
    }

    /// <summary>Runs it, demands that it succeeds, and returns what it printed without blanks around it.</summary>
    public async Task<string> ReadAsync(GitCommand command, CancellationToken cancellationToken) =>
        (await RequireAsync(command, cancellationToken)).OutputText.Trim();

    /// <summary>What went wrong, for a person; code `git-remote` when a remote was talked to.</summary>
    public static MachineException Failure(GitCommand command, ProcessResult result) => new(
        command.Remote is null ? "git-failed" : "git-remote",
        command.Remote is null
            ? $"git {command.Arguments[0]} failed in {command.Folder}: {Reason(command, result)}"
            : $"git {command.Arguments[0]} failed for {Redact(command, command.Remote.Url)}: {Reason(command, result)}",
        SshCommand.HintFor(result.Errors) ?? Hint(command));

    /// <summary>What Git said, free of secrets, at most 2000 characters.</summary>
    public static string Reason(GitCommand command, ProcessResult result)
    {
        var text = Redact(command, result.Errors.Trim());
        return text.Length == 0 ? $"exit code {result.ExitCode}" : text.Length > 2000 ? text[..2000] : text;
    }

    private static string? Hint(GitCommand command) =>
        command.Remote is null ? null : "Check the address, the network, and the right of the token or key.";

    private static string Redact(GitCommand command, string text) =>
        new Redactor(command.Remote?.Token is { } token ? [token] : []).Redact(text);

    private ProcessRequest Describe(GitCommand command) => new("git", [.. Always, .. Configuration(command), .. command.Settings.SelectMany(setting => new[] { "-c", setting }), .. command.Arguments])
    {
        WorkingDirectory = command.Folder,
        Deadline = command.Remote is null ? LocalDeadline : RemoteDeadline,
        Environment = Variables(command),
        StandardInput = command.Input,
        UsesSshAgent = command.Remote is not null,
        MaxCapturedBytes = MaxOutputBytes,
    };

    private static string[] Configuration(GitCommand command) =>
        command.Remote is null ? Local : command.Remote.Token is null ? [] : WithToken;

    private Dictionary<string, string> Variables(GitCommand command)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LC_ALL"] = "C",
            ["GIT_TERMINAL_PROMPT"] = "0",
            ["GIT_ALLOW_PROTOCOL"] = "file:http:https:ssh:git",
            ["GIT_LITERAL_PATHSPECS"] = "1",
            ["GIT_OPTIONAL_LOCKS"] = "0",
            ["GIT_AUTHOR_NAME"] = identity.Name,
            ["GIT_AUTHOR_EMAIL"] = identity.Email,
            ["GIT_COMMITTER_NAME"] = identity.Name,
            ["GIT_COMMITTER_EMAIL"] = identity.Email,
        };
        var special = command.Remote is null
            ? new() { ["GIT_CONFIG_NOSYSTEM"] = "1", ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_ATTR_NOSYSTEM"] = "1" }
            : _askPass.For(command.Remote).Concat(SshCommand.For(command.Remote)).ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in special.Concat(command.Environment))
        {
            variables[name] = value;
        }

        return variables;
    }
}
