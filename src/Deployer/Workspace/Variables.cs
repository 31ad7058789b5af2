namespace Deployer.Workspace;

/// <summary>The table of all environment variables. Settings, `config` and the reference page are made from it.</summary>
internal static class Variables
{
    public const string Interval = "DISPATCHER_INTERVAL";
    public const string UsePullRequests = "DISPATCHER_USE_PRS";
    public const string GitHubToken = "GITHUB_TOKEN";
    public const string GitHubApi = "GITHUB_API_URL";
    public const string GitUserName = "GIT_USER_NAME";
    public const string GitUserEmail = "GIT_USER_EMAIL";
    public const string SwiftJobs = "SWIFTPM_NUM_JOBS";
    public const string Workspace = "DEPLOYER_WORKSPACE";

    /// <summary>One row for each, in the order of the reference page.</summary>
    public static IReadOnlyList<Variable> All { get; } =
    [
        new(Interval, "60", "Seconds between polls, 1 to 86400.") { Kind = VariableKind.Count, AppliesNow = true },
        new(UsePullRequests, "1",
            "`1`: a fix waits for review: a pull request where the remote has a forge API and a token, elsewhere a pushed fix branch. "
            + "`0`, `false`, `no`: it goes to the branch; a low-confidence fix still only gets a fix branch.")
        { Kind = VariableKind.Switch, AppliesNow = true },
        new("DISPATCHER_BUILD_DOCKER", "0", "Build an image of each service that has a `Dockerfile`, after each verified change.")
        { Kind = VariableKind.Switch },
        new("DISPATCHER_RUN_E2E", "0",
            "Between gate and release, run the service's compose file as an integration test; red blocks the release.")
        { Kind = VariableKind.Switch },
        new(GitHubToken, null,
            "Clone, push, open and watch pull requests. Sent only to the host of `GITHUB_API_URL` and its Git.")
        { Secret = true, AppliesNow = true, SwitchesOn = "access to private repositories on GitHub, and pushing there over https" },
        new(GitHubApi, "https://api.github.com", "GitHub Enterprise, or a test server.") { Kind = VariableKind.Url, AppliesNow = true },
        new("GITHUB_WEBHOOK_SECRET", null, "Turns on `/webhooks/github`.") { Secret = true, SwitchesOn = "GitHub webhooks" },
        new("OPENAI_API_KEY", null, "Key of an OpenAI-compatible endpoint.")
        { Secret = true, SwitchesOn = "fixes that a model proposes" },
        new("OPENAI_API_BASE", "https://api.openai.com/v1", "Its address; one that ends in `/chat/completions` means the same.")
        { Kind = VariableKind.Url },
        new("OPENAI_MODEL", null, "The model that is asked."),
        new(GitUserName, "Codex-Deployer", "Name in our commits; never written to a Git configuration.") { AppliesNow = true },
        new(GitUserEmail, "codex-deployer@localhost", "E-mail address in our commits.") { AppliesNow = true },
        new(SwiftJobs, null, "Passed to SwiftPM as `--jobs`, 1 to 1024; unset: SwiftPM's own choice, or with `limits.parallelBuilds` an equal share of the processors.")
        { Kind = VariableKind.Count, AppliesNow = true },
        new("TYPESENSE_URL", null, "A Typesense server as FountainAI's search index.") { Kind = VariableKind.Url },
        new("TYPESENSE_API_KEY", null, "Its key.") { Secret = true },
        new("LLM_GATEWAY_URL", null, "Use this LLM gateway over HTTP instead of the one in the program.") { Kind = VariableKind.Url },
        new("FUNCTION_CALLER_URL", null, "Use this function caller over HTTP instead of the one in the program.")
        { Kind = VariableKind.Url },
        BearerToken("BOOTSTRAP", "Bootstrap"),
        BearerToken("BASELINE", "Awareness"),
        BearerToken("PERSISTENCE", "Persistence"),
        BearerToken("FUNCTION_CALLER", "Function Caller"),
        BearerToken("TOOLS_FACTORY", "Tools Factory"),
        BearerToken("PLANNER", "Planner"),
        BearerToken("LLM_GATEWAY", "LLM Gateway"),
        new("FUNCTIONS_CACHE_PATH", "functions-cache.json", "File of cached function definitions."),
        new(Workspace, "the current folder", "The workspace. Has no effect in `dispatcher.env`, which is found by it.")
        { AppliesNow = true },
        new("DEPLOYER_DATABASE", "SQLite in `.deployer/`",
            "`postgres://user@host/name` for several machines; the password comes from `PGPASSWORD` or `PGPASSFILE`."),
        new("DEPLOYER_URLS", "http://127.0.0.1:8787", "Where to listen. Not on loopback: `DEPLOYER_TOKEN` is required."),
        new("DEPLOYER_TOKEN", null, "Demanded for every action, and for everything when not on loopback.") { Secret = true },
    ];

    private static Variable BearerToken(string prefix, string service) =>
        new($"{prefix}_AUTH_TOKEN", null, $"Bearer token that FountainAI's {service} demands and our clients send.") { Secret = true };
}
