using System.Diagnostics;
using System.Text.Json;
using Deployer.Build;
using Deployer.Build.Swift;
using Deployer.Diagnose;
using Deployer.Repair;
using Xunit;

namespace Deployer.SystemTests.Repair;

/// <summary>A package in a temporary folder that is built by real Swift, diagnosed, and mended by a fixer's first candidate.</summary>
internal sealed class RepairScene : IDisposable
{
    private const int MaxRounds = 12;

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);
    private static readonly string[] Flags = ["-Xswiftc", "-serialize-diagnostics", "-Xswiftc", "-debug-diagnostic-names"];

    private readonly string _root = Directory.CreateTempSubdirectory("deployer-repair-").FullName;
    private readonly string _swift = FindSwift();

    public RepairScene() => Package = Directory.CreateDirectory(Path.Combine(_root, "package")).FullName;

    public string Package { get; }

    /// <summary>A copy of one of the sample packages.</summary>
    public static RepairScene OfSample(string name)
    {
        var scene = new RepairScene();
        var sample = Path.Combine(RepositoryRoot(), "samples", name);
        foreach (var path in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(sample, path);
            if (!relative.StartsWith(".build", StringComparison.Ordinal)) scene.Write(relative, File.ReadAllText(path));
        }

        return scene;
    }

    public void Write(string path, string text)
    {
        var full = Path.Combine(Package, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Package, path));

    /// <summary>Builds it and says what came of it.</summary>
    public async Task<(Diagnosis Diagnosis, SwiftManifest? Manifest)> ObserveAsync()
    {
        var manifest = await DescribeAsync();
        var build = await RunAsync("build.log", ["build", "--build-tests", .. Flags]);
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
        if ((await RunAsync(log, ["package", "dump-package"])).ExitCode != 0) return null;
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

    private async Task<RunRecord> RunAsync(string log, string[] arguments)
    {
        var build = Path.Combine(Package, ".build");
        if (Directory.Exists(build))
        {
            foreach (var stale in Directory.EnumerateFiles(build, "*.dia", SearchOption.AllDirectories)) File.Delete(stale);
        }

        var path = Path.Combine(_root, log);
        var exitCode = await StartAsync(path, arguments);
        var files = Directory.Exists(build) ? Directory.GetFiles(build, "*.dia", SearchOption.AllDirectories) : [];
        return new RunRecord(exitCode, DeadlineExceeded: false, path, TimeSpan.Zero) { DiagnosticFiles = files };
    }

    // A shell joins both streams in the order in which they were written. It stays as the parent: a sandbox that dies with its
    // parent would else die with the thread of ours that started it.
    private async Task<int> StartAsync(string log, string[] arguments)
    {
        string[] command = ["-c", "log=$1; shift; \"$@\" > \"$log\" 2>&1 < /dev/null; exit $?", "sh", log, _swift, .. arguments];
        var start = new ProcessStartInfo("/bin/sh", command) { WorkingDirectory = Package, UseShellExecute = false };
        start.Environment["TMPDIR"] = _root;
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Deadline);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "samples"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The samples lie in no folder above the tests.");
    }

    private static string FindSwift()
    {
        var cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "codex-deployer", "swift", "bin");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        var found = folders.Append(cache).Select(folder => Path.Combine(folder, "swift")).FirstOrDefault(File.Exists);
        if (found is null && Environment.GetEnvironmentVariable("CI") != "true") Assert.Skip("swift is not installed");
        return found ?? throw new FileNotFoundException("swift is not installed, and these tests need it.");
    }
}
