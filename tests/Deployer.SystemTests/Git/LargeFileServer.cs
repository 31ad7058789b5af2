using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Deployer.SystemTests.Git;

/// <summary>The download half of Git LFS's batch interface, with a password, behind a <see cref="GitServer"/>.</summary>
internal sealed class LargeFileServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);
    private readonly string _root;
    private readonly Task _serving;

    public LargeFileServer(GitServer server)
    {
        _root = $"http://127.0.0.1:{server.LargeFilesPort}/";
        _listener.Prefixes.Add(_root);
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>How many requests were let in.</summary>
    public int Served { get; private set; }

    public void Add(string id, byte[] content) => _objects[id] = content;

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                var answer = Answer(context.Request, context.Response);
                await context.Response.OutputStream.WriteAsync(answer, Xunit.TestContext.Current.CancellationToken);
                context.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private byte[] Answer(HttpListenerRequest request, HttpListenerResponse response)
    {
        if (request.HttpMethod == "GET")
        {
            return _objects.GetValueOrDefault(request.Url!.Segments[^1], []);
        }

        var right = "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"x-access-token:{GitServer.Password}"));
        if (request.Headers["Authorization"] != right)
        {
            response.StatusCode = 401;
            response.AddHeader("WWW-Authenticate", "Basic realm=\"lfs\"");
            return [];
        }

        Served++;
        response.ContentType = "application/vnd.git-lfs+json";
        using var wanted = JsonDocument.Parse(request.InputStream);
        var objects = wanted.RootElement.GetProperty("objects").EnumerateArray().Select(one => new
        {
            oid = one.GetProperty("oid").GetString(),
            size = one.GetProperty("size").GetInt64(),
            authenticated = true,
            actions = new { download = new { href = _root + "objects/" + one.GetProperty("oid").GetString() } },
        });
        return JsonSerializer.SerializeToUtf8Bytes(new { transfer = "basic", objects = objects.ToList() });
    }
}
