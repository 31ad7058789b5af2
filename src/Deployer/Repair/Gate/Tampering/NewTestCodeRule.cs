namespace Deployer.Repair.Gate.Tampering;

/// <summary>What is new in tests does not undermine the tests that are there: no second assertion of the same name, no hook that swallows failures.</summary>
internal sealed class NewTestCodeRule : ITamperRule
{
    private static readonly HashSet<string> Hooks = new(
        ["record", "recordFailure", "run", "invokeTest", "perform", "defaultTestSuite", "testRunClass", "allTests", "testInvocations", "executionTimeAllowance", "continueAfterFailure"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Preparation = new(["setUp", "setUpWithError", "tearDown", "tearDownWithError", "deinit"], StringComparer.Ordinal);

    public IEnumerable<Check> Judge(CodeChange change)
    {
        var (left, added) = (new List<CodeUnit>(), new List<CodeUnit>());
        CodeChange.Pair(Units(change.Before), Units(change.After), left, added);
        var suites = Units(change.Before).Where(unit => unit.IsType).Select(unit => unit.Path).ToHashSet(StringComparer.Ordinal);
        return added.SelectMany(unit => Judge(change, unit, suites));
    }

    private static IEnumerable<CodeUnit> Units(IEnumerable<CodeFile> files) => files.Where(file => file.IsTest).SelectMany(file => file.Units);

    /// <summary>The sources declare it, or an error misses it.</summary>
    private static bool IsWanted(CodeChange change, CodeUnit unit) => change.Declared.Contains(unit.Name)
        || change.Case.Failure.Errors.Any(error => error.Message.Contains($"'{unit.Name}'", StringComparison.Ordinal));

    private static IEnumerable<Check> Judge(CodeChange change, CodeUnit unit, HashSet<string> suites)
    {
        if (Hooks.Contains(unit.Name) && (unit.HasModifier("override") || unit.HasModifier("class")))
        {
            yield return new Check.Refused("test-runner-changed", $"{unit.Place} would change how tests are run or their failures counted.", "tests that are run as they were");
        }

        if (change.FailedInTests && Preparation.Contains(unit.Name) && suites.Contains(unit.Owner))
        {
            yield return new Check.Refused("test-support-changed", $"{unit.Place} would prepare the tests that failed in another way.", "a change of the sources");
        }

        if (unit.Owner.Length == 0 && change.Declared.Contains(unit.Name) && (unit.IsType || unit.IsFunction) && !unit.Node.Kind.StartsWith("decl.extension", StringComparison.Ordinal))
        {
            yield return new Check.Refused("source-shadowed", $"{unit.Place} would take the place of what the sources declare by that name.", "a name of its own");
        }

        if (!change.IsGreen && change.Declared.Contains(unit.Owner) && IsWanted(change, unit))
        {
            yield return new Check.Refused("source-shadowed", $"{unit.Place} would give the tests a {unit.Name} of their own, instead of what {unit.Owner} offers.", "tests that use what the sources offer");
        }

        if (Words.MoreOf(Words.Ends, [], [.. unit.Head, .. unit.Body]) is { } end)
        {
            yield return new Check.Refused("ends-process", $"{unit.Place} would call '{end}', which ends the run of the tests.", "tests that run to their end");
        }

        if (Words.MoreOf(Words.Skips, [], [.. unit.Head, .. unit.Body]) is { } skip)
        {
            yield return unit.IsTestFunction && !change.FailedInTests
                ? new Check.Doubted([new Doubt("skipping-test", $"{unit.Place} is new, and uses '{skip}'.", Confidence.Low)])
                : new Check.Refused("test-skipped", $"{unit.Place} would bring '{skip}' into the tests.", "tests that run and count");
        }
    }
}
