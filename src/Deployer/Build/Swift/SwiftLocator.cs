using Deployer.Kernel;
using Deployer.Processes;
using Deployer.Processes.Sandbox;

namespace Deployer.Build.Swift;

/// <summary>Finds the `swift` program: on the PATH, else Xcode's on macOS, else in the cache folder that the scripts install to.</summary>
internal static class SwiftLocator
{
    private const string Xcrun = "/usr/bin/xcrun";

    /// <summary>Looks for it; starts nothing.</summary>
    /// <param name="environment">The environment variables that name the places.</param>
    public static SwiftLocation Find(IReadOnlyDictionary<string, string> environment)
    {
        var looked = new List<string>();
        if (Program("swift", environment) is { } onPath)
            return new SwiftLocation.Found(onPath, []);
        looked.Add("the PATH");
        if (OperatingSystem.IsMacOS())
        {
            if (Program(Xcrun, environment) is not null)
                return new SwiftLocation.Found(Xcrun, ["swift"]);
            looked.Add(Xcrun);
        }

        if (CacheFolder(environment) is not { } cache)
            return new SwiftLocation.Missing(looked);
        var cached = Path.Combine(cache, "swift", "bin", "swift");
        looked.Add(cached);
        return Program(cached, environment) is not null ? new SwiftLocation.Found(cached, []) : new SwiftLocation.Missing(looked);
    }

    /// <summary>The folder for what is installed once for all checkouts; null when no variable says where.</summary>
    public static string? CacheFolder(IReadOnlyDictionary<string, string> environment)
    {
        if (Value(environment, "CODEX_CACHE") is { } own)
            return own;
        if (Value(environment, "XDG_CACHE_HOME") is { } general)
            return Path.Combine(general, "codex-deployer");
        return Value(environment, "HOME") is { } home ? Path.Combine(home, ".cache", "codex-deployer") : null;
    }

    private static string? Value(IReadOnlyDictionary<string, string> environment, string name) =>
        environment.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    private static string? Program(string program, IReadOnlyDictionary<string, string> environment) => ProcessEnvironment.Find(
        program, new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = Value(environment, "PATH") ?? "" });
}

/// <summary>Where the `swift` program is, or where it was looked for.</summary>
internal abstract record SwiftLocation
{
    private SwiftLocation()
    {
    }

    /// <summary>It is there.</summary>
    /// <param name="Program">Absolute path of the program to start.</param>
    /// <param name="Arguments">What comes before Swift's own arguments; `swift` for `xcrun`.</param>
    public sealed record Found(string Program, IReadOnlyList<string> Arguments) : SwiftLocation
    {
        private const string Wrapper = "in-swift-root";
        private const string SourceKitName = "sourcekit-lsp";

        /// <summary>Absolute path of the root file system that our wrapper shows to Swift; null for a Swift that is installed plainly.</summary>
        /// <exception cref="MachineException">The wrapper does not say where it is.</exception>
        public string? Root => Path.GetFileName(Target) != Wrapper ? null
            : new DirectoryInfo(Path.Combine(Path.GetDirectoryName(Target)!, "..", "root")).ResolveLinkTarget(returnFinalTarget: true)?.FullName
            ?? throw new MachineException("swift-outdated", $"{Program} was installed by an older version.", "Run scripts/install-swift once more; it takes a second.");

        /// <summary>Absolute paths of the folders that it is installed in, outside the system's own.</summary>
        public IReadOnlyList<string> Folders => [.. new[] { Program, Target }.Select(Folder).OfType<string>().Distinct(StringComparer.Ordinal)];

        /// <summary>Absolute path of its SourceKit, which every toolchain brings, with what comes before its own arguments; null when it is missing.</summary>
        public (string Program, IReadOnlyList<string> Arguments)? SourceKit => Arguments.Count > 0
            ? (Program, [SourceKitName])
            : new[] { Program, Target }.Select(path => Path.Combine(Path.GetDirectoryName(path)!, SourceKitName)).FirstOrDefault(File.Exists) is { } found
                ? (found, [])
                : null;

        private string Target => File.ResolveLinkTarget(Program, returnFinalTarget: true)?.FullName ?? Program;

        /// <summary>Of `/opt/swift/usr/bin/swift` it is `/opt/swift/usr`; of a lone `bin` in a home only that.</summary>
        private static string? Folder(string program)
        {
            var folder = Path.GetDirectoryName(program)!;
            var above = Path.GetDirectoryName(folder) ?? "/";
            var isShared = above.Count(letter => letter == '/') < 2 || Path.GetDirectoryName(above) == "/home";
            var chosen = Path.GetFileName(folder) == "bin" && !isShared ? above : folder;
            return SystemFolders.AreIn(chosen) ? null : chosen;
        }
    }

    /// <summary>It is nowhere.</summary>
    /// <param name="LookedAt">The places, for the error.</param>
    public sealed record Missing(IReadOnlyList<string> LookedAt) : SwiftLocation;
}
