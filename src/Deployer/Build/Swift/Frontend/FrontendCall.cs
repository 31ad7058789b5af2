namespace Deployer.Build.Swift.Frontend;

/// <summary>A file that the compiler is to look into, and where it writes what it finds.</summary>
/// <param name="Source">Absolute path of the file.</param>
/// <param name="Findings">Absolute path of the `.dia` file.</param>
internal sealed record LookedInto(string Source, string Findings);

/// <summary>How the compiler proper is called for a target: as its driver would, up to where all errors are known.</summary>
/// <param name="settings">What the driver passes on for every file of the target.</param>
internal sealed class FrontendCall(IReadOnlyList<string> settings)
{
    /// <summary>Type checking alone finds neither missing returns nor data races.</summary>
    private const string Mode = "-emit-sil";

    private const string Nowhere = "/dev/null";
    private const string PrimaryFile = "-primary-file";
    private const string DiagnosticsPath = "-serialize-diagnostics-path";
    private const string DiagnosticNames = "-debug-diagnostic-names";

    /// <summary>What is for the driver's own work on a whole target.</summary>
    private static readonly HashSet<string> DriverOnly = new(StringComparer.Ordinal)
    {
        "-parseable-output", "-enable-batch-mode", "-whole-module-optimization", "-wmo", "-save-temps",
    };

    /// <summary>The same, each with the word behind it.</summary>
    private static readonly HashSet<string> DriverOnlyPairs = new(StringComparer.Ordinal) { "-index-store-path" };

    private static readonly HashSet<string> OfOneFile = new(StringComparer.Ordinal) { "-frontend", Mode };

    private static readonly HashSet<string> OfOneFilePairs = new(StringComparer.Ordinal) { PrimaryFile, DiagnosticsPath, "-o" };

    public IReadOnlyList<string> Settings => settings;

    /// <summary>Asks the driver how it would compile one file of the target; nothing is compiled.</summary>
    /// <param name="target">The target.</param>
    /// <param name="file">Absolute path of any Swift file.</param>
    public static IReadOnlyList<string> AskDriver(PlannedTarget target, string file) =>
    [
        "--driver-mode=swiftc", Mode, "-o", Nowhere, "-module-name", target.Module, file,
        .. Without(target.Settings, DriverOnly, DriverOnlyPairs), "-driver-print-jobs",
    ];

    /// <summary>Reads the driver's answer; null when it would not compile.</summary>
    public static FrontendCall? Read(string jobs)
    {
        var words = jobs.Split('\n').Select(ShellWords.Split).FirstOrDefault(job => job is [_, "-frontend", Mode, ..]);
        if (words is null)
        {
            return null;
        }

        var settings = Without(words.Skip(1), OfOneFile, OfOneFilePairs);
        return new FrontendCall(settings.Contains(DiagnosticNames) ? settings : [.. settings, DiagnosticNames]);
    }

    /// <summary>The call that looks into some files of the target.</summary>
    /// <param name="sources">Absolute paths of all files of the target.</param>
    /// <param name="looked">Those to look into.</param>
    public IReadOnlyList<string> Arguments(IEnumerable<string> sources, IReadOnlyCollection<LookedInto> looked)
    {
        var primary = looked.Select(file => file.Source).ToHashSet(StringComparer.Ordinal);
        return
        [
            "-frontend", Mode,
            .. sources.SelectMany(source => primary.Contains(source) ? [PrimaryFile, source] : new[] { source }),
            .. settings,
            .. looked.SelectMany(file => new[] { DiagnosticsPath, file.Findings, "-o", Nowhere }),
        ];
    }

    /// <summary>The call that makes the target's module, which looks into all its files on the way.</summary>
    /// <param name="sources">Absolute paths of all files of the target.</param>
    /// <param name="module">Absolute path of the module.</param>
    /// <param name="findings">Absolute path of the `.dia` file.</param>
    public IReadOnlyList<string> MakeModule(IEnumerable<string> sources, string module, string findings) =>
        ["-frontend", "-emit-module", .. sources, .. settings, DiagnosticsPath, findings, "-o", module];

    /// <summary>The same call, which finds modules in a folder before it looks elsewhere.</summary>
    public FrontendCall Before(string modules) => new(["-I", modules, .. settings]);

    /// <summary>What belongs to another option, as in `-Xcc -I`, stays with it.</summary>
    private static List<string> Without(IEnumerable<string> words, HashSet<string> flags, HashSet<string> pairs)
    {
        var kept = new List<string>();
        using var rest = words.GetEnumerator();
        while (rest.MoveNext())
        {
            var word = rest.Current;
            var isPair = pairs.Contains(word);
            if (isPair)
            {
                rest.MoveNext();
            }
            else if (!flags.Contains(word))
            {
                kept.Add(word);
                if (word.StartsWith("-X", StringComparison.Ordinal) && rest.MoveNext())
                {
                    kept.Add(rest.Current);
                }
            }
        }

        return kept;
    }
}
