using System.Text.Json;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Repair.Search;

/// <summary>A Swift package with a green commit and a red one on top of it, in a temporary folder, and `codex-deployer fix` on it.</summary>
internal sealed class EngineScene : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("codex-engine-").FullName;
    private readonly string _swift = SharedHome.RequireSwift();
    private readonly SharedHome _home;

    /// <param name="home">The home folder of the program.</param>
    /// <param name="name">Of the package.</param>
    /// <param name="targets">The declarations of its targets in the manifest.</param>
    public EngineScene(SharedHome home, string name, string targets)
    {
        _home = home;
        Package = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        Write("Package.swift", $"// swift-tools-version: 6.0\nimport PackageDescription\n\nlet package = Package(\n    name: \"{name}\",\n    targets: [\n{targets}\n    ]\n)\n");
        Write(".gitignore", ".build\n");
    }

    public string Package { get; }

    public void Write(string path, string text) => Folders.Write(Package, path, text);

    public void Delete(string path) => File.Delete(Path.Combine(Package, path));

    public string Read(string path) => File.ReadAllText(Path.Combine(Package, path));

    public void Replace(string path, string old, string fresh)
    {
        var text = Read(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(path, text.Replace(old, fresh, StringComparison.Ordinal));
    }

    public async Task CommitAsync(string subject)
    {
        if (!Directory.Exists(Path.Combine(Package, ".git"))) await Commands.GitAsync(Package, "init", "-q", "-b", "main");
        await Commands.GitAsync(Package, "add", "--all");
        await Commands.GitAsync(Package, "commit", "-q", "-m", subject);
    }

    public ProgramRun StartFix(params IEnumerable<string> options) => Commands.StartDeployer(_root, _home.Variables(), ["fix", Package, .. options]);

    /// <summary>What `fix --json` answers after it has fixed the package, which is then green by hand as well.</summary>
    public async Task<JsonElement> FixAsync()
    {
        using var run = StartFix("--json");
        var ended = await run.EndAsync();
        Assert.True(ended.ExitCode == 0, $"{ended.Output}\n{ended.Errors}");
        Assert.True(await IsGreenByHandAsync());
        return ended.Json;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private async Task<bool> IsGreenByHandAsync()
    {
        var copy = Path.Combine(_root, "by-hand", Path.GetFileName(Package));
        Folders.Copy(Package, copy);
        var ended = await Commands.RunAsync(copy, _home.Variables(), "/bin/sh", "-c", "\"$1\" build --build-tests && \"$1\" test; exit $?", "sh", _swift);
        return ended.ExitCode == 0;
    }
}
