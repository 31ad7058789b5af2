namespace Deployer.App.Doctor;

/// <summary>All checks, in the order they are made and told.</summary>
internal static class DoctorChecks
{
    public static IReadOnlyList<IDoctorCheck> All { get; } =
    [
        new GitCheck(),
        new SwiftCheck(),
        new SandboxCheck(),
        new DiskCheck(),
        new WarningsCheck(),
        new CredentialCheck(),
        new RemoteCheck(),
    ];
}
