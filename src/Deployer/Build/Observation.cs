using Deployer.Build.Economy;
using Deployer.Build.Swift;
using Deployer.Processes;
using Deployer.Processes.Sandbox;

namespace Deployer.Build;

/// <summary>What one program run of a build or a test left behind.</summary>
/// <param name="ExitCode">As of the process; 128 + n after signal n.</param>
/// <param name="DeadlineExceeded">True when it was killed because its time was over.</param>
/// <param name="LogFile">Absolute path of the file that holds both streams of this run and nothing else.</param>
/// <param name="Duration">From start to end.</param>
internal sealed record RunRecord(int ExitCode, bool DeadlineExceeded, string LogFile, TimeSpan Duration)
{
    /// <summary>Absolute paths of the `.dia` files that the run wrote.</summary>
    public IReadOnlyList<string> DiagnosticFiles { get; init; } = [];

    /// <summary>Absolute path of Swift Testing's event stream; null when there is none.</summary>
    public string? EventStreamFile { get; init; }

    /// <summary>True for a run of the tests by the package manager, false for one by a command of the package's own.</summary>
    public bool IsByPackageManager { get; init; }

    /// <summary>Absolute paths of the xUnit files that the run wrote; those that are missing are left out.</summary>
    public IReadOnlyList<string> XUnitFiles { get; init; } = [];

    /// <summary>What the machine did to it meanwhile.</summary>
    public Strain Strain { get; init; } = Strain.None;

    /// <summary>The limit of the sandbox that made it fail; null when there was none.</summary>
    public LimitBreach? Breach { get; init; }

    public bool Succeeded => ExitCode == 0 && !DeadlineExceeded;
}

/// <summary>A package, built and perhaps tested, to be understood.</summary>
internal sealed record Observation
{
    /// <summary>Absolute path of the package.</summary>
    public required string PackageFolder { get; init; }

    public required RunRecord Build { get; init; }

    /// <summary>Null when the build failed or there is nothing to test.</summary>
    public RunRecord? Test { get; init; }

    /// <summary>What was done to need less of the machine.</summary>
    public Measures Measures { get; init; }

    /// <summary>The package's targets; null when the manifest could not be read or it is no Swift package.</summary>
    public SwiftManifest? Manifest { get; init; }
}
