using Deployer.Diagnose;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>The Swift files that a candidate changes, before and after, with what was wrong.</summary>
/// <param name="Case">What the gate was asked.</param>
/// <param name="Before">Files as they were; those that are new are missing.</param>
/// <param name="After">Files as they would be; those that are gone are missing.</param>
internal sealed record CodeChange(GateCase Case, IReadOnlyList<CodeFile> Before, IReadOnlyList<CodeFile> After)
{
    /// <summary>Names that the package's sources declare, whether changed or not.</summary>
    public IReadOnlySet<string> Declared { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>How often each word occurs in the package before.</summary>
    public IReadOnlyDictionary<string, int> Uses { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Literals in the tests that failed, as written; those that are too common to say anything are left out.</summary>
    public IReadOnlySet<string> Expected { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    public bool IsGreen => Case.Failure.IsGreen;

    /// <summary>Tests ran, and failed: they build, so that nothing about them needs mending.</summary>
    public bool FailedInTests => Case.Failure.FailureClass is FailureClass.Test or FailureClass.Crash or FailureClass.Hang or FailureClass.Flaky;

    /// <summary>Whether sources change as well.</summary>
    public bool ChangesSources => Before.Concat(After).Any(file => !file.IsTest);

    /// <summary>Whether a file did not compile.</summary>
    public bool IsBroken(CodeFile file) => !FailedInTests && ErrorsIn(file).Any();

    /// <summary>Whether a line of a file did not compile.</summary>
    public bool IsBroken(CodeFile file, int line) => !FailedInTests && ErrorsIn(file).Any(error => error.Line == line);

    /// <summary>Whether this test failed, as far as is known: after a crash or a hang, any may be the one.</summary>
    public bool HasFailed(CodeUnit test)
    {
        var failed = Case.Failure.Tests.Where(result => result.Outcome == TestOutcome.Failed).ToList();
        return FailedInTests && (failed.Count == 0 || failed.Any(result => result.Name.Split('(')[0] == test.Name));
    }

    /// <summary>Pairs declarations by their path, in the same file first.</summary>
    /// <param name="before">Of one side.</param>
    /// <param name="after">Of the other.</param>
    /// <param name="left">Gets those that have no partner.</param>
    /// <param name="added">Gets those that are new.</param>
    public static IReadOnlyList<(CodeUnit Before, CodeUnit After)> Pair(
        IEnumerable<CodeUnit> before, IEnumerable<CodeUnit> after, List<CodeUnit> left, List<CodeUnit> added)
    {
        var free = after.GroupBy(unit => unit.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var pairs = new List<(CodeUnit, CodeUnit)>();
        foreach (var unit in before)
        {
            var found = free.GetValueOrDefault(unit.Path)?.OrderByDescending(other => other.IsSameAs(unit)).ThenByDescending(other => other.File.Path == unit.File.Path).FirstOrDefault();
            if (found is null)
            {
                left.Add(unit);
                continue;
            }

            free[unit.Path].Remove(found);
            pairs.Add((unit, found));
        }

        added.AddRange(free.Values.SelectMany(units => units));
        return pairs;
    }

    /// <summary>Whether a file is in the folder of a test target, so that what it holds is run.</summary>
    public bool IsRun(CodeFile file) =>
        Case.TestFolders.Count == 0 || Before.Any(known => known.Path == file.Path) || Case.TestFolders.Any(folder => file.Path.StartsWith($"{folder.TrimEnd('/')}/", StringComparison.Ordinal));

    private IEnumerable<Diagnostic> ErrorsIn(CodeFile file) =>
        Case.Uncovered.Prepend(Case.Failure).SelectMany(diagnosis => diagnosis.Errors).Where(error => error.File == file.Path);
}

/// <summary>One rule against weakened tests and faked fixes.</summary>
internal interface ITamperRule
{
    /// <summary>What it finds: refusals and doubts.</summary>
    IEnumerable<Check> Judge(CodeChange change);
}
