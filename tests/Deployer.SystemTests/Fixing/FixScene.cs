using System.Text.Json;
using Deployer.Repair.InPlace;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Fixing;

/// <summary>A copy of a sample package in a temporary folder, and `codex-deployer fix` on it.</summary>
internal sealed class FixScene : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("codex-fix-").FullName;
    private readonly string _swift = SharedHome.RequireSwift();
    private readonly SharedHome _home;

    /// <param name="home">The home folder of the program.</param>
    /// <param name="sample">Name of the sample.</param>
    /// <param name="path">Where the package lies in the scene.</param>
    public FixScene(SharedHome home, string sample, string? path = null)
    {
        _home = home;
        Package = Path.Combine(_root, path ?? sample);
        Folders.Copy(SharedHome.Sample(sample), Package);
    }

    public string Package { get; }

    /// <summary>The topmost folder of the scene.</summary>
    public string Root => _root;

    /// <summary>Where the program keeps what it needs to mend a repository, or a package that lies in none.</summary>
    public FixState StateOf(string repository) => FixState.Of(_home.StateHome, repository);

    public ProgramRun StartFix(params IEnumerable<string> options) =>
        Commands.StartDeployer(_root, _home.Variables(), ["fix", Package, .. options]);

    public async Task<Ended> FixAsync(params IEnumerable<string> options)
    {
        using var run = StartFix(options);
        return await run.EndAsync();
    }

    public void Write(string path, string text) => Folders.Write(Package, path, text);

    public string Read(string path) => File.ReadAllText(Path.Combine(Package, path));

    /// <summary>Makes a folder a repository with everything in it as the first commit.</summary>
    public static async Task CommitAsync(string folder)
    {
        await Commands.GitAsync(folder, "init", "-q");
        await Commands.GitAsync(folder, "add", "--all");
        await Commands.GitAsync(folder, "commit", "-q", "-m", "First");
    }

    /// <summary>Builds and tests a copy as a person would; false when that is red.</summary>
    public async Task<bool> IsGreenByHandAsync()
    {
        var top = Path.GetRelativePath(_root, Package).Split('/')[0];
        var byHand = Path.Combine(_root, "by-hand");
        Folders.Copy(Path.Combine(_root, top), Path.Combine(byHand, top));
        var folder = Path.Combine(byHand, Path.GetRelativePath(_root, Package));
        var ended = await Commands.RunAsync(
            folder, _home.Variables(), "/bin/sh", "-c", "\"$1\" build --build-tests && \"$1\" test; exit $?", "sh", _swift);
        return ended.ExitCode == 0;
    }

    /// <summary>Applies a printed diff to the sample as it was, and says whether that gives the package as it is now.</summary>
    public async Task<bool> IsSampleWithAsync(string sample, string diff)
    {
        var patched = Path.Combine(_root, "patched");
        Folders.Copy(SharedHome.Sample(sample), patched);
        Folders.Write(_root, "printed.diff", diff);
        await Commands.GitAsync(patched, "apply", "--unsafe-paths", Path.Combine(_root, "printed.diff"));
        return Folders.Differences(Folders.Picture(patched), Folders.Picture(Package)).Count == 0;
    }

    public static void HasJustTheKeysOfAFix(JsonElement document)
    {
        Assert.Equal(
            ["schema", "outcome", "fixer", "confidence", "fingerprint", "diff", "attempts", "verified", "failureClass"],
            document.EnumerateObject().Select(property => property.Name));
        Assert.Equal("codex-deployer/fix/1", document.GetProperty("schema").GetString());
        Assert.All(document.GetProperty("attempts").EnumerateArray(), attempt => Assert.Equal(
            ["fixer", "verdict", "reason", "seconds"], attempt.EnumerateObject().Select(property => property.Name)));
        if (document.GetProperty("verified") is { ValueKind: not JsonValueKind.Null } verified)
        {
            Assert.Equal(["build", "testsRun", "testsPassed"], verified.EnumerateObject().Select(property => property.Name));
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
