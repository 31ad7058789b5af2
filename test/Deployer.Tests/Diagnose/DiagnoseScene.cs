using Deployer.Build;
using Deployer.Build.Swift;
using Deployer.Diagnose;
using Xunit;

namespace Deployer.Tests.Diagnose;

/// <summary>A package in a temporary folder with the runs that were made of it.</summary>
internal sealed class DiagnoseScene : IDisposable
{
    /// <summary>Where the package of the fixtures lay.</summary>
    public const string RecordedFolder = "/tmp/sample";

    private readonly string root = Directory.CreateTempSubdirectory("diagnose-").FullName;
    private int runs;

    public DiagnoseScene() => Directory.CreateDirectory(Folder);

    public static SwiftManifest Manifest { get; } = new(
        "Sample",
        "6.0.0",
        [
            new SwiftTarget("CoreTests", "test", "Tests/CoreTests", ["Core"]),
            new SwiftTarget("App", "executable", "Sources/App", ["Core"]),
            new SwiftTarget("Core", "regular", "Sources/Core", []),
        ],
        []);

    /// <summary>As <see cref="Manifest"/>, but App has forgotten Core.</summary>
    public static SwiftManifest Forgetful { get; } = Manifest with
    {
        Targets = [.. Manifest.Targets.Select(target => target.Name == "App" ? target with { Dependencies = [] } : target)],
    };

    public string Folder => Path.Combine(root, "package");

    public static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Diagnose", "fixtures", name);

    public void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>A run that left this text.</summary>
    public RunRecord Run(int exitCode, string log, bool deadline = false)
    {
        var file = Path.Combine(root, $"{runs++}.log");
        File.WriteAllText(file, log);
        return new RunRecord(exitCode, deadline, file, TimeSpan.FromSeconds(1));
    }

    /// <summary>A run that left the text of a fixture, moved into this package.</summary>
    public RunRecord Recorded(int exitCode, string log, bool deadline = false) => Run(exitCode, Moved(log), deadline);

    /// <summary>A recorded test run with its events.</summary>
    public RunRecord RecordedTests(int exitCode, string name, bool deadline = false)
    {
        var events = Path.Combine(root, $"{runs}.jsonl");
        File.WriteAllText(events, Moved($"{name}.events.jsonl"));
        return Recorded(exitCode, $"{name}.log", deadline) with { EventStreamFile = events };
    }

    public Task<Diagnosis> DiagnoseAsync(RunRecord build, RunRecord? test = null, SwiftManifest? manifest = null) =>
        DiagnoseInAsync(Folder, build, test, manifest);

    public static Task<Diagnosis> DiagnoseInAsync(string folder, RunRecord build, RunRecord? test = null, SwiftManifest? manifest = null) =>
        new Diagnoser().DiagnoseAsync(
            new Observation { PackageFolder = folder, Build = build, Test = test, Manifest = manifest },
            TestContext.Current.CancellationToken);

    public void Dispose() => Directory.Delete(root, recursive: true);

    private string Moved(string fixture) => File.ReadAllText(Fixture(fixture))
        .Replace(RecordedFolder, Folder, StringComparison.Ordinal)
        .Replace(RecordedFolder.Replace("/", "\\/", StringComparison.Ordinal), Folder.Replace("/", "\\/", StringComparison.Ordinal), StringComparison.Ordinal);
}
