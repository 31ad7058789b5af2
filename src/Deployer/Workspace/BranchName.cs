namespace Deployer.Workspace;

/// <summary>The rules for names of branches, as Git has them, and no name that looks like an option.</summary>
internal static class BranchName
{
    private const string Forbidden = " ~^:?*[\\\x7f";

    /// <summary>Whether a branch may have this name.</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= 200
        && name is not ("@" or "HEAD")
        && name[0] is not ('-' or '/')
        && name[^1] is not ('/' or '.')
        && !name.Contains("..") && !name.Contains("//") && !name.Contains("@{")
        && !name.Any(character => char.IsControl(character) || Forbidden.Contains(character))
        && name.Split('/').All(part => !part.StartsWith('.') && !part.EndsWith(".lock", StringComparison.Ordinal));
}
