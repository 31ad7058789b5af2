namespace Deployer.Diagnose.Cycles;

/// <summary>Gathers the paths a log names, by which one finds out where its package lay.</summary>
internal sealed class PrintedFiles
{
    private const int MaxPaths = 100_000;
    private const string BuildFolder = "/.build/";

    private readonly List<string> ofErrors = [];
    private readonly List<string> ofOthers = [];

    /// <summary>Those that errors name, a file as often as one is about it; others only when no error names any.</summary>
    public IReadOnlyList<string> All => ofErrors.Count > 0 ? ofErrors : ofOthers;

    /// <summary>Adds the files that errors of another kind name.</summary>
    public void AddOfErrors(IEnumerable<string> files) => ofErrors.AddRange(files.Take(MaxPaths - ofErrors.Count));

    public void Add(IEnumerable<Diagnostic> said)
    {
        foreach (var item in said)
        {
            var paths = item.Severity == Severity.Error ? ofErrors : ofOthers;
            if (paths.Count < MaxPaths)
            {
                paths.AddRange(PathsOf(item));
            }
        }
    }

    private static IEnumerable<string> PathsOf(Diagnostic item)
    {
        if (item.File is { } file)
        {
            yield return file;
        }

        if (item.Message.IndexOf(BuildFolder, StringComparison.Ordinal) is >= 0 and var at)
        {
            var start = item.Message.LastIndexOfAny([' ', '\'', '"', '(', '\n'], at) + 1;
            var end = item.Message.IndexOfAny([' ', '\'', '"', ')', ':', '\n'], at);
            yield return end < 0 ? item.Message[start..] : item.Message[start..end];
        }
    }
}
