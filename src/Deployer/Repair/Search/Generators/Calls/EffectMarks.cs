using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Calls;

/// <summary>Puts `try` and `await` in front of expressions, in the order that the language wants.</summary>
internal static class EffectMarks
{
    /// <summary>The edit that makes an expression have the words that it lacks; null when it has them.</summary>
    /// <param name="file">Where it stands.</param>
    /// <param name="start">Index of its first token.</param>
    /// <param name="wanted">What it must have.</param>
    public static TextEdit? InFrontOf(SwiftOutline file, int start, EffectWords wanted)
    {
        var isTried = file.Text(start) == "try";
        var afterTry = isTried ? start + (file.Is(start + 1, '?') || file.Is(start + 1, '!') ? 2 : 1) : start;
        var missing = new EffectWords(wanted.Try && !isTried, wanted.Await && file.Text(afterTry) != "await");
        if (missing.IsNone || afterTry >= file.Source.Tokens.Count) return null;
        var offset = file.Source.Tokens[afterTry].Start;
        return new TextEdit(offset, offset, missing.ToString());
    }

    /// <summary>The edit that turns `await try` into `try await`; null when that does not stand at a token.</summary>
    public static TextEdit? Ordered(SwiftOutline file, int at) =>
        file.Text(at) == "await" && file.Text(at + 1) == "try" && !file.Is(at + 2, '?') && !file.Is(at + 2, '!')
            ? new TextEdit(file.Source.Tokens[at].Start, file.Source.Tokens[at + 1].End, "try await")
            : null;

    /// <summary>The edits that move a word in front of the whole expression.</summary>
    public static IReadOnlyList<TextEdit> Lifted(SwiftOutline file, int at)
    {
        var start = Expressions.Start(file, at);
        var wanted = new EffectWords(file.Text(at) == "try", file.Text(at) == "await");
        if (start == at || file.Is(at + 1, '?') || file.Is(at + 1, '!') || InFrontOf(file, start, wanted) is not { } added) return [];
        return [added, new TextEdit(file.Source.Tokens[at].Start, file.Source.Tokens[at + 1].Start, "")];
    }
}
