using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>What was tested before is tested as strictly after: every test, helper and suite that was there.</summary>
internal sealed class TestUnitsRule : ITamperRule
{
    private const string SameTest = "the test as it was, and a change of the sources with which it passes";

    private static readonly HashSet<string> Leaving = new(["return", "throw", "break", "continue", "fallthrough", "guard", "defer"], StringComparer.Ordinal);
    private static readonly HashSet<string> Swallowing = new(["try?", "catch"], StringComparer.Ordinal);
    private static readonly HashSet<string> Hiding = new(["private", "fileprivate", "static", "available", "unavailable", "deprecated", "obsoleted", "introduced", "isolated"], StringComparer.Ordinal);
    private static readonly HashSet<string> Shortening = new(["prefix", "suffix", "dropFirst", "dropLast", "filter", "lazy", "disabled", "enabled", "hidden", "drop", "removing"], StringComparer.Ordinal);

    public IEnumerable<Check> Judge(CodeChange change)
    {
        var (left, added) = (new List<CodeUnit>(), new List<CodeUnit>());
        var before = change.Before.Where(file => file is { IsTest: true, IsTorn: false }).SelectMany(file => file.Units);
        var torn = change.Before.Where(file => file is { IsTest: true, IsTorn: true }).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var after = change.After.Where(file => file.IsTest && change.IsRun(file) && !torn.Contains(file.Path)).SelectMany(file => file.Units);
        var pairs = CodeChange.Pair(before, after, left, added);
        return left.Select(unit => JudgeLost(change, unit)).OfType<Check>()
            .Concat(pairs.Where(pair => !pair.Before.IsSameAs(pair.After)).SelectMany(pair => JudgeChanged(change, pair.Before, pair.After)));
    }

    private static Check.Refused? JudgeLost(CodeChange change, CodeUnit unit) =>
        unit.IsTestFunction || Claims.Of(unit).Any(claim => !claim.IsEmpty)
            ? new Check.Refused("test-removed", $"{unit.Place} is no longer there, or has another name.", "a change that keeps every test")
            : change.FailedInTests
                ? new Check.Refused("test-support-changed", $"{unit.Place} belongs to the tests that failed, and would be gone.", SameTest)
                : null;

    private static IEnumerable<Check> JudgeChanged(CodeChange change, CodeUnit before, CodeUnit after)
    {
        if (change.HasFailed(before) && before.IsTestFunction)
        {
            yield return new Check.Refused("failing-test-changed", $"{before.Place} failed, and would be changed by what mends it.", SameTest);
        }
        else if (change.FailedInTests && !before.IsTestFunction && !before.IsType)
        {
            yield return new Check.Refused("test-support-changed", $"{before.Place} belongs to the tests that failed, and would be changed.", SameTest);
        }

        if (after.Condition.Length > 0 && after.Condition != before.Condition)
        {
            yield return new Check.Refused("test-disabled", $"{before.Place} would only be compiled under '{after.Condition}'.", "the test under the conditions that it had");
        }

        foreach (var check in JudgeHead(before, after, change).Concat(JudgeBody(before, after, change)))
        {
            yield return check;
        }
    }

    private static IEnumerable<Check> JudgeHead(CodeUnit before, CodeUnit after, CodeChange change)
    {
        if (Words.MoreOf(Words.Skips, before.Head, after.Head) is { } skip)
        {
            yield return Skipped(before, skip);
        }

        if (Words.MoreOf(Hiding, before.Head, after.Head) is { } hidden && (before.IsTestFunction || before.IsType))
        {
            yield return new Check.Refused("test-disabled", $"{before.Place} would get '{hidden}', with which it may no longer run.", "the test as visible as it was");
        }

        if (before.IsTestFunction && before.HasAttribute("Test") && !after.HasAttribute("Test"))
        {
            yield return new Check.Refused("test-disabled", $"{before.Place} would no longer be marked as a test.", "the test with its attribute");
        }

        if (before.IsType && before.Node.Elements.Select(element => Inherited(before, element)).Except(after.Node.Elements.Select(element => Inherited(after, element)), StringComparer.Ordinal).FirstOrDefault() is { } lost
            && !change.IsBroken(before.File))
        {
            yield return new Check.Refused("test-disabled", $"{before.Place} would no longer be a {lost}.", "the suite with what it inherits");
        }

        var literals = Lost(before.Head, after.Head);
        if (literals.Count > 0 || Words.MoreOf(Shortening, before.Head, after.Head) is not null)
        {
            yield return new Check.Refused(
                "test-weakened", $"{before.Place} would be run with other arguments or limits{(literals.Count > 0 ? $": {literals[0].Text} is gone" : "")}.", "the same arguments and limits, or more arguments");
        }
    }

