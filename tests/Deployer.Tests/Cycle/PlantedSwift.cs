namespace Deployer.Tests.Cycle;

/// <summary>
/// A program `swift` that does what a test plants: its calls are noted, lines `BROKEN name` of `app.swift` break the build, and
/// `cases.txt` lists the tests; those named `Slow` are left out where Swift's flags say so.
/// </summary>
internal static class PlantedSwift
{
    private const string Program = """
        #!/bin/sh
        case "$1 $2" in
          "--version ") echo "Swift version 6.0.3 (planted)"; exit ;;
          "build --show-bin-path") echo "$PWD/.build/debug"; exit ;;
          "package dump-package") exec cat manifest.json ;;
        esac
        echo "$*" >> "$TALLY/calls"
        if [ -f "$TALLY/on-$1" ]; then . "$TALLY/on-$1"; fi
        if [ "$1" = build ]; then
          exec awk '/^BROKEN/ { printf "%s:%d:1: error: cannot find \047%s\047 in scope\n", FILENAME, FNR, $2; bad = 1 } END { exit bad }' app.swift
        fi
        case "$*" in *SKIP_SLOW_TESTS*) left=Slow ;; *) left=None ;; esac
        exec awk -v left="$left" 'index($1, left) != 1 {
          printf "Test Case \047%s\047 started at 2026-01-01 00:00:00.000\n", $1
          if ($2 == "failed") { printf "%s:%d: error: %s : the result is wrong\n", FILENAME, FNR, $1; bad = 1 }
          printf "Test Case \047%s\047 %s (0.001 seconds)\n", $1, $2
        } END { exit bad }' cases.txt
        """;

    private const string Manifest = """
        {"name": "App", "toolsVersion": {"_version": "6.0.0"}, "dependencies": [], "targets": [
          {"name": "App", "type": "executable", "dependencies": [{"byName": ["Core", null]}]},
          {"name": "Core", "type": "regular", "dependencies": []},
          {"name": "AppTests", "type": "test", "dependencies": [{"byName": ["App", null]}]}]}
        """;

    /// <summary>Its parser sees no declaration in any file.</summary>
    private const string NoStructure = "#!/bin/sh\nprintf '{\\n  key.offset: 0,\\n  key.length: 0\\n}\\n'\n";

    /// <summary>A world with this Swift and the service `api` that is built by it.</summary>
    public static async Task<(World World, RemoteRepository Remote)> OfAsync(string code, string policy = "")
    {
        var world = new World { Policy = policy };
        Directory.CreateDirectory(world["planted/bin"]);
        await PlantAsync(world["planted/bin/swift"], Program);
        await PlantAsync(world["planted/bin/sourcekit-lsp"], NoStructure);
        world.Environment["PATH"] = $"{world["planted/bin"]}:{world.Environment["PATH"]}";
        world.Environment["SWIFTPM_NUM_JOBS"] = "4";
        var remote = await world.AddRepositoryAsync(
            "api", ("Package.swift", "// planted\n"), ("manifest.json", Manifest), ("app.swift", code), ("cases.txt", "Fast.adds passed\nSlow.adds passed\n"));
        world.Configure("api", $"remote: \"{remote.Folder}\"", $"toolchain: swift, sandbox: {{mode: off}}, env: {{TALLY: \"{world.Tally()}\"}}");
        return (world, remote);
    }

    private static async Task PlantAsync(string program, string text)
    {
        await File.WriteAllTextAsync(program, text, World.Token);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The calls so far that start so, without the flags that all have.</summary>
    public static IReadOnlyList<string> Calls(World world, string verb) =>
        [.. File.ReadAllLines(Path.Combine(world.Tally(), "calls"))
            .Where(call => call.StartsWith(verb, StringComparison.Ordinal))
            .Select(call => string.Join(' ', call.Split(' ').Where(word => word.StartsWith("--", StringComparison.Ordinal) || word.Contains("SLOW", StringComparison.Ordinal) || char.IsAsciiDigit(word[0]) || word is "FastTests" or "App" or "Core")))
            .Select(call => call.Replace("--event-stream-output-path", "", StringComparison.Ordinal).Replace("--skip-build", "", StringComparison.Ordinal).Trim())];
}
