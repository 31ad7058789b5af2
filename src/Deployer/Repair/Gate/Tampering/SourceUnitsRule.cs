using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>Code is mended, not taken away: no emptied body, no bypass, no disabled or deleted code that something uses.</summary>
internal sealed class SourceUnitsRule : ITamperRule
{
    private static readonly HashSet<string> Swallowing = new(["try?", "try!", "catch"], StringComparer.Ordinal);

    private static readonly HashSet<string> Giving = new(["fatalError", "preconditionFailure", "assertionFailure"], StringComparer.Ordinal);

    private const string Mended = "code that does what it did, mended";

    public IEnumerable<Check> Judge(CodeChange change)
    {
        var (left, added) = (new List<CodeUnit>(), new List<CodeUnit>());
        var torn = change.Before.Where(file => file.IsTorn).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var pairs = CodeChange.Pair(Units(change.Before, torn), Units(change.After, torn), left, added);
        return left.Select(unit => JudgeLost(change, unit, [.. pairs.Select(pair => pair.After), .. added])).OfType<Check>()
            .Concat(pairs.Where(pair => !pair.Before.IsSameAs(pair.After)).SelectMany(pair => JudgeChanged(change, pair.Before, pair.After)));
    }

    private static IEnumerable<CodeUnit> Units(IEnumerable<CodeFile> files, HashSet<string> torn) =>
        files.Where(file => !file.IsTest && !torn.Contains(file.Path)).SelectMany(file => file.Units);

    /// <summary>What something else names may not go; a second declaration of the same, or one under another name, is no loss.</summary>
    private static Check? JudgeLost(CodeChange change, CodeUnit unit, IReadOnlyList<CodeUnit> kept)
    {
        if (kept.Any(other => other.Path == unit.Path || (other.Owner == unit.Owner && other.Node.Kind == unit.Node.Kind && !change.Uses.ContainsKey(other.Name) && other.BodyText == unit.BodyText))
            || kept.Any(other => other.Name == unit.Name && other.Node.Kind == unit.Node.Kind && other.BodyText == unit.BodyText && other.BodyText.Length > 0))
        {
            return null;
        }

        var own = Words.In(unit.Body).Concat(Words.In(unit.Head)).Count(word => word == unit.Name);
        var isRenamed = kept.Any(other => other.Owner == unit.Owner && other.Node.Kind == unit.Node.Kind && other.BodyText == unit.BodyText && change.Before.All(file => file.Units.All(known => known.Path != other.Path)));
        return isRenamed ? null
            : !change.IsGreen && IsPromised(unit)
                ? new Check.Refused("code-removed", $"{unit.Place} would be gone, and others may count on it.", Mended)
            : change.Uses.GetValueOrDefault(unit.Name) > own && !change.IsGreen && unit.Node.Kind != "decl.enumcase" && !unit.Node.Kind.StartsWith("decl.extension", StringComparison.Ordinal)
                ? new Check.Refused("code-removed", $"{unit.Place} would be gone, and it is used.", Mended)
                : new Check.Doubted([new Doubt("declaration-removed", $"{unit.Place} would be gone.", Confidence.Low)]);
    }

    /// <summary>What other code was promised: a public declaration, or what a protocol demands.</summary>
    private static bool IsPromised(CodeUnit unit) => unit.HasModifier("public") || unit.HasModifier("open")
        || unit.File.Units.Any(other => other.Path == unit.Owner && other.Node.Kind == "decl.protocol");

    private static IEnumerable<Check> JudgeChanged(CodeChange change, CodeUnit before, CodeUnit after)
    {
        if (after.Condition != before.Condition && Conditions.MayHide(after.Condition))
        {
            yield return new Check.Refused("code-disabled", $"{before.Place} would only be compiled under '{after.Condition}'.", Mended);
        }

        if (!change.IsGreen && LostCase(before, after) is { } lost)
        {
            yield return new Check.Refused("code-removed", $"{before.Place} would lose the case '{lost}'.", Mended);
        }

        foreach (var check in before.BodyText == after.BodyText || before.IsType ? [] : JudgeBody(change, before, after))
        {
            yield return check;
        }
    }

