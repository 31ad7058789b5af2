using Deployer.Diagnose.Text;

namespace Deployer.App.Analyze;

/// <summary>
/// A log that can be left: reading a pipe or a terminal does not stop by itself when a person types Ctrl-C. When the given token
/// is cancelled the stream is at its end; when the reader's is, the reader is told.
/// </summary>
/// <param name="inner">What is read.</param>
/// <param name="mayWait">False for a file, which is read at once: waiting for another thread to do it costs more.</param>
/// <param name="end">Ends it.</param>
internal sealed class EndingStream(Stream inner, bool mayWait, CancellationToken end) : ForwardStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (mayWait)
            return WaitAsync(buffer, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<int>(end.IsCancellationRequested ? 0 : inner.Read(buffer.Span));
    }

    public override int Read(Span<byte> buffer) => end.IsCancellationRequested ? 0 : inner.Read(buffer);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<int> WaitAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end, cancellationToken);
        try
        {
            // Reading from the console blocks and knows no token.
            return await Task.Run(() => inner.Read(buffer.Span), CancellationToken.None).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
    }
}
