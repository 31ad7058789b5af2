namespace Deployer.Tests.Diagnose.Text;

/// <summary>A stream of parts that are made as they are read, in reads of at most so many bytes.</summary>
internal sealed class GeneratedStream(IEnumerable<byte[]> parts, int maxRead = int.MaxValue) : Stream
{
    private readonly IEnumerator<byte[]> source = parts.GetEnumerator();
    private ReadOnlyMemory<byte> rest;

    /// <summary>How many bytes were handed out.</summary>
    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => BytesRead; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (rest.IsEmpty && source.MoveNext())
        {
            rest = source.Current;
        }

        var taken = Math.Min(Math.Min(count, rest.Length), maxRead);
        rest[..taken].CopyTo(buffer.AsMemory(offset));
        rest = rest[taken..];
        BytesRead += taken;
        return taken;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        source.Dispose();
        base.Dispose(disposing);
    }
}
