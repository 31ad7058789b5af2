using Deployer.Kernel;

namespace Deployer.Workspace;

/// <summary>Makes the settings of the variables that apply.</summary>
/// <param name="values">The values that hold.</param>
internal sealed class SettingsReader(VariableValues values)
{
    private const int LongestInterval = 24 * 60 * 60;
    private const int MostJobs = 1024;

    /// <summary>The settings; throws <see cref="UsageException"/> when a value is wrong.</summary>
    public Settings Read() => new()
    {
        PollInterval = TimeSpan.FromSeconds(values[Variables.Interval].Count(LongestInterval)!.Value),
        GitUserName = Identity(values[Variables.GitUserName]),
        GitUserEmail = Identity(values[Variables.GitUserEmail]),
        SwiftJobs = values[Variables.SwiftJobs].Count(MostJobs),
        GitHubApi = values[Variables.GitHubApi].Url()!,
        GitHubToken = values[Variables.GitHubToken].Text() is { } token ? new Secret(token) : null,
        Named = values.Names.ToDictionary(name => name, name => new Secret(values.Lookup(name)!), StringComparer.Ordinal),
    };

    // Git delimits name and address by these in a commit.
    private static string Identity(EffectiveValue value)
    {
        var text = value.Text()!.Trim();
        return text.Length > 0 && !text.AsSpan().ContainsAny('<', '>')
            ? text
            : throw value.Wrong("text without '<' and '>' is expected");
    }
}
