using Deployer.Build.Dependencies;
using Deployer.Build.Economy;
using Deployer.Build.Swift.Source;
using Deployer.Processes.Sandbox;

namespace Deployer.Build;

/// <summary>Where a package is built, and where what the runs say is written.</summary>
/// <param name="PackageFolder">Absolute path of the package in its slot.</param>
/// <param name="RunFolder">Absolute path of a folder of this examination only: logs, event streams, temporary files.</param>
/// <param name="Environment">The service's own variables.</param>
internal sealed record BuildPlace(string PackageFolder, string RunFolder, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>A file that every run's output is also appended to while it comes; null for none.</summary>
    public string? FollowFile { get; init; }

    /// <summary>Whose package it is, for people; null: said nowhere.</summary>
    public string? Owner { get; init; }

    /// <summary>What is done to need less of the machine.</summary>
    public Measures Measures { get; init; }

    /// <summary>Only tests that this regular expression matches are run; null: all.</summary>
    public string? TestFilter { get; init; }

    /// <summary>Absolute path of the folder that the package's own code may write results for us to.</summary>
    public string ResultsFolder => Path.Combine(RunFolder, "results");

    /// <summary>What the package's own code may reach: its manifest, its build, its tests; null: whatever this user may.</summary>
    public Confinement? Confinement { get; init; }

    /// <summary>Where its dependencies come from when its code has no network; null: the tools fetch them themselves.</summary>
    public DependencyAccess? Dependencies { get; init; }

    /// <summary>The place with what sends every Git of its tools to our mirrors, where they have no network.</summary>
    public BuildPlace WithMirrors() => Dependencies is null
        ? this
        : this with
        {
            Environment = Dependencies.Mirrors.Variables.Concat(Environment)
                .DistinctBy(variable => variable.Key, StringComparer.Ordinal)
                .ToDictionary(StringComparer.Ordinal),
            Confinement = Confinement is { } given ? given with { Readable = [.. given.Readable, Dependencies.Mirrors.Folder] } : null,
        };
}

/// <summary>Builds and tests packages of one kind.</summary>
internal interface IToolchain
{
    /// <summary>
    /// Everything about the tools that may change a verdict: programs, versions, flags. Part of the work key; its first line
    /// names them for people.
    /// </summary>
    /// <exception cref="Kernel.MachineException">The tools are missing.</exception>
    Task<string> IdentifyAsync(CancellationToken cancellationToken);

    /// <summary>The measures that change how a build, or else the tests, of this package run.</summary>
    Measures MeasuresFor(BuildPlace place, bool isTest);

    /// <summary>Everything that the package's manifest declares, as JSON in the tools' own form; null when they cannot tell.</summary>
    Task<string?> DescribeManifestAsync(BuildPlace place, CancellationToken cancellationToken);

    /// <summary>Whether these tools read the structure of sources.</summary>
    bool ReadsSyntax { get; }

    /// <summary>The structure of a source as the compiler's parser sees it; null when it cannot be read, or these tools read none.</summary>
    Task<SyntaxNode?> ReadSyntaxAsync(BuildPlace place, byte[] source, CancellationToken cancellationToken);

    /// <summary>A judge of changes of a package that was just built there, or failed to; null when these tools have none.</summary>
    Task<ICompilerJudge?> OpenJudgeAsync(BuildPlace place, CancellationToken cancellationToken);

    /// <summary>True when some tests of this package can be run without the others.</summary>
    bool CanSelect(BuildPlace place);

    /// <summary>Builds everything, tests included.</summary>
    Task<Observation> BuildAsync(BuildPlace place, CancellationToken cancellationToken);

    /// <summary>Runs all tests of what was built, or those that the place selects; the observation comes back without a test run when there is nothing to test.</summary>
    Task<Observation> TestAsync(BuildPlace place, Observation built, CancellationToken cancellationToken);
}
