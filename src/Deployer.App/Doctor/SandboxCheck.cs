using Deployer.Processes.Sandbox;
using Deployer.Workspace;

namespace Deployer.App.Doctor;

/// <summary>This machine can confine builds and limit what they use.</summary>
internal sealed class SandboxCheck : IDoctorCheck
{
    /// <inheritdoc/>
    public bool OfInstallation => true;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CheckResult>> CheckAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || context.Workspace?.Options.Sandbox.Mode == SandboxOptions.Off)
            return [];
        var abilities = await context.Runner.Confiner.ReadAbilitiesAsync(cancellationToken);
        return
        [
            Result("sandbox", "bubblewrap works, with namespaces of its own", abilities.Fault),
            Result("limits", "memory and processes are limited by control groups", abilities.GroupFault),
        ];
    }

    private static CheckResult Result(string name, string well, SandboxFault? fault) => new(name, fault?.Problem ?? well, fault?.Mend);
}
