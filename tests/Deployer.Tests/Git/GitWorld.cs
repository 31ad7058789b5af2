using System.Text;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Processes;
using Deployer.Tests.Processes;

namespace Deployer.Tests.Git;

/// <summary>Real Git in a temporary folder: a bare remote `origin.git`, a person's checkout `person`, and our own side.</summary>
internal sealed class GitWorld : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ProcessRunner _runner;

    public GitWorld()
    {
        _runner = new(ProcessEnvironment.OfThisProcess(), TimeProvider.System, ledger: null);
        Git = new(_runner, new("Deployer", "deployer@localhost"), _folder["state"]);
    }

    public GitProgram Git { get; }

    public string RemoteFolder => _folder["origin.git"];

    public string Person => _folder["person"];

    public string MirrorFolder => _folder["mirrors/origin.git"];

    public string SlotFolder => _folder["slots/warm"];

    public string this[string relative] => _folder[relative];

    public static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public static Task<GitWorld> CreateAsync(params (string Path, string Content)[] files) => CreateAsync("main", files);

    public static async Task<GitWorld> CreateAsync(string branch, params (string Path, string Content)[] files)
    {
        var world = new GitWorld();
        await world.RunAsync(world._folder.Path, "init", "-q", "--bare", "-b", branch, world.RemoteFolder);
        await world.RunAsync(world._folder.Path, "init", "-q", "-b", branch, world.Person);
        await world.RunAsync(world.Person, "remote", "add", "origin", world.RemoteFolder);
        await world.CommitAsync("First", files.Length == 0 ? [("README", "hello\n")] : files);
        return world;
    }

    /// <summary>The person commits files and pushes.</summary>
    public async Task<CommitId> CommitAsync(string message, params (string Path, string Content)[] files)
    {
        foreach (var (path, content) in files)
        {
            Write(Person, path, content);
        }

        await RunAsync(Person, "add", "-A", "-f", ".");
        await RunAsync(Person, "commit", "-q", "--allow-empty", "-m", message);
        await RunAsync(Person, "push", "-q", "origin", "HEAD");
        return await HeadAsync(Person);
    }

    public async Task<CommitId> HeadAsync(string folder, string name = "HEAD") => CommitId.Parse((await RunAsync(folder, "rev-parse", name)).Trim());

    public Task<Mirror> OpenMirrorAsync() => Mirror.OpenAsync(Git, MirrorFolder, new(RemoteFolder, Token: null), Token);

    /// <summary>A mirror with `main` fetched and a slot where it is checked out.</summary>
    public async Task<(Mirror Mirror, Slot Slot, CommitId Head)> OpenSlotAsync()
    {
        var mirror = await OpenMirrorAsync();
        var head = (await mirror.FetchAsync("main", Token))!;
        var slot = await Slot.OpenAsync(mirror, SlotFolder, Token);
        await slot.CheckoutAsync(head, Token);
        return (mirror, slot, head);
    }

    /// <summary>Git as a person runs it.</summary>
    public async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var result = await _runner.RunAsync(
            new("git", ["-c", "user.name=Person", "-c", "user.email=person@localhost", .. arguments])
            {
                WorkingDirectory = folder,
                Deadline = TimeSpan.FromMinutes(1),
                Environment = new Dictionary<string, string> { ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_NOSYSTEM"] = "1" },
            },
            Token);
        return result.Succeeded ? result.OutputText : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {result.Errors}");
    }

    public static void Write(string folder, string path, string content)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    /// <summary>A program that tells whether it ever ran, by the file `planted`.</summary>
    public string PlantProgram(string path)
    {
        Write(_folder.Path, path, $"#!/bin/sh\ntouch '{_folder["planted"]}'\nexit 0\n");
        SetMode(_folder[path], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return _folder[path];
    }

    public static void SetMode(string path, UnixFileMode mode)
    {
        Xunit.Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are Unix's");
#pragma warning disable CA1416 // Skipped above.
        File.SetUnixFileMode(path, mode);
#pragma warning restore CA1416
    }

    public bool PlantedRan => File.Exists(_folder["planted"]);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public void Dispose() => _folder.Dispose();
}
