using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Grading;

/// <summary>What a build with its tests came to.</summary>
/// <param name="Built">The build and that of the tests succeeded.</param>
/// <param name="Green">All tests passed as well.</param>
internal sealed record SwiftResult(bool Built, bool Green)
{
    /// <summary>The tests ended within their time.</summary>
    public bool Ended { get; init; } = true;

    /// <summary>The tests' process died.</summary>
    public bool Died { get; init; }

    /// <summary>Identifiers of the compiler's errors.</summary>
    public IReadOnlyList<string> Diagnostics { get; init; } = [];

    /// <summary>Paths of the files with errors of the compiler, relative to the package.</summary>
    public IReadOnlyList<string> FaultyFiles { get; init; } = [];

    /// <summary>Names of the tests that passed.</summary>
    public IReadOnlyList<string> Passed { get; init; } = [];

    /// <summary>Names of the functions of tests that failed, or that began and did not end.</summary>
    public IReadOnlyList<string> Failed { get; init; } = [];
}

/// <summary>Builds and tests states of one package.</summary>
internal interface IBuilder
{
    /// <param name="tree">The state.</param>
    /// <param name="run">0 for its first run, 1 for its second: what is to be seen twice is built twice.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<SwiftResult> RunAsync(FileTree tree, int run, CancellationToken cancellationToken);
}
