namespace Deployer.Repair.Inbox;

/// <summary>A file of the inbox, by its content.</summary>
/// <param name="File">Absolute path; for one that came by Git where it would be in the workspace.</param>
/// <param name="Id">SHA-256 of its content, 64 hexadecimal digits.</param>
internal sealed record FoundFile(string File, string Id)
{
    /// <summary>Its bytes; empty when <see cref="Fault"/> says why they were not read.</summary>
    public byte[] Content { get; init; } = [];

    /// <summary>Why it is rejected, whatever it says; null when it is to be read.</summary>
    public string? Fault { get; init; }

    /// <summary>Set for one that came by Git.</summary>
    public GitOrigin? Origin { get; init; }
}
