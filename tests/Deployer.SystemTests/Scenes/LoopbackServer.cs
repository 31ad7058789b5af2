using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Deployer.SystemTests.Scenes;

/// <summary>A folder with what real servers on loopback need, and the servers; both are gone with the test.</summary>
internal sealed class LoopbackServer(string name) : IDisposable
{
    private readonly List<Process> _processes = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory($"deployer-{name}-").FullName;

    public string this[string relative] => Path.Combine(Folder, relative);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Peers.Find(program)!, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        _processes.Add(process);
    }

    /// <summary>Waits until a port answers and a file is there.</summary>
    public async Task WaitAsync(int port, string? file = null)
    {
        for (var poll = 0; poll < 500; poll++)
        {
            if (await AnswersAsync(port) && (file is null || File.Exists(this[file]))) return;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"the server {name} did not start{(File.Exists(this["error.log"]) ? $": {File.ReadAllText(this["error.log"])}" : "")}");
    }

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
