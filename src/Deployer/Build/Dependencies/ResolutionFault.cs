using System.Text.RegularExpressions;

namespace Deployer.Build.Dependencies;

/// <summary>Why SwiftPM could not resolve, read out of its log.</summary>
/// <param name="Missing">Addresses, as they are written, of which there is no mirror.</param>
/// <param name="Lacking">Addresses it worked with, when it misses a version, a branch or a commit of one of them.</param>
/// <param name="Unsupported">What it wants besides repositories: the URL of a binary target or the name of a registry's package.</param>
internal sealed partial record ResolutionFault(
    IReadOnlyList<string> Missing, IReadOnlyList<string> Lacking, IReadOnlyList<string> Unsupported)
{
    private const int MaxBytes = 1024 * 1024;
    private const int MaxEntries = 100;
    private const int MaxLine = 4000;

    private static readonly string[] LackWords =
    [
        "error: Dependencies could not be resolved", "error: could not find the commit", "error: could not find a branch",
        "Couldn\u2019t check out revision", "Couldn\u2019t get revision", "error: no versions of",
    ];

    /// <summary>Nothing of the kind: the build failed over something else.</summary>
    public bool IsNone => Missing.Count + Lacking.Count + Unsupported.Count == 0;

    /// <summary>Reads a log's last million bytes.</summary>
    /// <param name="logFile">Absolute path of it.</param>
    /// <param name="mirrors">Absolute path of the folder of all mirrors, which Git names instead of the address.</param>
    public static ResolutionFault Read(string logFile, string mirrors)
    {
        using var file = File.OpenRead(logFile);
        file.Seek(-Math.Min(MaxBytes, file.Length), SeekOrigin.End);
        using var reader = new StreamReader(file);
        return Parse(reader.ReadToEnd(), mirrors);
    }

    public static ResolutionFault Parse(string log, string mirrors)
    {
        HashSet<string> missing = [], used = [], unsupported = [];
        var lacks = false;
        foreach (var line in log.Split('\n').Where(line => line.Length <= MaxLine))
        {
            Add(missing, FailedClone().Match(line));
            Add(used, Worked().Match(line));
            Add(unsupported, FailedDownload().Match(line));
            Add(unsupported, NoRegistry().Match(line));
            if (NoRepository().Match(line) is { Success: true } path && path.Groups[1].Value.StartsWith(mirrors + "/", StringComparison.Ordinal)
                && DependencyUrl.OfMirrorPath(path.Groups[1].Value[(mirrors.Length + 1)..]) is { } url
                && !missing.Any(known => DependencyUrl.Parse(known)?.IsSame(url) == true) && missing.Count < MaxEntries)
            {
                missing.Add(url.Address);
            }

            lacks = lacks || LackWords.Any(words => line.Contains(words, StringComparison.Ordinal));
        }

        return new([.. missing], lacks ? [.. used] : [], [.. unsupported]);
    }

    private static void Add(HashSet<string> found, Match match)
    {
        if (match.Success && found.Count < MaxEntries)
        {
            found.Add(match.Groups[1].Value);
        }
    }

    [GeneratedRegex(@"^(?:error|warning): .*Failed to clone repository (\S+):\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex FailedClone();

    [GeneratedRegex(@"^\s*fatal: '(/[^']+)' does not appear to be a git repository", RegexOptions.NonBacktracking)]
    private static partial Regex NoRepository();

    [GeneratedRegex(@"^(?:Fetching|Updating|Computing version for|Creating working copy for) (\S+)\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Worked();

    [GeneratedRegex(@"^error: failed downloading '([^']+)'", RegexOptions.NonBacktracking)]
    private static partial Regex FailedDownload();

    [GeneratedRegex(@"^error: .*no registry configured for '([^']+)'", RegexOptions.NonBacktracking)]
    private static partial Regex NoRegistry();
}
