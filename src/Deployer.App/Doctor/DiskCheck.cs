using Deployer.Workspace;

namespace Deployer.App.Doctor;

/// <summary>There is room for builds where the workspace is.</summary>
internal sealed class DiskCheck : IDoctorCheck
{
    private const long LeastBytes = 2L * 1000 * 1000 * 1000;

    /// <inheritdoc/>
    public bool OfInstallation => true;

    /// <inheritdoc/>
    public Task<IReadOnlyList<CheckResult>> CheckAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var folder = context.Layout.Root;
        while (!Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder) ?? "/";
        var free = new DriveInfo(folder).AvailableFreeSpace;
        var mend = free >= LeastBytes
            ? null
            : $"Free at least {Quantity.Text(LeastBytes)} there, or put the workspace on another disk; .deployer/slots and .deployer/cache may be deleted.";
        return Task.FromResult<IReadOnlyList<CheckResult>>([new CheckResult("disk", $"{free / 1_000_000_000.0:0.0} GB free in {folder}", mend)]);
    }
}