    private static IEnumerable<Check> JudgeBody(CodeChange change, CodeUnit before, CodeUnit after)
    {
        if (NewDirectives(before.Body, after.Body).FirstOrDefault(Conditions.MayHide) is { } directive)
        {
            yield return new Check.Refused("code-disabled", $"{before.Place} would get code that is only compiled under '{directive}'.", Mended);
        }

        if (Stub.Is(before, after))
        {
            yield return new Check.Refused("stubbed", $"{before.Place} would have nothing left of what it does: {Short(after.BodyText)}.", Mended);
        }

        foreach (var check in change.IsGreen ? [] : JudgeMended(change, before, after))
        {
            yield return check;
        }
    }

    /// <summary>What a repair may not do, though a change by people may.</summary>
    private static IEnumerable<Check> JudgeMended(CodeChange change, CodeUnit before, CodeUnit after)
    {
        if (Ignored(before, after) is { } parameter)
        {
            yield return new Check.Refused("stubbed", $"{before.Place} would no longer look at '{parameter}'.", Mended);
        }

        if (Words.MoreOf(Swallowing, before.Body, after.Body) is { } swallow && before.Comment.Contains("throw", StringComparison.OrdinalIgnoreCase))
        {
            yield return new Check.Refused("error-swallowed", $"{before.Place} says that it throws, and would hide errors with '{swallow}'.", "code that passes the error on");
        }

        if (Words.MoreOf(Giving, before.Body, after.Body) is { } giving)
        {
            yield return new Check.Refused("stubbed", $"{before.Place} would end the process by '{giving}' where it has to do something.", Mended);
        }

        if (LeavesAtOnce(after) && !LeavesAtOnce(before))
        {
            yield return new Check.Refused("code-bypassed", $"{before.Place} would leave before it does what it did.", Mended);
        }

        if (!change.FailedInTests && DeletedLines.Find(before, after) is { } line)
        {
            yield return new Check.Refused("statement-removed", $"{before.Place} would lose '{Short(line)}', and nothing takes its place.", Mended);
        }
    }

    /// <summary>A case of an enumeration that is gone, and no other has come in its place.</summary>
    private static string? LostCase(CodeUnit before, CodeUnit after)
    {
        var (old, now) = (Cases(before), Cases(after));
        return now.Count < old.Count ? old.Except(now, StringComparer.Ordinal).FirstOrDefault() : null;
    }

    private static List<string> Cases(CodeUnit unit) => [.. unit.Node.Children.Where(child => child.Kind == "decl.enumelement").Select(child => child.Name)];

    /// <summary>The first parameter that the old body used and the new one does not.</summary>
    private static string? Ignored(CodeUnit before, CodeUnit after) => before.Parameters.Intersect(after.Parameters, StringComparer.Ordinal)
        .FirstOrDefault(name => Uses(before, name) && !Uses(after, name));

    /// <summary>Also in what is written into strings.</summary>
    private static bool Uses(CodeUnit unit, string name) =>
        unit.Body.Any(token => token.IsWord(name) || (token.Kind == SwiftTokenKind.String && token.Text.Contains(name, StringComparison.Ordinal)));

    private static IEnumerable<string> NewDirectives(IReadOnlyList<SwiftToken> before, IReadOnlyList<SwiftToken> after)
    {
        var known = before.Where(IsCondition).Select(token => token.Text).ToList();
        return after.Where(IsCondition).Select(token => token.Text).Where(text => !known.Remove(text));
    }

    private static bool IsCondition(SwiftToken token) =>
        token.Kind == SwiftTokenKind.Directive && (token.Text.StartsWith("#if", StringComparison.Ordinal) || token.Text.StartsWith("#elseif", StringComparison.Ordinal));

    /// <summary>The first statement of a body leaves it although more follow.</summary>
    private static bool LeavesAtOnce(CodeUnit unit)
    {
        if (!unit.IsFunction || unit.Body.Count == 0 || unit.Body[0].Text is not ("return" or "throw"))
        {
            return false;
        }

        var first = unit.File.LineAt(unit.Body[0].Start);
        var pairs = new Fixers.Source.BracketPairs(unit.Body);
        for (var index = 0; index < unit.Body.Count; index = pairs.After(index))
        {
            var token = unit.Body[index];
            if (unit.File.LineAt(token.Start) > first && token.Kind == SwiftTokenKind.Word && index > 0 && !IsContinued(unit.Body[index - 1])) return true;
        }

        return false;
    }

    private static bool IsContinued(SwiftToken last) => last.Kind == SwiftTokenKind.Symbol && !")]}".Contains(last.Text[0]);

    private static string Short(string text) => text.Length > 80 ? text[..79] + "…" : text;
}
