using System.Globalization;
using Deployer.Kernel;

namespace Deployer.Workspace;

/// <summary>Who holds a workspace's lock.</summary>
/// <param name="ProcessId">Its process.</param>
/// <param name="Since">When it was taken.</param>
internal sealed record LockOwner(int ProcessId, DateTimeOffset Since);

/// <summary>Lets one daemon work in a workspace. The kernel frees it when its holder ends, however it ends.</summary>
internal sealed class WorkspaceLock : IDisposable
{
    private const int Tries = 5;

    // The error numbers of "would block", which is how the systems say that somebody else holds a lock.
    private const int HeldOnLinux = 11;
    private const int HeldOnMac = 35;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;
    private readonly string _ownerFile;

    private WorkspaceLock(FileStream file, string ownerFile) => (_file, _ownerFile) = (file, ownerFile);

    /// <summary>Takes it.</summary>
    /// <exception cref="MachineException">Another program holds it (code `workspace-locked`), or the folder cannot be written.</exception>
    public static async Task<WorkspaceLock> TakeAsync(WorkspaceLayout layout, TimeProvider time, CancellationToken cancellationToken)
    {
        CreateState(layout);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            if (TryOpen(layout) is { } file)
            {
                var taken = new WorkspaceLock(file, OwnerFile(layout));
                await File.WriteAllTextAsync(taken._ownerFile, $"{Environment.ProcessId} {time.GetUtcNow():O}\n", CancellationToken.None);
                return taken;
            }

            // Somebody who only looks whether it is free holds it for a moment.
            await Task.Delay(BetweenTries, cancellationToken);
        }

        throw new MachineException("workspace-locked", $"{Describe(ReadOwner(layout))} already works in {layout.Root}.", "Stop it first, or use another workspace.");
    }

    /// <summary>Who holds the lock now; null when nobody does.</summary>
    public static LockOwner? FindOwner(WorkspaceLayout layout)
    {
        if (!File.Exists(layout.LockFile))
        {
            return null;
        }

        using var free = TryOpen(layout);
        return free is null ? ReadOwner(layout) ?? new(0, default) : null;
    }

    public void Dispose()
    {
        File.Delete(_ownerFile);
        _file.Dispose();
    }

    private static string OwnerFile(WorkspaceLayout layout) => Path.ChangeExtension(layout.LockFile, ".owner");

    private static string Describe(LockOwner? owner) => owner is null
        ? "Another codex-deployer"
        : $"Another codex-deployer (process {owner.ProcessId}, since {owner.Since.ToString("u", CultureInfo.InvariantCulture)})";

    private static FileStream? TryOpen(WorkspaceLayout layout)
    {
        try
        {
            return new(layout.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.HResult is HeldOnLinux or HeldOnMac)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(layout.LockFile, exception);
        }
    }

    private static void CreateState(WorkspaceLayout layout)
    {
        try
        {
            Directory.CreateDirectory(layout.State);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(layout.State, exception);
        }
    }

    private static MachineException NotWritable(string path, Exception exception) =>
        new("state-not-writable", $"{path} cannot be written: {exception.Message}", "Check its owner and mode, and that its disk takes writes.");

    private static LockOwner? ReadOwner(WorkspaceLayout layout)
    {
        try
        {
            var fields = File.ReadAllText(OwnerFile(layout)).Split(' ');
            return fields.Length == 2 && int.TryParse(fields[0], out var id) && DateTimeOffset.TryParse(fields[1], out var since)
                ? new(id, since)
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
