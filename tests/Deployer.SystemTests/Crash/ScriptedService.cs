using Deployer.SystemTests.Scenes;

namespace Deployer.SystemTests.Crash;

/// <summary>A service that two scripts build and test in no time: `*.c` files break it by lines `BROKEN name` or `HOPELESS name`.</summary>
internal static class ScriptedService
{
    public const string Healthy = "fine\n";
    public const string Broken = "fine\nBROKEN charge\n";
    public const string Hopeless = "fine\nHOPELESS charge\n";

    public const string Tools = "{build: [./build.sh], test: [./test.sh]}";

    private const string Build = """
        #!/bin/sh
        exec awk 'FNR == 1 && bad { exit } /^(BROKEN|HOPELESS)/ { printf "%s:%d:1: error: cannot find \047%s\047 in scope\n", FILENAME, FNR, $2; bad = 1 } END { exit bad }' *.c
        """;

    private const string Test = """
        #!/bin/sh
        if [ -f "$TALLY/on-test" ]; then . "$TALLY/on-test"; fi
        echo "Test Case 'App.adds' started at 2026-01-01 00:00:00.000"
        echo "Test Case 'App.adds' passed (0.001 seconds)"
        """;

    private const string Restart = """
        #!/bin/sh
        echo "$CODEX_EFFECT_ID $CODEX_COMMIT" >> restarts
        """;

    /// <summary>Puts the service into a remote of its own, and the workspace's configuration beside it.</summary>
    public static async Task CreateAsync(CrashScene scene, string code)
    {
        await CreateRemoteAsync(scene, code, "");
        Configure(scene, $"remote: \"{scene.Remote}\"");
    }

    /// <summary>Puts the service into the workspace's own repository.</summary>
    public static async Task CreateInWorkspaceAsync(CrashScene scene, string code, bool withOrigin)
    {
        await CreateRemoteAsync(scene, code, "repos/api/");
        await Commands.GitAsync(scene.Root, "init", "-q");
        await Commands.GitAsync(scene.Root, "remote", "add", "origin", scene.Remote);
        await Commands.GitAsync(scene.Root, "pull", "-q", "origin", "main");
        if (!withOrigin)
        {
            await Commands.GitAsync(scene.Root, "remote", "remove", "origin");
        }

        Configure(scene, "path: repos/api");
    }

    private static async Task CreateRemoteAsync(CrashScene scene, string code, string folder)
    {
        await Commands.GitAsync("/", "init", "-q", "--bare", "-b", "main", scene.Remote);
        Directory.CreateDirectory(scene.Person);
        await Commands.GitAsync(scene.Person, "init", "-q", "-b", "main");
        await Commands.GitAsync(scene.Person, "remote", "add", "origin", scene.Remote);
        Write(scene.Person, folder, code);
        await Commands.GitAsync(scene.Person, "add", "--all");
        await Commands.GitAsync(scene.Person, "commit", "-q", "-m", "First");
        await Commands.GitAsync(scene.Person, "push", "-q", "origin", "HEAD:main");
    }

    /// <summary>Writes the service's files into a folder of a repository, which ends in a slash or is empty.</summary>
    public static void Write(string repository, string folder, string code)
    {
        Folders.Write(repository, $"{folder}app.c", code);
        Folders.Write(repository, $"{folder}CHANGELOG.md", "# Changelog\n\n## Unreleased\n");
        foreach (var (name, script) in new[] { ("build.sh", Build), ("test.sh", Test) })
        {
            Folders.Write(repository, $"{folder}{name}", script + "\n");
            Folders.MakeExecutable(Path.Combine(repository, folder, name));
        }
    }

    private static void Configure(CrashScene scene, string place)
    {
        Folders.Write(scene.Root, "deployer.yaml", $"services:\n  - {{name: api, {place}, toolchain: {Tools}, env: {{TALLY: \"{scene.Tally}\"}}}}\nsandbox: {{mode: \"off\"}}\n");
        AddRestart(scene);
    }

    /// <summary>Gives the workspace a restart script.</summary>
    public static void AddRestart(CrashScene scene)
    {
        Folders.Write(scene.Root, "commands/restart-api.sh", Restart);
        Folders.MakeExecutable(Path.Combine(scene.Root, "commands/restart-api.sh"));
    }
}
