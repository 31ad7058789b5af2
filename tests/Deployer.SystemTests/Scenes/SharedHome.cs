using Deployer.SystemTests.Scenes;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedHome))]

namespace Deployer.SystemTests.Scenes;

/// <summary>
/// The home folder that the program under test sees. All tests of a run share it, and with it what the compiler keeps there.
/// </summary>
public sealed class SharedHome : IDisposable
{
    public SharedHome()
    {
        foreach (var folder in new[] { Home, StateHome, Temporary })
        {
            Directory.CreateDirectory(folder);
        }
    }

    internal string Root { get; } = Directory.CreateTempSubdirectory("codex-home-").FullName;

    internal string StateHome => Path.Combine(Root, "state");

    /// <summary>Where `fix` keeps its state.</summary>
    internal string State => Path.Combine(StateHome, "codex-deployer");

    private string Temporary => Path.Combine(Root, "tmp");

    private string Home => Path.Combine(Root, "home");

    /// <summary>The repository that the tests were built from.</summary>
    internal static string Repository { get; } = FindRepository();

    private static string InstalledSwift => Path.Combine(InstalledCache, "swift", "bin", "swift");

    private static string InstalledCache => Variable("CODEX_CACHE") ?? Path.Combine(
        Variable("XDG_CACHE_HOME") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "codex-deployer");

    /// <summary>All that a program under test is told by its environment.</summary>
    internal Dictionary<string, string> Variables() => new(StringComparer.Ordinal)
    {
        ["PATH"] = Variable("PATH") ?? "/usr/bin:/bin",
        ["HOME"] = Home,
        ["XDG_STATE_HOME"] = StateHome,
        ["CODEX_CACHE"] = InstalledCache,
        ["TMPDIR"] = Temporary,
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
    };

    /// <summary>The `swift` program. Without one the test is skipped, and fails where everything must be there.</summary>
    internal static string RequireSwift() => FindSwift() ?? Peers.Lacking("swift missing: run scripts/install-swift");

    internal static string? FindSwift() => (Variable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, "swift")).Append(InstalledSwift).FirstOrDefault(File.Exists);

    internal static string Sample(string name) => Path.Combine(Repository, "samples", name);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "samples")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The samples lie in no folder above the tests.");
    }
}
