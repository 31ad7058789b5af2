using System.Diagnostics;
using Deployer.Kernel;

namespace Deployer.Processes;

/// <summary>Feeds a running process and reads what it prints, into memory and into its log.</summary>
internal sealed class ProcessStreams : IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly Process _process;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenSource _abandon = new();
    private readonly Task _reading;
    private readonly Task _writing;
    private Exception? _logFailure;

    /// <param name="process">A started process with all three streams redirected.</param>
    /// <param name="request">What it reads, and how much of its output is kept.</param>
    /// <param name="log">Where both streams go as well; null for nowhere.</param>
    /// <param name="stop">Cancelled when the log cannot be written any more.</param>
    public ProcessStreams(Process process, ProcessRequest request, LineLog? log, CancellationTokenSource stop)
    {
        (_process, _stop) = (process, stop);
        Output = new(request.MaxCapturedBytes);
        Errors = new(request.MaxCapturedBytes);
        _reading = Task.WhenAll(
            ReadAsync(process.StandardOutput.BaseStream, Output, log?.AddStream()),
            ReadAsync(process.StandardError.BaseStream, Errors, log?.AddStream()));
        _writing = FeedAsync(process.StandardInput.BaseStream, request.StandardInput);
    }

    public OutputCapture Output { get; }

    public OutputCapture Errors { get; }

    /// <summary>Waits for the end of both streams; false when somebody still holds them open after this time.</summary>
    public async Task<bool> DrainAsync(TimeSpan limit) =>
        await Task.WhenAny(_reading, Task.Delay(limit, _abandon.Token)) == _reading;

    public void ThrowIfLogFailed(string? path)
    {
        if (_logFailure is not null)
        {
            throw new MachineException("log-not-writable", $"The log {path} cannot be written: {_logFailure.Message}", "Check the disk.");
        }
    }

    /// <summary>Ends reading and writing; what was read until now stays.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_abandon.IsCancellationRequested)
        {
            return;
        }

        await _abandon.CancelAsync();
        _process.StandardInput.BaseStream.Close();
        _process.StandardOutput.BaseStream.Close();
        _process.StandardError.BaseStream.Close();
        await Task.WhenAll(_reading, _writing);
        _abandon.Dispose();
    }

    private async Task ReadAsync(Stream stream, OutputCapture capture, LineLog.Writer? log)
    {
        var buffer = new byte[BufferSize];
        try
        {
            // Ends with the stream, or when a process outside the group that holds it open is given up.
            for (var count = await stream.ReadAsync(buffer, _abandon.Token); count > 0; count = await stream.ReadAsync(buffer, _abandon.Token))
            {
                capture.Append(buffer.AsSpan(0, count));
                Log(log, buffer.AsSpan(0, count));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or IOException)
        {
            // Given up: what was read so far is the result.
        }

        Complete(log);
    }

    private void Log(LineLog.Writer? log, ReadOnlySpan<byte> bytes)
    {
        if (_logFailure is not null)
        {
            return;
        }

        try
        {
            log?.Append(bytes);
        }
        catch (IOException exception)
        {
            _logFailure = exception;
            _stop.Cancel();
        }
    }

    private void Complete(LineLog.Writer? log)
    {
        try
        {
            log?.Complete();
        }
        catch (IOException exception)
        {
            _logFailure ??= exception;
        }
    }

    private async Task FeedAsync(Stream stream, ReadOnlyMemory<byte>? input)
    {
        try
        {
            await using (stream)
            {
                if (input is { } bytes)
                {
                    await stream.WriteAsync(bytes, _abandon.Token);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or IOException)
        {
            // It did not want to read all of it.
        }
    }
}
