using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>Changes how a value is used that is optional, or no longer is.</summary>
/// <param name="scene">The package.</param>
/// <param name="file">Where the error stands.</param>
/// <param name="token">What it points at.</param>
internal sealed class OptionalUses(SearchScene scene, SwiftOutline file, int token)
{
    /// <summary>The default that the same value gets elsewhere, or got here when green.</summary>
    public IEnumerable<Proposal> Coalesce()
    {
        if (Expressions.NameOf(file, token) is not { } name || Expressions.EndOf(file, token) is not { } last) yield break;
        var whole = file.Written(new TypeSpan(token, last));
        var green = scene.Green?.Sources.File(file.Source.File.Path);
        var before = green is null ? [] : Defaults(green, file.Text(name)).Where(found => found.Value == whole).Select(found => found.Default).Distinct().ToList();
        var elsewhere = scene.Sources.Files.SelectMany(other => Defaults(other, file.Text(name))).Select(found => found.Default).Distinct().ToList();
        var (found, isGreen) = before is [var own] ? (own, true) : elsewhere is [var only] ? (only, false) : (null, false);
        if (found is null) yield break;
        yield return Make([file.After(last, " ?? " + found)], $"Fall back to {found} as elsewhere", isGreen ? Confidence.High : Confidence.Medium, isGreen ? 0 : 0.5);
    }

    /// <summary>`?.` where the compiler would have it.</summary>
    public IEnumerable<Proposal> Chain(Diagnostic error)
    {
        var fix = error.Notes.Where(note => note.Message.StartsWith("chain the optional", StringComparison.Ordinal)).SelectMany(note => note.FixIts).FirstOrDefault();
        if (fix is { Text: "?" } && fix.File == file.Source.File.Path)
        {
            yield return Make([new PlacedEdit(fix.File, new TextEdit(fix.StartOffset, fix.EndOffset, "?"))], "Chain an optional value", Confidence.Medium, Doubt());
        }
        else if (Quoted.In(error.Message) is [_, var member, ..] && MemberBehind(member) is { } at)
        {
            yield return Make([file.After(at - 2, "?")], "Chain an optional value", Confidence.Medium, Doubt());
        }
    }

    /// <summary>Takes away the question mark behind a value that is not optional.</summary>
    public IEnumerable<Proposal> Unchain()
    {
        for (var at = token; at < token + 12 && !file.StartsLine(at + 1); at++)
        {
            if (!file.Is(at, '?') || !file.Touches(at) || (!file.Is(at + 1, '.') && !file.Is(at + 1, '['))) continue;
            yield return Make([file.Replace(at, "")], "Drop a question mark behind a value", Confidence.Medium, 0.5);
            yield break;
        }
    }

    /// <summary>A plain `let` in place of the condition that binds a value which is not optional.</summary>
    public IEnumerable<Proposal> BindPlainly()
    {
        var start = Expressions.StatementOf(file, token);
        var let = start + 1;
        if (file.Text(start) is not ("guard" or "if") || file.Text(let) is not ("let" or "var") || !file.IsWord(let + 1) || let > token) yield break;
        if (EndOfCondition(let) is not { } end) yield break;
        var isShort = end == let + 1;
        var binding = file.Written(new TypeSpan(let, end));
        var indentation = file.Source.File.IndentationAt(file.Source.Tokens[start].Start);
        if (file.Is(end + 1, ','))
        {
            var rest = new TypeSpan(start, end + 1);
            var text = (isShort ? "" : binding + file.Source.File.LineEnding + indentation) + file.Text(start);
            yield return Make([file.Replace(rest, text)], "Bind a value that is not optional plainly", Confidence.Medium, 0.5);
        }
        else if (file.Text(start) == "guard" && file.Text(end + 1) == "else" && file.Brackets.Of(end + 2) is { } close)
        {
            var edit = isShort ? Whole(start, close) : file.Replace(new TypeSpan(start, close), binding);
            yield return Make([edit], "Bind a value that is not optional plainly", Confidence.Medium, 0);
        }
        else if (file.Text(start) == "if" && file.Brackets.Of(end + 1) is { } last && file.Text(last + 1) != "else" && file.StartsLine(end + 2) && file.StartsLine(last))
        {
            yield return Make([Unwrapped(start, end, last, isShort ? null : binding)], "Bind a value that is not optional plainly", Confidence.Medium, 0.5);
        }
    }

