namespace Deployer.Repair.Gate.Tampering;

/// <summary>Nothing, in tests or sources, takes the place of an assertion, of a test library's names, or of equality.</summary>
internal sealed class ShadowRule : ITamperRule
{
    private static readonly HashSet<string> Libraries = new(
        ["XCTestCase", "XCTest", "XCTSkip", "XCTSkipIf", "XCTSkipUnless", "Test", "Suite", "Testing", "Issue", "withKnownIssue", "XCTIssue"], StringComparer.Ordinal);

    private static readonly HashSet<string> Equality = new(["==", "!=", "<", ">", "<=", ">=", "~=", "===", "!==", "hash", "isEqual"], StringComparer.Ordinal);

    public IEnumerable<Check> Judge(CodeChange change)
    {
        var (left, added) = (new List<CodeUnit>(), new List<CodeUnit>());
        var pairs = CodeChange.Pair(change.Before.SelectMany(file => file.Units), change.After.SelectMany(file => file.Units), left, added);
        foreach (var unit in added)
        {
            if (Words.Assertions.Contains(unit.Name) && !unit.IsType || Libraries.Contains(unit.Name))
            {
                yield return new Check.Refused("assertion-shadowed", $"{unit.Place} would take the place of the test library's {unit.Name}.", "another name");
            }
            else if (Equality.Contains(unit.Name) && JudgeNew(change, unit) is { } check)
            {
                yield return check;
            }
        }

        foreach (var (before, after) in pairs.Where(pair => Equality.Contains(pair.Before.Name) && pair.Before.BodyText != pair.After.BodyText))
        {
            if (Compared(before).Except(Compared(after), StringComparer.Ordinal).FirstOrDefault() is { } lost && !change.IsBroken(before.File))
            {
                yield return new Check.Refused("equality-weakened", $"{after.Place} would no longer look at '{lost}'.", "an equality that looks at all that it did");
            }
        }
    }

    private static Check? JudgeNew(CodeChange change, CodeUnit unit) => unit switch
    {
        _ when Compared(unit).Count == 0 =>
            new Check.Refused("equality-weakened", $"{unit.Place} would say the same of all values.", "an equality that looks at the values"),
        _ when change.FailedInTests || unit.File.IsTest && !change.IsGreen =>
            new Check.Refused("equality-weakened", $"{unit.Place} would change what is equal, and with it what failed tests expect.", "a change of the values"),
        _ => new Check.Doubted([new Doubt("new-equality", $"{unit.Place} says anew what is equal.", Confidence.Low)]),
    };

    /// <summary>The members that a comparison looks at.</summary>
    private static HashSet<string> Compared(CodeUnit unit) => unit.Body
        .Where((token, index) => LocalNames.IsName(token) && index > 0 && unit.Body[index - 1].IsSymbol('.'))
        .Select(token => token.Text)
        .ToHashSet(StringComparer.Ordinal);
}
