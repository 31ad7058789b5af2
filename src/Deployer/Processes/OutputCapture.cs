using System.Text;

namespace Deployer.Processes;

/// <summary>Keeps the first and the last part of a stream, whatever its length, in memory that does not grow.</summary>
/// <param name="headSize">How many bytes of its beginning are kept.</param>
/// <param name="tailSize">How many bytes of its end are kept.</param>
internal sealed class OutputCapture(int headSize, int tailSize)
{
    private readonly int _headSize = headSize;
    private readonly int _tailSize = tailSize;
    private readonly List<byte> _head = [];

    /// <summary>The last bytes, in a ring; below its full size it has not wrapped, so that it starts at 0.</summary>
    private byte[] _tail = [];
    private int _start;
    private int _count;

    /// <param name="maxBytes">How many bytes are kept, one half of the beginning and one of the end.</param>
    public OutputCapture(int maxBytes)
        : this(maxBytes / 2, maxBytes - (maxBytes / 2))
    {
    }

    /// <summary>How many bytes were left out between the two parts.</summary>
    public long OmittedBytes { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var first = Math.Min(bytes.Length, _headSize - _head.Count);
        _head.AddRange(bytes[..first]);
        AppendToTail(bytes[first..]);
    }

    /// <summary>Both parts; where bytes were left out, a line between them says how many.</summary>
    public byte[] ToArray()
    {
        var gap = OmittedBytes == 0 ? [] : Encoding.UTF8.GetBytes($"\n[{OmittedBytes} bytes left out]\n");
        var toEnd = Math.Min(_count, _tail.Length - _start);
        return [.. _head, .. gap, .. _tail.AsSpan(_start, toEnd), .. _tail.AsSpan(0, _count - toEnd)];
    }

    private void AppendToTail(ReadOnlySpan<byte> bytes)
    {
        var skipped = Math.Max(0, bytes.Length - _tailSize);
        bytes = bytes[skipped..];
        Grow(_count + bytes.Length);
        var overwritten = Math.Max(0, _count + bytes.Length - _tail.Length);
        OmittedBytes += skipped + overwritten;
        if (bytes.IsEmpty)
        {
            return;
        }

        var end = (_start + _count) % _tail.Length;
        var toEnd = Math.Min(bytes.Length, _tail.Length - end);
        bytes[..toEnd].CopyTo(_tail.AsSpan(end));
        bytes[toEnd..].CopyTo(_tail);
        _start = (_start + overwritten) % _tail.Length;
        _count += bytes.Length - overwritten;
    }

    private void Grow(int wanted)
    {
        if (wanted > _tail.Length && _tail.Length < _tailSize)
        {
            Array.Resize(ref _tail, Math.Min(_tailSize, Math.Max(wanted, _tail.Length * 2)));
        }
    }
}
