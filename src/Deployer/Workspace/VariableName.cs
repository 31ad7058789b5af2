using System.Text.RegularExpressions;

namespace Deployer.Workspace;

/// <summary>Names of environment variables, as the configuration refers to them.</summary>
internal static partial class VariableName
{
    /// <summary>Whether a variable may have this name.</summary>
    public static bool IsValid(string name) => Shape().IsMatch(name);

    /// <summary>Whether this is probably a token that somebody wrote where its variable's name belongs.</summary>
    public static bool LooksLikeSecret(string text) => KnownPrefix().IsMatch(text) || text.Length > 64;

    /// <summary>A name in the configuration; what is wrong with it is told without repeating it.</summary>
    public static string Read(ConfigurationNode node)
    {
        var name = node.Text();
        return IsValid(name) && !LooksLikeSecret(name)
            ? name
            : throw node.Wrong(
                "the name of a variable is expected here, not the secret itself.",
                "Put NAME=value into dispatcher.env and write NAME here.");
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Shape();

    [GeneratedRegex(@"\A(?:gh[pousr]_|github_pat_|glpat|sk_|xox[abp])")]
    private static partial Regex KnownPrefix();
}
