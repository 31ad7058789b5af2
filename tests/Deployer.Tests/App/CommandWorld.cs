using Deployer.App;
using Deployer.Tests.Processes;
using Xunit;

namespace Deployer.Tests.App;

/// <summary>Calls the program in this process, with a folder, an environment and streams of its own.</summary>
internal sealed class CommandWorld : IDisposable
{
    private readonly TempFolder _folder = new();

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>What is piped in; null when a person sits at the terminal.</summary>
    public Stream? Input { get; set; }

    public string Folder => _folder.Path;

    public void Dispose() => _folder.Dispose();

    public string PathOf(string relative) => _folder[relative];

    public Task<CommandRun> RunAsync(params string[] arguments) => RunAsync(arguments, TestContext.Current.CancellationToken);

    /// <summary>A call that is interrupted before it begins.</summary>
    public Task<CommandRun> RunInterruptedAsync(params string[] arguments) => RunAsync(arguments, new CancellationToken(canceled: true));

    /// <summary>A call that gets SIGTERM before it begins.</summary>
    public Task<CommandRun> RunTerminatedAsync(params string[] arguments) =>
        RunAsync(arguments, new CancellationToken(canceled: true), terminated: true);

    private async Task<CommandRun> RunAsync(string[] arguments, CancellationToken cancellationToken, bool terminated = false)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var terminal = new Terminal(output, errors) { OpenInput = () => Input ?? Stream.Null, InputRedirected = Input is not null };
        var surroundings = new Surroundings(Environment, terminal) { CurrentFolder = Folder, Terminated = () => terminated };
        var exitCode = await CommandLine.RunAsync(arguments, surroundings, cancellationToken);
        return new CommandRun(exitCode, output.ToString(), errors.ToString());
    }
}

/// <summary>How a call ended and what it wrote.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Errors);
