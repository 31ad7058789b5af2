using Deployer.Kernel;
using Deployer.Processes;

namespace Deployer.App.Doctor;

/// <summary>Bubblewrap is there and this machine lets it make a sandbox.</summary>
internal sealed class SandboxCheck : IDoctorCheck
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public bool OfInstallation => true;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CheckResult>> CheckAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || context.Workspace?.Options.Sandbox.Mode == "off")
            return [];
        var request = new ProcessRequest("bwrap", ["--ro-bind", "/", "/", "--unshare-all", "--unshare-user", "--", "true"])
        {
            WorkingDirectory = "/",
            Deadline = Deadline,
        };
        try
        {
            var result = await context.Runner.RunAsync(request, cancellationToken);
            return result.Succeeded
                ? [new CheckResult("sandbox", "bubblewrap works", Mend: null)]
                : [new CheckResult("sandbox", $"bubblewrap is refused: {result.Errors.Trim()}",
                    "Allow unprivileged user namespaces (sysctl kernel.unprivileged_userns_clone=1, or an AppArmor profile for bwrap).")];
        }
        catch (MachineException exception)
        {
            return [new CheckResult("sandbox", exception.Message, "Install the package bubblewrap.")];
        }
    }
}
