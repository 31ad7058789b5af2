using Deployer.Build.Economy;
using Deployer.Build.Swift.Source;
using Deployer.Kernel;
using Deployer.Processes;
using Deployer.Workspace;

namespace Deployer.Build.Commands;

/// <summary>Builds and tests with the commands that the configuration names.</summary>
internal sealed class CommandToolchain(ToolchainOptions.Commands commands, ProcessRunner runner) : IToolchain
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(30);

    /// <summary>What common build tools read for the number of their jobs; a command that names a number itself is not reached.</summary>
    private static readonly Dictionary<string, string> OneJob = new(StringComparer.Ordinal)
    {
        ["SWIFTPM_NUM_JOBS"] = "1",
        ["CMAKE_BUILD_PARALLEL_LEVEL"] = "1",
        ["MAKEFLAGS"] = "-j1",
    };

    public Measures MeasuresFor(BuildPlace place, bool isTest) => Measures.OneJob;

    public Task<ICompilerJudge?> OpenJudgeAsync(BuildPlace place, CancellationToken cancellationToken) => Task.FromResult<ICompilerJudge?>(null);

    public bool CanSelect(BuildPlace place) => false;

    public Task<string> IdentifyAsync(CancellationToken cancellationToken) =>
        Task.FromResult($"commands {Fingerprint.Of([.. commands.Build, "then", .. commands.Test])}");

    public Task<string?> DescribeManifestAsync(BuildPlace place, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public bool ReadsSyntax => false;

    public Task<SyntaxNode?> ReadSyntaxAsync(BuildPlace place, byte[] source, CancellationToken cancellationToken) => Task.FromResult<SyntaxNode?>(null);

    public async Task<Observation> BuildAsync(BuildPlace place, CancellationToken cancellationToken) => new()
    {
        PackageFolder = place.PackageFolder,
        Build = await RunAsync(place, "build", commands.Build, cancellationToken),
    };

    public async Task<Observation> TestAsync(BuildPlace place, Observation built, CancellationToken cancellationToken) =>
        commands.Test.Count == 0 ? built : built with { Test = await RunAsync(place, "test", commands.Test, cancellationToken) };

    /// <summary>A program with a slash is a file of the package; any other is looked up on the PATH.</summary>
    private Task<RunRecord> RunAsync(
        BuildPlace place, string step, IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var program = command[0].Contains('/') ? Path.GetFullPath(command[0], place.PackageFolder) : command[0];
        var call = new ToolCall(step, program, [.. command.Skip(1)], Deadline);
        var environment = place.Measures.HasFlag(Measures.OneJob)
            ? OneJob.Where(variable => !place.Environment.ContainsKey(variable.Key)).Concat(place.Environment).ToDictionary(StringComparer.Ordinal)
            : place.Environment;
        return ToolRun.RunAsync(runner, place with { Environment = environment }, call, cancellationToken);
    }
}
