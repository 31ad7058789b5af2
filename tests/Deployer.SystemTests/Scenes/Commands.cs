namespace Deployer.SystemTests.Scenes;

/// <summary>Runs programs to their end.</summary>
internal static class Commands
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "codex-deployer.dll");

    private static readonly string[] NoConfiguration =
        ["-c", "user.name=Person", "-c", "user.email=person@localhost", "-c", "init.defaultBranch=main", "-c", "core.hooksPath=/dev/null"];

    /// <summary>Starts codex-deployer as it was built.</summary>
    public static ProgramRun StartDeployer(string folder, IReadOnlyDictionary<string, string> variables, params IEnumerable<string> arguments) =>
        ProgramRun.Start(folder, variables, ["dotnet", Program, .. arguments]);

    public static async Task<Ended> RunAsync(string folder, IReadOnlyDictionary<string, string> variables, params IEnumerable<string> command)
    {
        using var run = ProgramRun.Start(folder, variables, command);
        return await run.EndAsync();
    }

    /// <summary>A person's Git; fails the test when Git refuses. Its answer without the last line's end.</summary>
    public static async Task<string> GitAsync(string folder, params IEnumerable<string> arguments) =>
        (await TryGitAsync(folder, arguments)).With(0).Output.TrimEnd('\n');

    public static Task<Ended> TryGitAsync(string folder, params IEnumerable<string> arguments)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin",
            ["GIT_CONFIG_GLOBAL"] = "/dev/null",
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_TERMINAL_PROMPT"] = "0",
        };
        return RunAsync(folder, variables, ["git", .. NoConfiguration, .. arguments]);
    }
}
