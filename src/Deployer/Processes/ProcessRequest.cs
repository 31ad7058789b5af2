using Deployer.Processes.Sandbox;

namespace Deployer.Processes;

/// <summary>A program to run: no shell, an argument list, and only the environment that is named here or allowed to everyone.</summary>
/// <param name="Program">A program's name, looked up on the PATH, or its absolute path.</param>
/// <param name="Arguments">The arguments, each passed as it is.</param>
internal sealed record ProcessRequest(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Absolute path of the folder to run in.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>How long it may take; then its whole process group is killed.</summary>
    public required TimeSpan Deadline { get; init; }

    /// <summary>Variables added to the allow-listed ones.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What it reads; null closes its standard input at once.</summary>
    public ReadOnlyMemory<byte>? StandardInput { get; init; }

    /// <summary>A file that both streams are appended to, line by line as they come; null for none.</summary>
    public string? LogFile { get; init; }

    /// <summary>A second file that gets the same, shared by several runs; null for none.</summary>
    public string? FollowFile { get; init; }

    /// <summary>How much each of these files holds; of more the beginning and the end are kept.</summary>
    public LogSize LogSize { get; init; } = LogSize.Usual;

    /// <summary>How many bytes of each stream are kept in memory: the first half and the last half.</summary>
    public int MaxCapturedBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Gives it the user's SSH agent.</summary>
    public bool UsesSshAgent { get; init; }

    /// <summary>Gives way to the others of the machine: runs at low priority, waits and stands still while memory is short.</summary>
    public bool Yields { get; init; }

    /// <summary>Whom it runs for, in what people are told of it; null: nobody in particular.</summary>
    public string? Owner { get; init; }

    /// <summary>For people.</summary>
    public string Title => Owner is null ? Path.GetFileName(Program) : $"{Owner}: {Path.GetFileName(Program)}";

    /// <summary>What it may reach; null: whatever this user may.</summary>
    public Confinement? Confinement { get; init; }

    /// <summary>Leaves what it started in the background running when it ends by itself, as a restart script wants.</summary>
    public bool MayLeaveProcesses { get; init; }
}
