namespace Deployer.App.Verbs;

/// <summary>Where the verbs that need no workspace keep what outlives them.</summary>
internal static class UserState
{
    /// <summary>Absolute path of the user's state folder.</summary>
    public static string HomeOf(Call call)
    {
        var environment = call.Surroundings.Environment;
        var given = environment.GetValueOrDefault("XDG_STATE_HOME");
        return Path.IsPathFullyQualified(given ?? "")
            ? given!
            : Path.Combine(environment.GetValueOrDefault("HOME") ?? Path.GetTempPath(), ".local", "state");
    }

    /// <summary>Absolute path of the database with the fixes that `fix` remembers.</summary>
    public static string MemoryOf(Call call) => Path.Combine(HomeOf(call), "codex-deployer", "memory.db");
}
