using System.Net.Sockets;
using System.Text.Json;
using Deployer.Kernel;

namespace Deployer.App.Control;

/// <summary>Listens for other verbs inside the daemon. Only the user that runs the daemon can reach it.</summary>
internal sealed class ControlServer : IAsyncDisposable
{
    private const int MaxAtOnce = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _ending = new();
    private readonly SemaphoreSlim _places = new(MaxAtOnce, MaxAtOnce);
    private readonly Func<ControlRequest, CancellationToken, Task<string>> _handle;
    private readonly TimeProvider _time;
    private readonly Socket _listener;
    private readonly string _file;
    private readonly Task _accepting;

    private ControlServer(
        Socket listener, string file, Func<ControlRequest, CancellationToken, Task<string>> handle, TimeProvider time)
    {
        (_listener, _file, _handle, _time) = (listener, file, handle, time);
        _accepting = AcceptAsync();
    }

    /// <summary>
    /// Starts to listen; replaces the file that a killed daemon left behind. Throws <see cref="MachineException"/> when another
    /// daemon listens. The handler's text is the answer; its exceptions are told to the caller.
    /// </summary>
    public static async Task<ControlServer> StartAsync(
        string socketFile,
        Func<ControlRequest, CancellationToken, Task<string>> handle,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await new ControlClient(socketFile, time).AnswersAsync(cancellationToken))
        {
            throw new MachineException(
                "daemon-runs", $"A daemon already listens at {socketFile}.", "Only one runs per workspace: stop that one first.");
        }

        File.Delete(socketFile);
        return new ControlServer(Listen(socketFile), socketFile, handle, time);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _accepting;
        File.Delete(_file);
        _listener.Dispose();

        // Each that is being served holds a place.
        for (var place = 0; place < MaxAtOnce; place++) await _places.WaitAsync(CancellationToken.None);
        _places.Dispose();
        _ending.Dispose();
    }

    private static Socket Listen(string file)
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            using var address = new SocketAddress(file);
            listener.Bind(address.EndPoint);

            // Before it listens: nobody gets in while the mode is wider.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            listener.Listen();
            return listener;
        }
        catch (Exception exception) when (exception is SocketException or IOException or UnauthorizedAccessException)
        {
            listener.Dispose();
            throw new MachineException(
                "daemon-socket",
                $"The daemon cannot listen at {file}: {exception.Message}",
                "The folder must exist, be writable and lie on a local file system.");
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                await _places.WaitAsync(_ending.Token);
                if (await NextAsync() is { } socket) _ = ServeAsync(socket);
                else _places.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the server.
        }
    }

    /// <summary>The next caller; null when the machine could not let it in, after a pause.</summary>
    private async Task<Socket?> NextAsync()
    {
        try
        {
            return await _listener.AcceptAsync(_ending.Token);
        }
        catch (OperationCanceledException)
        {
            _places.Release();
            throw;
        }
        catch (SocketException)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), _time, CancellationToken.None);
            return null;
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var deadline = new CancellationTokenSource(Patience, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token, deadline.Token);
        try
        {
            var line = await ControlLine.ReadAsync(socket, both.Token);
            var response = await AnswerAsync(line, both.Token);
            await ControlLine.WriteAsync(
                socket, JsonSerializer.SerializeToUtf8Bytes(response, ControlJson.Default.ControlResponse), both.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The caller was too slow or went away: there is nobody to tell.
        }
        finally
        {
            socket.Dispose();
            _places.Release();
        }
    }

    private async Task<ControlResponse> AnswerAsync(ReadOnlyMemory<byte>? line, CancellationToken cancellationToken)
    {
        try
        {
            var request = line is { } bytes ? JsonSerializer.Deserialize(bytes.Span, ControlJson.Default.ControlRequest) : null;
            return request is null
                ? Refusal(ExitCode.Usage, "control-request", "A request is one line of JSON of at most 64 kB.", hint: null)
                : new ControlResponse(true, await _handle(request, cancellationToken), null, null, ExitCode.Done);
        }
        catch (JsonException exception)
        {
            return Refusal(ExitCode.Usage, "control-request", $"The request makes no sense: {exception.Message}", hint: null);
        }
        catch (DeployerException exception)
        {
            return Refusal(exception.ExitCode, exception.Code, exception.Message, exception.Hint);
        }
#pragma warning disable CA1031 // A border like that of HTTP: a bug in one request must not end the daemon.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return Refusal(ExitCode.Machine, "bug", $"The daemon failed: {exception.Message}", "Please report this.");
        }
    }

    private static ControlResponse Refusal(int exitCode, string code, string message, string? hint) =>
        new(false, message, code, hint, exitCode);
}
