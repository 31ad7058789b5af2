using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Calls;

/// <summary>An argument of a call. Places are indexes of tokens.</summary>
/// <param name="Label">As written; null when it has none.</param>
/// <param name="First">Of its label, or of its value when it has none.</param>
/// <param name="Value">Of its value.</param>
/// <param name="Last">Of its last token.</param>
internal sealed record Argument(string? Label, int First, int Value, int Last);

/// <summary>A call with its arguments in brackets. Places are indexes of tokens.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Name">The function's name, or the type's when it makes one.</param>
/// <param name="Open">Of the bracket that opens its arguments.</param>
/// <param name="Close">Of the bracket that closes them.</param>
internal sealed record CallSite(SwiftOutline File, string Name, int Open, int Close)
{
    public IReadOnlyList<Argument> Arguments { get; } = [.. Read(File, Open, Close)];

    /// <summary>The call whose brackets are at a token or around it; null when there is none.</summary>
    public static CallSite? At(SwiftOutline file, int token)
    {
        var open = file.Is(token, '(') ? token : file.Is(token, ')') ? file.Brackets.Of(token) : Expressions.Encloser(file, token);
        return open is { } found && file.Is(found, '(') ? Opening(file, found) : null;
    }

    /// <summary>The call whose arguments a bracket opens; null when it is none, or a declaration.</summary>
    public static CallSite? Opening(SwiftOutline file, int open)
    {
        if (file.Brackets.Of(open) is not { } close || close < open || !file.IsWord(open - 1) || !Expressions.Touches(file, open)) return null;
        if (file.Text(open - 2) is "func" or "macro") return null;
        return file.Text(open - 1) == "init" ? OfInit(file, open, close) : new CallSite(file, file.Text(open - 1), open, close);
    }

    /// <summary>All calls of functions of a name.</summary>
    public static IEnumerable<CallSite> Of(SwiftOutline file, string name) =>
        Enumerable.Range(1, Math.Max(0, file.Source.Tokens.Count - 1))
            .Where(at => file.Is(at, '(') && file.Text(at - 1) == name).Select(at => Opening(file, at)).OfType<CallSite>();

    public string Text(int first, int last) =>
        File.Source.File.Text[File.Source.Tokens[first].Start..File.Source.Tokens[last].End];

    /// <summary>An argument's value as written.</summary>
    public string ValueOf(Argument argument) => Text(argument.Value, argument.Last);

    /// <summary>`Type.init(`, `self.init(` and `super.init(`; a declaration of one is no call.</summary>
    private static CallSite? OfInit(SwiftOutline file, int open, int close)
    {
        if (!file.Is(open - 2, '.') || !file.IsWord(open - 3)) return null;
        var name = file.Text(open - 3);
        if (name is not ("self" or "super" or "Self")) return new CallSite(file, name, open, close);
        var type = file.Around(open).FirstOrDefault(found => found.HasMembers);
        return type is null ? null : new CallSite(file, name == "super" ? (type.Inherited is [var first, ..] ? first : "") : type.Name, open, close);
    }

    private static IEnumerable<Argument> Read(SwiftOutline file, int open, int close)
    {
        for (var first = open + 1; first < close;)
        {
            var end = first;
            while (end < close && !file.Is(end, ',')) end = file.Brackets.After(end);
            var isLabelled = file.IsWord(first) && file.Is(first + 1, ':') && first + 2 < end;
            if (end > first) yield return new Argument(isLabelled ? file.Text(first) : null, first, isLabelled ? first + 2 : first, Math.Min(end, close) - 1);
            first = end + 1;
        }
    }
}
