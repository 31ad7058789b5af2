namespace Deployer.Tests.Cycle;

/// <summary>
/// A service that is built and tested by shell scripts. `*.c` files break the build by lines `BROKEN name`; `cases.txt` lists the
/// tests, each with how it ends. What is run is counted outside of the repository.
/// </summary>
internal static class ShellService
{
    public const string Healthy = "fine\n";

    public const string Broken = "fine\nBROKEN charge\n";

    private const string Build = """
        echo "$PWD" >> "$TALLY/builds"
        if [ -f "$TALLY/on-build" ]; then . "$TALLY/on-build"; fi
        exec awk 'FNR == 1 && bad { exit } /^BROKEN/ { printf "%s:%d:1: error: cannot find \047%s\047 in scope\n", FILENAME, FNR, $2; bad = 1 } END { exit bad }' *.c
        """;

    private const string Test = """
        echo "$PWD" >> "$TALLY/tests"
        if [ -f "$TALLY/on-test" ]; then . "$TALLY/on-test"; fi
        exec awk '{
          printf "Test Case \047%s\047 started at 2026-01-01 00:00:00.000\n", $1
          if ($2 == "failed") { printf "%s:%d: error: %s : the result is wrong\n", FILENAME, FNR, $1; bad = 1 }
          printf "Test Case \047%s\047 %s (0.001 seconds)\n", $1, $2
        } END { exit bad }' cases.txt
        """;

    public static (string Path, string? Content)[] Files(string code, string folder = "") =>
    [
        ($"{folder}build.sh", Build),
        ($"{folder}test.sh", Test),
        ($"{folder}app.c", code),
        ($"{folder}cases.txt", "App.adds passed\nApp.subtracts passed\n"),
    ];
}
