using System.Net.Sockets;

namespace Deployer.App.Control;

/// <summary>One line over a socket, of bounded size.</summary>
internal static class ControlLine
{
    /// <summary>The longest line, its end included.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>The bytes before the first line feed; null when the line is too long or its sender went away before its end.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(Socket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBytes];
        var length = 0;
        while (length < MaxBytes)
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (count == 0) return null;
            var end = buffer.AsSpan(length, count).IndexOf((byte)'\n');
            if (end >= 0) return buffer.AsMemory(0, length + end);
            length += count;
        }

        return null;
    }

    public static async Task WriteAsync(Socket socket, byte[] line, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> left = (byte[])[.. line, (byte)'\n'];
        while (!left.IsEmpty) left = left[await socket.SendAsync(left, cancellationToken)..];
    }
}
