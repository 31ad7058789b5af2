namespace Deployer.Diagnose.Tests;

/// <summary>
/// Draws XCTest's results from all that tells of them. The text says most; the lines of parallel runs and xUnit files name the modules and
/// the tests that passed silently.
/// </summary>
internal sealed class XCTestResults
{
    private readonly TestModules modules;
    private readonly TestPlaces places;
    private readonly TargetOrder targets;
    private readonly TestEvidence evidence;
    private readonly Dictionary<string, ToldTest> xunit = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> named;
    private readonly List<ToldCase> told = [];

    public XCTestResults(TestModules modules, TestPlaces places, TargetOrder targets, TestEvidence evidence)
    {
        (this.modules, this.places, this.targets, this.evidence) = (modules, places, targets, evidence);
        foreach (var test in evidence.XUnitTests(TestLibrary.XCTest))
        {
            xunit.TryAdd(test.Id, test);
        }

        named = evidence.Text.XCTest.Listed.Concat(xunit.Keys)
            .Distinct(StringComparer.Ordinal)
            .Where(id => id.Contains('.', StringComparison.Ordinal))
            .Select(id => id.Split('.', 2))
            .ToLookup(parts => parts[1], parts => parts[0], StringComparer.Ordinal);
        foreach (var runs in evidence.Text.XCTest.Cases.Where(IsTold).GroupBy(run => run.Name, StringComparer.Ordinal))
        {
            Tell([.. runs]);
        }
    }

    /// <summary>Each test with how it was printed.</summary>
    public IReadOnlyList<ToldCase> Unfinished => [.. told.Where(pair => pair.Case.Outcome is null)];

    public IReadOnlyList<ToldTest> Ended()
    {
        var ended = told.Where(pair => pair.Case.Outcome is not null).Select(pair => pair.Test).ToList();
        var known = told.Select(pair => pair.Test.Id).ToHashSet(StringComparer.Ordinal);
        ended.AddRange(xunit.Values.Where(test => known.Add(test.Id)));
        ended.AddRange(evidence.Text.XCTest.Listed.Where(known.Add).Select(id => new ToldTest(Silent(id))));
        return ended;
    }

    /// <summary>xcodebuild prints Swift Testing's tests in its own form, and Swift Testing perhaps in its.</summary>
    private bool IsTold(XCTestCase run) => !IsSwiftTesting(run.Name) || evidence.Text.SwiftTesting.Entries.Count == 0;

    private void Tell(List<XCTestCase> runs)
    {
        var (type, method, isQualified) = Split(runs[0].Name);
        var candidates = isQualified ? [] : CandidatesOf(type, method);
        if (candidates.Count < 2)
        {
            var worst = runs.Find(run => run.Outcome == TestOutcome.Failed) ?? runs.Find(run => run.Outcome is null) ?? runs[^1];
            told.Add(new ToldCase(worst, Told(worst, Qualified(candidates.Count == 0 ? null : candidates[0], type), method)));
            return;
        }

        // The same class in several modules: the text alone cannot always tell them apart, and then the class stays without a module.
        var owners = runs.ConvertAll(run => OwnerOf(run, candidates));
        for (var index = 0; index < runs.Count; index++)
        {
            var left = candidates.Where(module => !owners.Contains(module) && Fits(runs[index], $"{module}.{type}/{method}")).ToList();
            var isOnly = owners.Count(owner => owner is null) == 1 || left.Any(module => xunit.ContainsKey($"{module}.{type}/{method}"));
            owners[index] ??= left.Count == 1 && isOnly ? left[0] : null;
            told.Add(new ToldCase(runs[index], Told(runs[index], Qualified(owners[index], type), method)));
        }
    }

    private IReadOnlyList<string> CandidatesOf(string type, string method)
    {
        var known = named[$"{type}/{method}"].Distinct(StringComparer.Ordinal).ToList();
        return known.Count > 0 ? known : modules.Candidates(type, method);
    }

    private string? OwnerOf(XCTestCase run, IReadOnlyList<string> candidates) =>
        run.First?.File is { } file && targets.TargetOf(places.Of(file)) is { } target && candidates.Contains(target) ? target : null;

    private bool Fits(XCTestCase run, string id) =>
        !xunit.TryGetValue(id, out var test) || (test.Result.Outcome == TestOutcome.Failed) == (run.Outcome is TestOutcome.Failed or null);

    private ToldTest Told(XCTestCase run, string suite, string method)
    {
        var message = run.First is { } first ? places.Paths.Shorten(first.Message) : run.SkipReason;
        var result = new TestResult(
            suite,
            method,
            IsSwiftTesting(run.Name) ? TestLibrary.SwiftTesting : TestLibrary.XCTest,
            run.Outcome ?? TestOutcome.Failed,
            run.Seconds,
            message,
            places.Of(run.First?.File),
            run.First?.Line)
        {
            IssueCount = run.ErrorCount,
        };
        return new ToldTest(result) { Reason = message, LogLine = run.First?.LogLine ?? run.LogLine };
    }

    private static TestResult Silent(string id)
    {
        var (suite, name) = TestIdentity.Split(id);
        return new TestResult(suite, name, TestLibrary.XCTest, TestOutcome.Passed, null, null, null, null);
    }

    private static string Qualified(string? module, string type) => module is null ? type : $"{module}.{type}";

    /// <summary>xcodebuild writes `Suite/test()`, and XCTest's tests as `Suite.testName()`.</summary>
    private static bool IsSwiftTesting(string name) => TestIdentity.IsFunction(name)
        && (name.Contains('/', StringComparison.Ordinal) || !name.Contains('.', StringComparison.Ordinal));

    private static (string Type, string Method, bool IsQualified) Split(string name)
    {
        if (name.StartsWith("-[", StringComparison.Ordinal) && name.TrimEnd(']').Split(' ') is [var type, var selector])
        {
            return (type[2..], selector, type.Contains('.', StringComparison.Ordinal));
        }

        if (IsSwiftTesting(name))
        {
            var (suite, function) = TestIdentity.Split(name);
            return (suite, function, true);
        }

        var plain = name.EndsWith("()", StringComparison.Ordinal) ? name[..^2] : name;
        var dot = plain.LastIndexOf('.');
        return dot < 0 ? ("", plain, true) : (plain[..dot], plain[(dot + 1)..], false);
    }
}
