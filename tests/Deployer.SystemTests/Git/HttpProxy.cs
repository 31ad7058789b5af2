using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Deployer.SystemTests.Git;

/// <summary>A proxy on loopback that sends every plain request to one server, whatever host it names, and refuses tunnels.</summary>
internal sealed class HttpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _serverPort;
    private readonly Task _accepting;

    public HttpProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>The first line of the first request of each connection.</summary>
    public ConcurrentQueue<string> Seen { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using var accepted = client;
            var stream = client.GetStream();
            var buffer = new byte[16 * 1024];
            var count = await stream.ReadAsync(buffer, _stop.Token);
            var line = Encoding.ASCII.GetString(buffer, 0, count).Split('\r')[0];
            Seen.Enqueue(line);
            if (line.StartsWith("CONNECT", StringComparison.Ordinal))
            {
                await stream.WriteAsync("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), _stop.Token);
                return;
            }

            using var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, _serverPort, _stop.Token);
            var onward = server.GetStream();
            await onward.WriteAsync(buffer.AsMemory(0, count), _stop.Token);
            await Task.WhenAny(stream.CopyToAsync(onward, _stop.Token), onward.CopyToAsync(stream, _stop.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException)
        {
            // The connection is over.
        }
    }
}
