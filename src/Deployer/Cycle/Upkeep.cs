using Deployer.Git;
using Deployer.Kernel;
using Deployer.Reflect;
using Deployer.Watch;
using Deployer.Workspace;

namespace Deployer.Cycle;

/// <summary>
/// Keeps what is known of a service whole over crashes, lost machines and remotes that cannot be reached: before it is looked at,
/// what was cut off is settled and what was lost restored; afterwards, what is not on its log branch yet is written there.
/// </summary>
internal sealed class Upkeep(Recovery recovery, Restorer restorer, Reflector reflector)
{
    /// <summary>Why the service must not be looked at now; null when it may be.</summary>
    public async Task<string?> PrepareAsync(ServiceSource source, CancellationToken cancellationToken)
    {
        try
        {
            await recovery.ResumeAsync(source, cancellationToken);
            await restorer.RestoreAsync(source, cancellationToken);
            return null;
        }
        catch (Exception error) when (error is MachineException or IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }

    public Task FinishAsync(ServiceSource source, CancellationToken cancellationToken) => reflector.CatchUpAsync(source, cancellationToken);

    /// <summary>Removes what a killed run left half-made in the workspace; nothing of it is in use when a run begins.</summary>
    public static void ClearUp(WorkspaceLayout layout)
    {
        FolderTree.Remove(CycleBooks.RunsFolderOf(layout));
        FolderTree.Remove(Path.Combine(layout.State, Scratch.Place));
        var answers = Path.Combine(layout.State, "cache", "toolchain");
        foreach (var (folder, pattern) in new[]
        {
            (layout.Logs, "*.new"), (layout.Feedback, "*.result.json.new"), (layout.State, "askpass.*"), (answers, "*.new"),
        })
        {
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, pattern) : [])
            {
                File.Delete(file);
            }
        }
    }
}
