using System.Text.RegularExpressions;
using Deployer.Kernel;

namespace Deployer.Git;

/// <summary>The rules for names of branches: Git's own, and no leading dash.</summary>
internal static partial class BranchName
{
    private const int MaxLength = 200;

    /// <summary>True when Git accepts it as a branch's name.</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= MaxLength && name is not ("@" or "HEAD") && name[0] != '-' && !Forbidden().IsMatch(name)
        && name.Split('/').All(part => part.Length > 0 && part[0] != '.' && !part.EndsWith(".lock", StringComparison.Ordinal));

    /// <summary>The full name of the branch's reference.</summary>
    /// <exception cref="UsageException">The name is not valid.</exception>
    public static string Reference(string name) => IsValid(name)
        ? $"refs/heads/{name}"
        : throw new UsageException("branch-refused", $"'{string.Concat(name.Where(letter => !char.IsControl(letter)))}' is not a valid name of a branch.");

    [GeneratedRegex(@"[\x00-\x20\x7f~^:?*\[\\]|\.\.|@\{|\.\z")]
    private static partial Regex Forbidden();
}