    private static IEnumerable<(string Value, string Default)> Defaults(SwiftOutline other, string name)
    {
        for (var at = 1; at + 2 < other.Source.Tokens.Count; at++)
        {
            if (!other.Is(at, '?') || !other.Is(at + 1, '?') || other.Text(at - 1) != name) continue;
            if (Expressions.EndOf(other, at + 2) is not { } last) continue;
            var start = at - 1;
            while (other.Is(start - 1, '.') || other.Is(start - 1, '?') || (other.IsWord(start - 1) && other.Is(start, '.'))) start--;
            yield return (other.Written(new TypeSpan(start, at - 1)), other.Written(new TypeSpan(at + 2, last)));
        }
    }

    private int? MemberBehind(string member)
    {
        for (var at = token + 1; at < token + 24 && at < file.Source.Tokens.Count; at++)
        {
            if (file.Source.Tokens[at].IsWord(member) && file.Is(at - 1, '.') && !file.Is(at - 2, '?')) return at;
        }

        return null;
    }

    /// <summary>A statement of its own loses nothing by a chain; an expression may want its value.</summary>
    private double Doubt() => Expressions.StatementOf(file, token) == token ? 0 : 0.5;

    /// <summary>Index of the last token of a binding's value.</summary>
    private int? EndOfCondition(int let)
    {
        for (var at = let + 1; at < file.Source.Tokens.Count; at = file.Brackets.After(at))
        {
            if (file.Is(at + 1, ',') || file.Is(at + 1, '{') || file.Text(at + 1) == "else") return at;
            if (file.Brackets.Of(at) is { } close && close > at && (file.Is(close + 1, ',') || file.Is(close + 1, '{') || file.Text(close + 1) == "else")) return close;
        }

        return null;
    }

    private PlacedEdit Whole(int first, int last)
    {
        var text = file.Source.File;
        return new PlacedEdit(text.Path, new TextEdit(text.StartOfLine(file.Source.Tokens[first].Start), text.StartOfNextLine(file.Source.Tokens[last].End - 1), ""));
    }

    /// <summary>The body of an `if` without it, one step less indented.</summary>
    private PlacedEdit Unwrapped(int start, int end, int close, string? binding)
    {
        var text = file.Source.File;
        var outer = text.IndentationAt(file.Source.Tokens[start].Start);
        var inner = text.IndentationAt(file.Source.Tokens[end + 2].Start);
        var step = inner.StartsWith(outer, StringComparison.Ordinal) ? inner[outer.Length..] : "";
        var from = text.StartOfNextLine(file.Source.Tokens[end + 1].Start);
        var body = text.Text[from..text.StartOfLine(file.Source.Tokens[close].Start)].TrimEnd('\n', '\r');
        var lines = body.Split('\n').Select(line => line.StartsWith(inner, StringComparison.Ordinal) ? outer + line[(outer.Length + step.Length)..] : line);
        var whole = string.Join('\n', lines);
        return file.Replace(new TypeSpan(start, close), binding is null ? whole[Math.Min(outer.Length, whole.Length)..] : binding + text.LineEnding + whole);
    }

    private static Proposal Make(PlacedEdit[] edits, string summary, Confidence confidence, double doubt) =>
        new() { Edits = edits, Summary = Quoted.Summary(summary, "Use a value as elsewhere"), Confidence = confidence, Doubt = doubt };
}