    private static IEnumerable<Check> JudgeBody(CodeUnit before, CodeUnit after, CodeChange change)
    {
        if (before.BodyText == after.BodyText)
        {
            return [];
        }

        var claims = new ClaimComparison(change, before, after);
        return JudgeWords(before, after, claims.AreAny).Concat(claims.Judge()).Concat(JudgeInputs(before, after, change, claims));
    }

    private static IEnumerable<Check> JudgeWords(CodeUnit before, CodeUnit after, bool hasClaims)
    {
        if (Words.MoreOf(Words.Skips, before.Body, after.Body) is { } skip)
        {
            yield return Skipped(before, skip);
        }

        if (Words.MoreOf(Words.Ends, before.Body, after.Body) is { } end)
        {
            yield return new Check.Refused("ends-process", $"{before.Place} would call '{end}', which ends the run of the tests.", "a test that runs to its end");
        }

        if (Words.MoreOf(Swallowing, before.Body, after.Body) is { } swallow)
        {
            yield return new Check.Refused("error-swallowed", $"{before.Place} would hide errors with '{swallow}'.", "a test that fails with the error");
        }

        if (Words.MoreOf(hasClaims ? Leaving : Words.Branches, before.Body, after.Body) is { } branch && !IsMoreCases(before, after, branch))
        {
            yield return new Check.Refused("test-bypassed", $"{before.Place} would get one more '{branch}', by which what it tests may not be reached.", "a test that runs all that it ran");
        }

        if (Words.MoreOf(Words.Surroundings, before.Body, after.Body) is { } where && where[0] != '#')
        {
            yield return new Check.Refused("looks-at-surroundings", $"{before.Place} would look at '{where}'.", "a test that does not depend on where it runs");
        }
    }

    /// <summary>A helper that handles one more case.</summary>
    private static bool IsMoreCases(CodeUnit before, CodeUnit after, string word) =>
        word is "return" or "throw" && !before.IsTestFunction && Count(after, "case") - Count(before, "case") >= Count(after, word) - Count(before, word);

    private static int Count(CodeUnit unit, string word) => unit.Body.Count(token => token.IsWord(word));

    /// <summary>What is put in stays as it was, unless it stands where the compiler complained.</summary>
    private static IEnumerable<Check> JudgeInputs(CodeUnit before, CodeUnit after, CodeChange change, ClaimComparison claims)
    {
        var allowed = change.IsGreen ? null : Lost(before.Body, after.Body).FirstOrDefault(token => !claims.Covers(token.Start) && !change.IsBroken(before.File, before.File.LineAt(token.Start)));
        if (allowed is { } changed)
        {
            yield return new Check.Refused("test-input-changed", $"{before.Place} would no longer use {Short(changed.Text)}.", "the test with the values that it had");
        }
    }

    /// <summary>Literals that are no longer there; numbers count by their value.</summary>
    private static List<SwiftToken> Lost(IEnumerable<SwiftToken> before, IEnumerable<SwiftToken> after)
    {
        var left = after.Where(LocalNames.IsLiteral).Select(Value).ToList();
        return [.. before.Where(LocalNames.IsLiteral).Where(token => !left.Remove(Value(token)))];
    }

    private static string Value(SwiftToken token) =>
        token.Kind == SwiftTokenKind.Word && token.Text.Replace("_", "", StringComparison.Ordinal) is var digits && digits.Length > 0 && char.IsAsciiDigit(digits[0]) ? digits : token.Text;

    private static string Short(string text) => text.Length > 40 ? text[..39] + "…" : text;

    private static string Inherited(CodeUnit unit, SyntaxSpan element) => Words.Text(unit.File.TokensIn(element.Start, element.End));

    private static Check.Refused Skipped(CodeUnit unit, string word) =>
        new("test-skipped", $"{unit.Place} would get one more '{word}', with which it may be skipped or excused.", "a test that runs and counts");
}
