using System.Text.RegularExpressions;

namespace Deployer.Git;

/// <summary>Tells a remote that said no from one that could not be asked, by what Git says in English.</summary>
internal static partial class RemoteRefusal
{
    private const int MostOfLog = 64 * 1024;

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

    /// <summary>The same of what a tool printed that called Git, by its last words.</summary>
    /// <param name="logFile">Absolute path of its log.</param>
    public static bool IsInLog(string logFile)
    {
        if (!File.Exists(logFile)) return false;
        using var file = File.OpenRead(logFile);
        file.Seek(-Math.Min(MostOfLog, file.Length), SeekOrigin.End);
        using var reader = new StreamReader(file);
        return IsIn(reader.ReadToEnd());
    }

    [GeneratedRegex(@"fatal: repository '[^'\n]*' not found", RegexOptions.NonBacktracking)]
    private static partial Regex NotFound();

    [GeneratedRegex(@"The requested URL returned error: 4(0[0-79]|1[0-9]|2[0-46-8]|3[0-9]|5[0-9])", RegexOptions.NonBacktracking)]
    private static partial Regex RefusedStatus();
}
