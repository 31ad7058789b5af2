using Deployer.Diagnose;

namespace Deployer.Tests.Diagnose.Corpus;

/// <summary>How what was read in a log differs from what must be read in it.</summary>
internal sealed class Comparison
{
    private readonly Expectation expectation;
    private readonly LogAnalysis analysis;
    private readonly List<string> differences = [];

    public Comparison(Expectation expectation, LogAnalysis analysis)
    {
        this.expectation = expectation;
        this.analysis = analysis;
        CompareVerdict();
        CompareRoot();
        Match(
            expectation.Diagnostics,
            analysis.Diagnosis.Diagnostics.Where(item => IsOfBuild(item) && (expectation.JudgesErrors || item.Severity != Severity.Error)),
            (expected, actual) => expected.Matches(actual),
            expected => expected.Line,
            actual => $"{Word(actual)} {actual.File}:{actual.Line}:{actual.Column}: {actual.Message}");
        Match(
            expectation.Tests,
            analysis.Diagnosis.Tests,
            (expected, actual) => expected.Matches(actual),
            expected => $"test {expected.Line}",
            actual => $"test {Word(actual.Outcome)} {actual.Library} {actual.Id} at {actual.File}:{actual.Line}");
        CompareIds();
    }

    /// <summary>Empty when everything was found and nothing else.</summary>
    public IReadOnlyList<string> Differences => differences;

    /// <summary>Diagnostics and tests that must be found.</summary>
    public int Expected { get; private set; }

    /// <summary>Diagnostics and tests that were found.</summary>
    public int Found { get; private set; }

    /// <summary>Those of both.</summary>
    public int Matched { get; private set; }

    private Diagnostic? Root => analysis.Diagnosis.RootCause is { } index ? analysis.Diagnosis.Diagnostics[index] : null;

    private void CompareVerdict()
    {
        Same("outcome", expectation.Outcome, analysis.Diagnosis.Outcome);
        Same("class", expectation.FailureClass, analysis.Diagnosis.FailureClass);
        Same("cycles", expectation.Cycles, analysis.Cycles.Count);
        Same("omitted", expectation.Omitted, analysis.Counts.Omitted);
    }

    private void CompareRoot()
    {
        var wanted = expectation.Root?.Line ?? (expectation.RootIsTest ? "a failed test" : "none");
        var isRight = expectation switch
        {
            { Root: { } root } => Root is not null && root.Matches(Root),
            { RootIsTest: true } => Root is not null && IsFailedTest(Root),
            _ => Root is null,
        };
        if (!isRight)
        {
            differences.Add($"root cause: wanted {wanted}, found {(Root is null ? "none" : $"{Root.File}:{Root.Line}: {Root.Message}")}");
        }
    }

    private bool IsFailedTest(Diagnostic root) =>
        !IsOfBuild(root)
        && expectation.Tests.Any(test => test.Outcome == TestOutcome.Failed && root.Message.Contains(test.Name, StringComparison.Ordinal));

    private void CompareIds()
    {
        foreach (var (place, id) in expectation.Ids)
        {
            if (!analysis.Diagnosis.Diagnostics.Any(actual => $"{actual.File}:{actual.Line}:{actual.Column}" == place && actual.Id == id))
            {
                differences.Add($"no id {id} at {place}");
            }
        }
    }

    private void Match<TExpected, TActual>(
        IReadOnlyList<TExpected> expected, IEnumerable<TActual> actual, Func<TExpected, TActual, bool> matches, Func<TExpected, string> wanted, Func<TActual, string> found)
    {
        var rest = actual.ToList();
        Expected += expected.Count;
        Found += rest.Count;
        foreach (var item in expected)
        {
            var index = rest.FindIndex(candidate => matches(item, candidate));
            if (index < 0)
            {
                differences.Add($"missed: {wanted(item)}");
                continue;
            }

            rest.RemoveAt(index);
            Matched++;
        }

        differences.AddRange(rest.Select(item => $"invented: {found(item)}"));
    }

    private void Same<T>(string what, T wanted, T found)
    {
        if (!EqualityComparer<T>.Default.Equals(wanted, found))
        {
            differences.Add($"{what}: wanted {wanted}, found {found}");
        }
    }

    /// <summary>Failed tests are compared as tests; notes are details of errors and warnings.</summary>
    private static bool IsOfBuild(Diagnostic item) =>
        item.Severity is Severity.Error or Severity.Warning && item.Phase is not (Phase.TestIssue or Phase.TestCrash or Phase.TestHang);

    private static string Word(Diagnostic item) => item.Severity == Severity.Error ? "error" : "warning";

    private static string Word(TestOutcome outcome) => outcome.ToString();
}
