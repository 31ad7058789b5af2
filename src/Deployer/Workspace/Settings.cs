using Deployer.Kernel;

namespace Deployer.Workspace;

/// <summary>The effective values of the variables that the loop reads.</summary>
internal sealed record Settings
{
    /// <summary>Time between polls; at least 1 second.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(60);

    public string GitUserName { get; init; } = "Codex-Deployer";

    public string GitUserEmail { get; init; } = "codex-deployer@localhost";

    /// <summary>Passed as `--jobs`; null: SwiftPM's own choice.</summary>
    public int? SwiftJobs { get; init; }

    /// <summary>API of the forge; decides which host gets <see cref="GitHubToken"/>.</summary>
    public Uri GitHubApi { get; init; } = new("https://api.github.com");

    public Secret? GitHubToken { get; init; }

    /// <summary>Everything in `dispatcher.env` and the environment that a configuration may refer to by name.</summary>
    public IReadOnlyDictionary<string, Secret> Named { get; init; } = new Dictionary<string, Secret>(StringComparer.Ordinal);
}
