namespace Deployer.Repair.Fixers.SocketType;

/// <summary>A name that Darwin declares as `Int32` and Glibc as `__socket_type`.</summary>
/// <param name="Name">As in C.</param>
/// <param name="PortableName">What a constant of type `Int32` is called; null when Darwin lacks the name.</param>
internal sealed record SocketConstant(string Name, string? PortableName)
{
    private static readonly Dictionary<string, SocketConstant> All = new SocketConstant[]
    {
        new("SOCK_STREAM", "streamSocketType"),
        new("SOCK_DGRAM", "datagramSocketType"),
        new("SOCK_RAW", "rawSocketType"),
        new("SOCK_RDM", "reliableMessageSocketType"),
        new("SOCK_SEQPACKET", "sequencedPacketSocketType"),
        new("SOCK_DCCP", null),
        new("SOCK_PACKET", null),
        new("SOCK_CLOEXEC", null),
        new("SOCK_NONBLOCK", null),
    }.ToDictionary(constant => constant.Name, StringComparer.Ordinal);

    /// <summary>The constant of a name; null when it is none.</summary>
    public static SocketConstant? Of(string name) => All.GetValueOrDefault(name);
}
