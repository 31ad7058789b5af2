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

    /// <summary>Absolute paths, seen at their own place, that it may only read; those that are missing are left out.</summary>
    public IReadOnlyList<string> Readable { get; init; } = [];

    /// <summary>Bytes of memory for it and all that it starts; null for no limit.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>How many processes and threads it may have at once; null for no limit.</summary>
    public int? Processes { get; init; }
}
