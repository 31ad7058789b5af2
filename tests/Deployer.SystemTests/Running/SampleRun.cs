using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Running;

/// <summary>
/// The samples and two small packages behind bare remotes, after `run --once` was called twice. While the gate worked on
/// `socket`, somebody pushed to its remote.
/// </summary>
public sealed class SampleRun(SharedHome home) : IAsyncLifetime
{
    public const string Moved = "socket";
    public const string Unfixable = "behaviour";

    private static readonly string[] Samples = [Moved, "healthy", "missing-import", "missing-dependency", "fixit", Unfixable];

    internal ServiceWorkspace Workspace { get; private set; } = null!;

    internal Ended First { get; private set; } = null!;

    internal Ended Second { get; private set; } = null!;

    /// <summary>The commits that the remotes began with, by service.</summary>
    internal Dictionary<string, string> Begun { get; } = new(StringComparer.Ordinal);

    /// <summary>What somebody pushed while the gate worked.</summary>
    internal string PushedMeanwhile { get; private set; } = "";

    internal IReadOnlyList<string> LogsAfterFirst { get; private set; } = [];

    internal Dictionary<string, string> BranchesAfterFirst { get; } = new(StringComparer.Ordinal);

    internal static IReadOnlyList<string> Services { get; } = [.. Samples, "no-tests", "own-tests"];

    public async ValueTask InitializeAsync()
    {
        if (SharedHome.FindSwift() is null)
        {
            return;
        }

        Workspace = new ServiceWorkspace(home, [new("DISPATCHER_USE_PRS", "0")]);
        foreach (var sample in Samples)
        {
            await AddAsync(sample, SharedHome.Sample(sample));
        }

        await AddAsync("no-tests", WriteWithoutTests());
        await AddAsync("own-tests", WriteWithOwnTests());
        Workspace.Configure(Services.Select(service => (service, (string?)null)));

        using (var run = Workspace.Start("run", "--once"))
        {
            await run.UntilAsync(() => IsAtTheGate(run.Errors), "the gate at work");
            PushedMeanwhile = await Workspace.PushAsync(Moved, "NOTES.md", "Written while the gate worked.\n");
            First = await run.EndAsync();
        }

        LogsAfterFirst = Workspace.Logs();
        foreach (var service in Services)
        {
            BranchesAfterFirst[service] = await Workspace.BranchesAsync(service);
        }

        Second = await Workspace.RunAsync("run", "--once", "--json");
    }

    public ValueTask DisposeAsync()
    {
        Workspace?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsAtTheGate(string errors) => errors.Split('\n')
        .Any(line => line.Contains($" {Moved} ", StringComparison.Ordinal) && line.Contains(" gate ", StringComparison.Ordinal));

    private async Task AddAsync(string service, string content)
    {
        await Workspace.AddRemoteAsync(service, content);
        Begun[service] = await Workspace.GitAsync(service, "rev-parse", "main");
    }

    private string WriteWithoutTests()
    {
        var folder = Workspace.Beside("no-tests");
        Folders.Write(folder, "Package.swift", Manifest("no-tests", ".target(name: \"Quiet\")"));
        Folders.Write(folder, "Sources/Quiet/Quiet.swift", "public let quiet = true\n");
        return folder;
    }

    /// <summary>`swift test` would be red here; the package's own command says otherwise.</summary>
    private string WriteWithOwnTests()
    {
        var folder = Workspace.Beside("own-tests");
        Folders.Write(folder, "Package.swift", Manifest("own-tests", ".target(name: \"Own\"), .testTarget(name: \"OwnTests\", dependencies: [\"Own\"])"));
        Folders.Write(folder, "Sources/Own/Own.swift", "public let own = 1\n");
        Folders.Write(folder, "Tests/OwnTests/OwnTests.swift", "import XCTest\n\nfinal class OwnTests: XCTestCase {\n    func testNever() { XCTFail(\"not to be run\") }\n}\n");
        Folders.Write(folder, "run-tests.sh", "#!/bin/sh\necho 'the tests of its own were run'\n");
        Folders.MakeExecutable(Path.Combine(folder, "run-tests.sh"));
        return folder;
    }

    private static string Manifest(string name, string targets) =>
        $"// swift-tools-version: 6.0\nimport PackageDescription\n\nlet package = Package(name: \"{name}\", targets: [{targets}])\n";
}
