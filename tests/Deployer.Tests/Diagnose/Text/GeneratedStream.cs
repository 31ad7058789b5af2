using Deployer.Diagnose.Text;

namespace Deployer.Tests.Diagnose.Text;

/// <summary>A stream of parts that are made as they are read, in reads of at most so many bytes.</summary>
internal sealed class GeneratedStream(IEnumerable<byte[]> parts, int maxRead = int.MaxValue) : ForwardStream
{
    private readonly IEnumerator<byte[]> source = parts.GetEnumerator();
    private ReadOnlyMemory<byte> rest;

    /// <summary>What making the parts has allocated, on the thread that reads.</summary>
    public long Allocated { get; private set; }

    /// <summary>How many bytes were handed out.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Always ready at once, so that all is read on one thread.</summary>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override int Read(Span<byte> buffer)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        while (rest.IsEmpty && source.MoveNext())
        {
            rest = source.Current;
        }

        Allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        var taken = Math.Min(Math.Min(buffer.Length, rest.Length), maxRead);
        rest.Span[..taken].CopyTo(buffer);
        rest = rest[taken..];
        BytesRead += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        source.Dispose();
        base.Dispose(disposing);
    }
}
