using Deployer.Processes;
using Deployer.Workspace;

namespace Deployer.App.Doctor;

/// <summary>One thing that must be right before the loop can work. It changes nothing.</summary>
internal interface IDoctorCheck
{
    /// <summary>True when it needs no workspace.</summary>
    bool OfInstallation { get; }

    /// <summary>What it found, one entry for each thing looked at; empty when there was nothing to look at.</summary>
    Task<IReadOnlyList<CheckResult>> CheckAsync(DoctorContext context, CancellationToken cancellationToken);
}

/// <summary>What checks may look at.</summary>
/// <param name="Environment">The environment variables.</param>
/// <param name="Layout">The workspace's places, whether it exists or not.</param>
/// <param name="Workspace">The workspace; null when its configuration is wrong or it is not looked at.</param>
/// <param name="Runner">Runs programs.</param>
internal sealed record DoctorContext(
    IReadOnlyDictionary<string, string> Environment, WorkspaceLayout Layout, LoadedWorkspace? Workspace, ProcessRunner Runner);

/// <summary>What a check found about one thing.</summary>
/// <param name="Name">What was looked at: `git`, `swift`, `remote payments`.</param>
/// <param name="Found">What is there or what is wrong.</param>
/// <param name="Mend">How to mend it; null when all is well.</param>
internal sealed record CheckResult(string Name, string Found, string? Mend)
{
    /// <summary>True when there is nothing to mend.</summary>
    public bool IsWell => Mend is null;
}
