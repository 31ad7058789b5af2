namespace Deployer.Processes.Sandbox;

/// <summary>
/// What a program of a service may see, write and use. Everything else is out of its reach: no network, no secrets, no other
/// process, a home and a temporary folder of its own.
/// </summary>
internal sealed record Confinement
{
    /// <summary>True: refuse to run where this machine cannot confine; false: run all the same, which the start of the loop has warned of.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>Absolute paths, seen at their own place, that it may write.</summary>
    public IReadOnlyList<string> Writable { get; init; } = [];

    /// <summary>
    /// Absolute paths, seen at their own place, that it may only read; those that are missing are left out. One that lies in a
    /// writable folder is protected there.
    /// </summary>
    public IReadOnlyList<string> Readable { get; init; } = [];

    /// <summary>Absolute paths to the folders that are shown there instead, writable; for caches that each service has of its own.</summary>
    public IReadOnlyDictionary<string, string> Shown { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Absolute path of a root file system whose system folders it sees in place of this machine's; null: this machine's.</summary>
    public string? SystemRoot { get; init; }

    /// <summary>Absolute path of a folder for what tools keep between the runs of one service; null for none.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Bytes of memory for it and all that it starts; null for no limit.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>How many processes and threads it may have at once; null for no limit.</summary>
    public int? Processes { get; init; }

    /// <summary>It is ended when a disk that it may write to has less room than this; null: 1 GB or 2 % of the disk, the smaller.</summary>
    public long? LeastFreeBytes { get; init; }

    /// <summary>The same for one worktree: it may write there, except to the file that says which repository the worktree is of.</summary>
    public Confinement In(string worktree) => this with
    {
        Writable = [.. Writable, worktree],
        Readable = [.. Readable, Path.Combine(worktree, ".git")],
    };
}
