using System.Text.RegularExpressions;

namespace Deployer.Git;

/// <summary>Tells a remote that said no from one that could not be asked, by what Git says in English.</summary>
internal static partial class RemoteRefusal
{
    private static readonly string[] Words =
    [
        "Authentication failed for", "could not read Username for", "could not read Password for", "Permission denied (",
        "Host key verification failed", "does not appear to be a git repository", "epository not found",
    ];

    /// <summary>
    /// True when asking again would bring the same answer: no such repository, no right. False for what passes: no connection, a
    /// server that fails (5xx) or asks for patience (408, 425, 429).
    /// </summary>
    public static bool IsIn(string reason) =>
        Words.Any(words => reason.Contains(words, StringComparison.Ordinal)) || NotFound().IsMatch(reason) || RefusedStatus().IsMatch(reason);

    [GeneratedRegex(@"fatal: repository '[^'\n]*' not found", RegexOptions.NonBacktracking)]
    private static partial Regex NotFound();

    [GeneratedRegex(@"The requested URL returned error: 4(0[0-79]|1[0-9]|2[0-46-8]|3[0-9]|5[0-9])", RegexOptions.NonBacktracking)]
    private static partial Regex RefusedStatus();
}
