using Deployer.Diagnose.Text;

namespace Deployer.Replay;

/// <summary>Ends a stream after so many bytes: a small compressed file may unfold to any size.</summary>
internal sealed class CappedStream(Stream inner, long maxBytes) : ForwardStream
{
    private long left = maxBytes;

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer[..(int)Math.Min(buffer.Length, left)]);
        left -= count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
