using Deployer.Workspace;

namespace Deployer.Watch;

/// <summary>The kill switch: while its file exists nothing is built, pushed or released.</summary>
internal sealed class StopSwitch(WorkspaceLayout layout, TimeProvider time)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    /// <summary>Absolute path of the file.</summary>
    public string File => layout.StopFile;

    public bool IsOn => System.IO.File.Exists(layout.StopFile);

    /// <summary>What people are told while it is on.</summary>
    public string Notice => $"{layout.StopFile} exists: nothing is built, pushed or released until it is removed.";

    /// <summary>Ends soon after the file has come or gone.</summary>
    public async Task ChangedAsync(bool from, CancellationToken cancellationToken)
    {
        while (IsOn == from)
        {
            await Task.Delay(Step, time, cancellationToken);
        }
    }
}
