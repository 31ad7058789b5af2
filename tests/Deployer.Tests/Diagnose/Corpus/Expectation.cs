using System.Globalization;
using System.Text.RegularExpressions;
using Deployer.Diagnose;

namespace Deployer.Tests.Diagnose.Corpus;

/// <summary>What a log of the corpus must yield; `tests/corpus/README.md` explains the lines.</summary>
internal sealed partial class Expectation
{
    public RunOutcome Outcome { get; private set; }

    public FailureClass FailureClass { get; private set; }

    /// <summary>Null when nothing failed, and when any failed test may be the root cause.</summary>
    public ExpectedDiagnostic? Root { get; private set; }

    /// <summary>True when the root cause is one of the failed tests.</summary>
    public bool RootIsTest { get; private set; }

    /// <summary>How many cycles the log holds.</summary>
    public int Cycles { get; private set; } = 1;

    public int Omitted { get; private set; }

    /// <summary>False when only the verdict, the root cause, warnings and tests count.</summary>
    public bool JudgesErrors { get; private set; } = true;

    public List<ExpectedDiagnostic> Diagnostics { get; } = [];

    public List<ExpectedTest> Tests { get; } = [];

    /// <summary>The compiler's identifiers by place.</summary>
    public List<(string Place, string Id)> Ids { get; } = [];

    public static Expectation Read(string path)
    {
        var expectation = new Expectation();
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            expectation.ReadLine(line, path);
        }

        return expectation;
    }

    private void ReadLine(string line, string path)
    {
        var (word, rest) = Cut(line);
        switch (word)
        {
            case "outcome":
                Outcome = Enum.Parse<RunOutcome>(rest, ignoreCase: true);
                break;
            case "class":
                FailureClass = Enum.Parse<FailureClass>(rest, ignoreCase: true);
                break;
            case "cycles":
                Cycles = Number(rest);
                break;
            case "omitted":
                Omitted = Number(rest);
                break;
            case "unjudged":
                JudgesErrors = false;
                break;
            case "root":
                RootIsTest = rest == "test";
                Root = RootIsTest ? null : ExpectedDiagnostic.Parse(rest);
                break;
            case "error" or "warning":
                Diagnostics.Add(ExpectedDiagnostic.Parse(line));
                break;
            case "id" when IdLine().Match(rest) is { Success: true } match:
                Ids.Add((match.Groups["place"].Value, match.Groups["id"].Value));
                break;
            case "test":
                Tests.Add(ExpectedTest.Parse(rest));
                break;
            default:
                throw new FormatException($"{path}: {line}");
        }
    }

    internal static (string Word, string Text) Cut(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return (line[..space], line[(space + 1)..]);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<place>.+) (?<id>[^ ]+)$")]
    private static partial Regex IdLine();
}
