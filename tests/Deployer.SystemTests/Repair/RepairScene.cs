using System.Text.Json;
using Deployer.Build;
using Deployer.Build.Swift;
using Deployer.Diagnose;
using Deployer.Repair;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Repair;

/// <summary>A package in a temporary folder that is built by real Swift, diagnosed, and mended by a fixer's first candidate.</summary>
internal sealed class RepairScene : IDisposable
{
    private const int MaxRounds = 12;

    private readonly string _root = Directory.CreateTempSubdirectory("deployer-repair-").FullName;
    private readonly RealSwift _swift;

    public RepairScene()
    {
        Package = Directory.CreateDirectory(Path.Combine(_root, "package")).FullName;
        _swift = new RealSwift(Package, _root);
    }

    public string Package { get; }

    /// <summary>A copy of one of the sample packages.</summary>
    public static RepairScene OfSample(string name)
    {
        var scene = new RepairScene();
        Folders.Copy(SharedHome.Sample(name), scene.Package);
        return scene;
    }

    public void Write(string path, string text) => Folders.Write(Package, path, text);

    public string Read(string path) => File.ReadAllText(Path.Combine(Package, path));

    /// <summary>Builds it and says what came of it.</summary>
    public async Task<(Diagnosis Diagnosis, SwiftManifest? Manifest)> ObserveAsync()
    {
        var manifest = await DescribeAsync();
        var build = await _swift.RunAsync(Path.Combine(_root, "build.log"), ["build", "--build-tests", .. RealSwift.Flags]);
        var observation = new Observation { PackageFolder = Package, Build = build, Manifest = manifest };
        return (await new Diagnoser().DiagnoseAsync(observation, TestContext.Current.CancellationToken), manifest);
    }

    /// <summary>Mends in rounds, as the loop does, and returns the fixers that had a say; the last diagnosis is the final one.</summary>
    public async Task<(List<Candidate> Applied, Diagnosis Last)> RepairAsync(IReadOnlyList<IFixer> fixers)
    {
        var applied = new List<Candidate>();
        var (diagnosis, manifest) = await ObserveAsync();
        for (var round = 0; round < MaxRounds && !diagnosis.IsGreen; round++)
        {
            if (await FirstAsync(fixers, new RepairContext(Package, diagnosis, manifest)) is not { } candidate) break;
            Apply(candidate);
            applied.Add(candidate);
            (diagnosis, manifest) = await ObserveAsync();
        }

        return (applied, diagnosis);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static async Task<Candidate?> FirstAsync(IReadOnlyList<IFixer> fixers, RepairContext context)
    {
        foreach (var fixer in fixers)
        {
            if (await fixer.ProposeAsync(context, TestContext.Current.CancellationToken) is [var first, ..]) return first;
        }

        return null;
    }

    private void Apply(Candidate candidate)
    {
        foreach (var file in Assert.IsType<Patch.Edits>(candidate.Patch).Files)
        {
            File.WriteAllBytes(Path.Combine(Package, file.Path), file.Content!);
        }
    }

    private async Task<SwiftManifest?> DescribeAsync()
    {
        var log = Path.Combine(_root, "package.json");
        if ((await _swift.RunAsync(log, ["package", "dump-package"])).ExitCode != 0) return null;
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken));
        var targets = document.RootElement.GetProperty("targets").EnumerateArray().Select(TargetOf).ToList();
        return new SwiftManifest(document.RootElement.GetProperty("name").GetString()!, "6.0.0", targets, []);
    }

    private static SwiftTarget TargetOf(JsonElement target)
    {
        var (name, type) = (target.GetProperty("name").GetString()!, target.GetProperty("type").GetString()!);
        var dependencies = target.GetProperty("dependencies").EnumerateArray()
            .Select(dependency => dependency.EnumerateObject().First().Value[0].GetString()!);
        return new SwiftTarget(name, type, $"{(type == "test" ? "Tests" : "Sources")}/{name}", [.. dependencies]);
    }
}
