using System.Net.Sockets;
using System.Text.Json;
using Deployer.Kernel;

namespace Deployer.App.Control;

/// <summary>Speaks to the daemon of a workspace.</summary>
/// <param name="socketFile">Absolute path of its socket.</param>
/// <param name="time">Bounds the waiting.</param>
internal sealed class ControlClient(string socketFile, TimeProvider time)
{
    /// <summary>More than the daemon allows itself, so that its own answer comes first.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>True when a daemon listens.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var socket = await ConnectAsync(cancellationToken);
        return socket is not null;
    }

    /// <summary>What the daemon says; null when none runs. Its refusals come back as the exceptions they were.</summary>
    public async Task<string?> SendAsync(ControlRequest request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            using var socket = await ConnectAsync(both.Token);
            if (socket is null) return null;
            await ControlLine.WriteAsync(socket, JsonSerializer.SerializeToUtf8Bytes(request, ControlJson.Default.ControlRequest), both.Token);
            return await ControlLine.ReadAsync(socket, both.Token) is { } line ? Message(line) : throw Silent();
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Silent();
        }
        catch (Exception exception) when (exception is SocketException or JsonException)
        {
            throw Silent();
        }
    }

    private static string Message(ReadOnlyMemory<byte> line)
    {
        var response = JsonSerializer.Deserialize(line.Span, ControlJson.Default.ControlResponse) ?? throw new JsonException();
        if (response.Ok) return response.Message;
        throw response.ExitCode == ExitCode.Usage
            ? new UsageException(response.Code ?? "daemon", response.Message, response.Hint)
            : new MachineException(response.Code ?? "daemon", response.Message, response.Hint);
    }

    private async Task<Socket?> ConnectAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(socketFile)) return null;
        using var address = new SocketAddress(socketFile);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(address.EndPoint, cancellationToken);
            return socket;
        }
        catch (SocketException exception)
        {
            socket.Dispose();

            // Refused: the file was left behind by a daemon that was killed.
            if (exception.SocketErrorCode is SocketError.ConnectionRefused or SocketError.AddressNotAvailable || !File.Exists(socketFile))
                return null;
            throw new MachineException(
                "daemon-access",
                $"The daemon's socket {socketFile} cannot be used: {exception.Message}",
                "Run this as the user that runs the daemon.");
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static MachineException Silent() => new(
        "daemon-silent",
        "The daemon did not answer in time or broke off.",
        "It may just be ending: try again. `codex-deployer status` shows what was done.");
}
