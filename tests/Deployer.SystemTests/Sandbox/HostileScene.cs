using System.Net;
using System.Net.Sockets;
using Deployer.Build;
using Deployer.Build.Commands;
using Deployer.Diagnose;
using Deployer.Processes;
using Deployer.Processes.Sandbox;
using Deployer.SystemTests.Scenes;
using Deployer.Workspace;
using Xunit;

namespace Deployer.SystemTests.Sandbox;

/// <summary>
/// A machine in a folder: a home with secrets, a workspace with a slot, another slot, a mirror, a daemon that listens on sockets,
/// and a package in the slot whose build is a script. Not in /tmp, which every sandbox has its own of.
/// </summary>
internal sealed class HostileScene : IAsyncDisposable
{
    public const string Planted = "planted-secret-4711";

    private readonly string _root = Path.Combine(AppContext.BaseDirectory, $"hostile-{Guid.NewGuid():N}"[..16]);
    private readonly Socket _tcp = Listen(new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp), new IPEndPoint(IPAddress.Loopback, 0));
    private readonly Socket _udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Socket _control;
    private readonly Socket _abstract;

    public HostileScene()
    {
        Folders.Write(_root, "home/.ssh/id_ed25519", Planted);
        Folders.Write(_root, "space/dispatcher.env", $"GITHUB_TOKEN={Planted}");
        Folders.Write(_root, "space/.deployer/deployer.db", Planted);
        Folders.Write(_root, "space/.deployer/mirrors/m.git/config", Planted);
        Folders.Write(_root, "space/.deployer/slots/other/warm/pkg/Secret.swift", Planted);
        Folders.Write(_root, "space/outside/file", "before");
        Folders.Write(Slot, ".git", "gitdir: ../../../mirrors/m.git/worktrees/pkg\n");
        Directory.CreateDirectory(Run);
        _udp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _control = Listen(new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified), new UnixDomainSocketEndPoint(At("space/.deployer/daemon.sock")));
        _abstract = Listen(new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified), new UnixDomainSocketEndPoint("\0" + Path.GetFileName(_root)));
        Confinement = new Confinement { IsRequired = true, MemoryBytes = 500_000_000, Processes = 200 }.In(Slot);
    }

    public string Slot => At("space/.deployer/slots/own/warm/pkg");

    public Confinement? Confinement { get; set; }

    public string Log { get; private set; } = "";

    private string Run => At("space/.deployer/runs/1");

    private ProcessRunner Runner => new(new ProcessEnvironment(Variables()), TimeProvider.System, ledger: null);

    /// <summary>Runs the script as the build of the package.</summary>
    public async Task<Observation> BuildAsync(string script, TimeSpan? deadline = null)
    {
        Folders.Write(Slot, "build.sh", "#!/bin/bash\n" + script);
        Folders.MakeExecutable(Path.Combine(Slot, "build.sh"));
        var place = new BuildPlace(Slot, Run, Given()) { Confinement = Confinement };
        var call = new ToolCall("build", Path.Combine(Slot, "build.sh"), [], deadline ?? TimeSpan.FromSeconds(60));
        var build = await ToolRun.RunAsync(Runner, place, call, TestContext.Current.CancellationToken);
        Log = await File.ReadAllTextAsync(build.LogFile, TestContext.Current.CancellationToken);
        return new Observation { PackageFolder = Slot, Build = build };
    }

    public static Task<Diagnosis> DiagnoseAsync(Observation observation) =>
        new Diagnoser().DiagnoseAsync(observation, TestContext.Current.CancellationToken);

    /// <summary>The same through the toolchain that the configuration names.</summary>
    public async Task<Examination> ExamineAsync(params string[] build)
    {
        var toolchain = new CommandToolchain(new ToolchainOptions.Commands(build, []), Runner);
        var place = new BuildPlace(Slot, Run, Given()) { Confinement = Confinement };
        return await new Examiner(toolchain, new Diagnoser()).ExamineAsync(place, TestContext.Current.CancellationToken);
    }

    /// <summary>Everything that no build may change.</summary>
    public SortedDictionary<string, string> Outside()
    {
        // What the build may write to is not even opened: there may be a pipe that nobody writes.
        var picture = Folders.Picture(
            _root,
            path => path.EndsWith(".sock", StringComparison.Ordinal) || path.StartsWith(Slot + "/", StringComparison.Ordinal)
                || path.StartsWith(Run + "/", StringComparison.Ordinal));
        picture.Add(".git", File.ReadAllText(Path.Combine(Slot, ".git")));
        return picture;
    }

    /// <summary>True when somebody has reached one of the daemon's sockets.</summary>
    public bool WasReached() =>
        new[] { _tcp, _control, _abstract }.Any(socket => socket.Poll(0, SelectMode.SelectRead)) || _udp.Available > 0;

    /// <summary>Processes of the build that are still there.</summary>
    public IReadOnlyList<string> Survivors() =>
    [
        .. ProcessTable.Read()
            .Where(entry => !entry.IsDead && entry.Id != Environment.ProcessId)
            .Select(entry => Read($"/proc/{entry.Id}/environ"))
            .Where(text => text.Contains($"MARK={_root}", StringComparison.Ordinal)),
    ];

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in new[] { _tcp, _udp, _control, _abstract })
        {
            socket.Dispose();
        }

        await Task.CompletedTask;
        Directory.Delete(_root, recursive: true);
    }

    private Dictionary<string, string> Variables() => new(StringComparer.Ordinal)
    {
        ["PATH"] = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
        ["HOME"] = At("home"),
        ["GITHUB_TOKEN"] = Planted,
        ["HTTP_PROXY"] = $"http://user:{Planted}@localhost:1",
        ["SSH_AUTH_SOCK"] = At("space/.deployer/daemon.sock"),
    };

    private Dictionary<string, string> Given() => new(StringComparer.Ordinal)
    {
        ["MARK"] = _root,
        ["SPACE"] = At("space"),
        ["STATE"] = At("space/.deployer"),
        ["USERHOME"] = At("home"),
        ["RUN"] = Run,
        ["DAEMON"] = $"{Environment.ProcessId}",
        ["TCP"] = $"{((IPEndPoint)_tcp.LocalEndPoint!).Port}",
        ["UDP"] = $"{((IPEndPoint)_udp.LocalEndPoint!).Port}",
        ["ABSTRACT"] = Path.GetFileName(_root),
    };

    private string At(string path) => Path.Combine(_root, path);

    private static Socket Listen(Socket socket, EndPoint place)
    {
        socket.Bind(place);
        socket.Listen();
        return socket;
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
