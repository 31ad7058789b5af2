using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>Sources do not hold the answers of the tests that failed: no value that only answers what a test asks.</summary>
internal sealed class SpecialCaseRule : ITamperRule
{
    private const int Siblings = 2;
    private static readonly HashSet<string> Usual = new(["0", "1", "nil", "true", "false", "\"\""], StringComparer.Ordinal);
    private static readonly HashSet<string> Fallbacks = new(["catch", "try?"], StringComparer.Ordinal);
    private const string General = "code that is right for other values as well";

    public IEnumerable<Check> Judge(CodeChange change)
    {
        if (!change.FailedInTests || change.Expected.Count == 0)
        {
            return [];
        }

        var (left, added) = (new List<CodeUnit>(), new List<CodeUnit>());
        var pairs = CodeChange.Pair(Units(change.Before), Units(change.After), left, added);
        return pairs.Where(pair => pair.Before.BodyText != pair.After.BodyText).Select(pair => ((CodeUnit?)pair.Before, pair.After))
            .Concat(added.Select(unit => ((CodeUnit?)null, unit)))
            .Select(pair => Judge(change, pair.Item1, pair.Item2))
            .Concat(added.Where(unit => unit.Node.Kind is "decl.var.instance" or "decl.var.static" or "decl.var.global").Select(state => JudgeState(state, pairs)))
            .OfType<Check>();
    }

    /// <summary>A new variable that counts, and decides what is answered: the how-manieth call is no reason.</summary>
    private static Check.Refused? JudgeState(CodeUnit state, IReadOnlyList<(CodeUnit Before, CodeUnit After)> pairs) =>
        pairs.Select(pair => pair.After).FirstOrDefault(unit => Counts(unit, state.Name) && Decides(unit, state.Name)) is { } deciding
            ? new Check.Refused("special-cased", $"{deciding.Place} would count in '{state.Name}', and answer by it.", General)
            : null;

    private static bool Counts(CodeUnit unit, string name) => Enumerable.Range(0, unit.Body.Count)
        .Any(index => unit.Body[index].IsWord(name) && Is(unit.Body, index + 1, "+-&") && Is(unit.Body, index + 2, "=+-"));

    private static bool Decides(CodeUnit unit, string name) => unit.Node.All()
        .Where(node => node.Kind is "stmt.if" or "stmt.guard" or "stmt.switch" or "stmt.while")
        .SelectMany(node => node.Elements)
        .Any(element => unit.File.TokensIn(element.Start, element.End).Any(token => token.IsWord(name)));

    private static IEnumerable<CodeUnit> Units(IEnumerable<CodeFile> files) => files.Where(file => !file.IsTest).SelectMany(file => file.Units).Where(unit => !unit.IsType);

    private static Check? Judge(CodeChange change, CodeUnit? before, CodeUnit after)
    {
        var known = (before?.Body ?? []).Where(LocalNames.IsLiteral).Select(token => token.Text).ToList();
        var added = Enumerable.Range(0, after.Body.Count).Where(index => LocalNames.IsLiteral(after.Body[index]) && !known.Remove(after.Body[index].Text)).ToList();
        var answers = added.Where(index => change.Expected.Contains(after.Body[index].Text) && IsResult(after.Body, index)).ToList();
        var keys = added.Where(index => IsKey(after.Body, index)).ToList();
        if (answers.FirstOrDefault(index => IsWholeAnswer(after.Body, index), -1) is >= 0 and var whole && before is not null && Names(before).Except(Names(after), StringComparer.Ordinal).Any())
        {
            return new Check.Refused("special-cased", $"{after.Place} would always answer {after.Body[whole].Text}: just what a failed test expects.", General);
        }

        if (answers.Count > 0 && before is not null && Words.MoreOf(Fallbacks, before.Body, after.Body) is { } fallback)
        {
            return new Check.Refused("special-cased", $"{after.Place} would fall back by '{fallback}' to {after.Body[answers[0]].Text}: just what a failed test expects.", General);
        }

        if (answers.Count == 0)
        {
            // Whether something is empty, missing or the first is asked for good reasons.
            keys.RemoveAll(index => Usual.Contains(after.Body[index].Text));
        }

        if (keys.Count == 0)
        {
            return null;
        }

        var (key, answer) = (after.Body[keys[0]].Text, answers.Count > 0 ? after.Body[answers[0]].Text : "in a way of its own");
        var isWritten = keys.All(index => change.Before.Any(file => !file.IsTest && Says(file.Text, after.Body[index].Text.Trim('"'))));
        var hasSiblings = before is not null && Enumerable.Range(0, before.Body.Count).Count(index => LocalNames.IsLiteral(before.Body[index]) && IsKey(before.Body, index)) >= Siblings;
        return isWritten || hasSiblings
            ? new Check.Doubted([new Doubt("value-of-a-test", $"{after.Place} would answer {answer} for {key}, as a failed test expects.", Confidence.Low)])
            : new Check.Refused("special-cased", $"{after.Place} would answer {answer} for {key}: for what a failed test asks.", General);
    }

    private static IEnumerable<string> Names(CodeUnit unit) => unit.Body.Where(LocalNames.IsName).Select(token => token.Text);

    /// <summary>A word of some length, by itself.</summary>
    private static bool Says(string text, string word)
    {
        const int Shortest = 3;
        for (var at = word.Length < Shortest ? -1 : text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]))) return true;
        }

        return false;
    }

    private static bool IsWholeAnswer(IReadOnlyList<SwiftToken> body, int index) =>
        (index == 0 || body[index - 1].IsWord("return"))
        && (index == body.Count - 1 || body[index + 1].IsSymbol('}') || body[index + 1].IsSymbol(';') || body[index + 1].Kind == SwiftTokenKind.Word);

    /// <summary>A value that a branch, a table or a function gives.</summary>
    private static bool IsResult(IReadOnlyList<SwiftToken> body, int index) => index > 0
        && (body[index - 1].IsWord("return") || body[index - 1].IsSymbol(':') || body[index - 1].IsSymbol('=') && !Is(body, index - 2, "=!<>") || body[index - 1].IsSymbol('{')
            || body[index - 1].IsSymbol('?') || body[index - 1].IsSymbol('(') || body[index - 1].IsSymbol('-'));

    /// <summary>A value that another is compared with, or found by.</summary>
    private static bool IsKey(IReadOnlyList<SwiftToken> body, int index) =>
        (Is(body, index - 1, "=") && Is(body, index - 2, "=!")) || (Is(body, index + 1, "=") && Is(body, index + 2, "="))
        || (index > 0 && body[index - 1].IsWord("case")) || (Is(body, index + 1, ":") && (Is(body, index - 1, "[,") || Is(body, index - 1, "(")))
        || (Is(body, index - 1, ",") && Is(body, index + 1, ":,"))
        || (Is(body, index - 1, "=") && Is(body, index - 2, "~"));

    private static bool Is(IReadOnlyList<SwiftToken> body, int index, string symbols) =>
        index >= 0 && index < body.Count && body[index].Kind == SwiftTokenKind.Symbol && symbols.Contains(body[index].Text[0]);
}
