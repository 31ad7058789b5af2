using Deployer.Build.Resources;
using Deployer.Workspace;

namespace Deployer.App.Doctor;

/// <summary>There is room for builds where the workspace is.</summary>
internal sealed class DiskCheck : IDoctorCheck
{
    /// <inheritdoc/>
    public bool OfInstallation => true;

    /// <inheritdoc/>
    public Task<IReadOnlyList<CheckResult>> CheckAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var folder = context.Layout.Root;
        while (!Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder) ?? "/";
        var free = new DriveInfo(folder).AvailableFreeSpace;
        var mend = free >= DiskUsage.LeastFree
            ? null
            : $"Free at least {Quantity.Text(DiskUsage.LeastFree)} there, or put the workspace on another disk; .deployer/slots and .deployer/cache may be deleted.";
        IReadOnlyList<CheckResult> results =
        [
            new CheckResult("disk", $"{free / 1_000_000_000.0:0.0} GB free in {folder}", mend),
            .. context.Workspace is { } workspace ? [Usage(workspace, free, cancellationToken)] : Array.Empty<CheckResult>(),
        ];
        return Task.FromResult(results);
    }

    /// <summary>Being over the limit is no finding: the next cycle makes room.</summary>
    private static CheckResult Usage(LoadedWorkspace workspace, long free, CancellationToken cancellationToken)
    {
        var used = FolderSize.Of(workspace.Layout.State, cancellationToken);
        return new CheckResult("disk usage", new DiskUsage(used, workspace.Options.Limits.DiskBytes, free).ToString(), Mend: null);
    }
}
