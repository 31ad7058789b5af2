using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Fixers.Source;

/// <summary>
/// The declarations of a Swift file, read from its tokens: enough to tell which names there are and what encloses a place. What it
/// cannot read it leaves out.
/// </summary>
internal sealed class SwiftOutline
{
    private static readonly string[] TypeKeywords = ["struct", "class", "enum", "protocol", "actor", "extension"];
    private static readonly string[] OtherKeywords = ["func", "let", "var", "typealias", "associatedtype"];

    private static readonly HashSet<string> ModifierWords = new(
        [
            "public", "private", "fileprivate", "internal", "package", "open", "static", "class", "final", "override", "mutating",
            "nonmutating", "lazy", "weak", "unowned", "required", "convenience", "indirect", "nonisolated", "isolated", "dynamic",
            "optional", "prefix", "postfix", "infix", "async", "distributed", "consuming", "borrowing",
        ],
        StringComparer.Ordinal);

    private readonly List<SwiftDeclaration> _declarations = [];
    private readonly Stack<SwiftDeclaration> _open = [];

    public SwiftOutline(SwiftSource source)
    {
        Source = source;
        Brackets = new BracketPairs(source.Tokens);
        for (var index = 0; index < source.Tokens.Count; index++)
        {
            while (_open.TryPeek(out var scope) && scope.Close < index) _open.Pop();
            if (Read(index) is not { } found) continue;
            _declarations.Add(found);
            _declarations.AddRange(MoreOf(found));
            if (found.Open is not null) _open.Push(found);
        }
    }

    public SwiftSource Source { get; }

    public BracketPairs Brackets { get; }

    public IReadOnlyList<SwiftDeclaration> Declarations => _declarations;

    /// <summary>The innermost declaration whose body a token stands in; null at the top of the file.</summary>
    public SwiftDeclaration? Enclosing(int token) =>
        _declarations.LastOrDefault(found => found.Open < token && token < found.Close);

    /// <summary>The declarations around a token, the innermost first.</summary>
    public IEnumerable<SwiftDeclaration> Around(int token)
    {
        for (var scope = Enclosing(token); scope is not null; scope = scope.Parent) yield return scope;
    }

    /// <summary>Index of the bracket that opens the parameters of a function; null when there is none.</summary>
    public int? ParametersOf(SwiftDeclaration function)
    {
        for (var index = function.NameAt; index <= function.HeaderEnd; index++)
        {
            if (Is(index, '(')) return index;
        }

        return null;
    }

    public bool StartsLine(int token) =>
        token == 0 || token >= Source.Tokens.Count
        || Source.File.Text.AsSpan(Source.Tokens[token - 1].End, Source.Tokens[token].Start - Source.Tokens[token - 1].End).Contains('\n');

    public bool Is(int token, char symbol) => token >= 0 && token < Source.Tokens.Count && Source.Tokens[token].IsSymbol(symbol);

    public bool IsWord(int token) => token >= 0 && token < Source.Tokens.Count && Source.Tokens[token].Kind == SwiftTokenKind.Word;

    public string Text(int token) => token >= 0 && token < Source.Tokens.Count ? Source.Tokens[token].Text : "";

    private SwiftDeclaration? Read(int index)
    {
        if (!IsWord(index) || Is(index - 1, '.')) return null;
        var word = Text(index);
        if (TypeKeywords.Contains(word)) return IsWord(index + 1) && !IsModifierLike(index) ? ReadType(index) : null;
        if (word == "init" && (Is(index + 1, '(') || Is(index + 1, '?') || Is(index + 1, '<')) && _open.TryPeek(out var type) && type.HasMembers)
        {
            return ReadFunction(index, index);
        }

        if (word == "case") return _open.TryPeek(out var scope) && scope.Keyword == "enum" && IsWord(index + 1) ? Make("case", index, index + 1) : null;
        if (!OtherKeywords.Contains(word) || NameAfter(index) is not { } name) return null;
        return word == "func" ? ReadFunction(index, name) : word is "let" or "var" ? ReadVariable(index, name) : Make(word, index, name);
    }

    /// <summary>The other cases of `case a, b(Int), c = 3`, and the other variables of a declaration.</summary>
    private IEnumerable<SwiftDeclaration> MoreOf(SwiftDeclaration first)
    {
        if (first.Keyword is not ("case" or "let" or "var") || first.IsLocal || first.Open is not null) yield break;
        for (var index = first.NameAt + 1; index < Source.Tokens.Count && !Is(index, '}') && !Is(index, ';'); index = Brackets.After(index))
        {
            if (StartsLine(index) && !Is(index - 1, ',')) yield break;
            if (Is(index, ',') && IsWord(index + 1)) yield return first with { Name = Text(index + 1), NameAt = index + 1, HeaderEnd = index + 1 };
        }
    }

    /// <summary>`class func`, `class var`: a modifier; `actor` and the like may also be names.</summary>
    private bool IsModifierLike(int index) =>
        OtherKeywords.Contains(Text(index + 1)) || ModifierWords.Contains(Text(index + 1)) || Text(index + 1) is "init" or "subscript" or "in" or "is" or "as";

    private int? NameAfter(int index) => Is(index + 1, '`') && IsWord(index + 2) ? index + 2 : IsWord(index + 1) ? index + 1 : null;

    private SwiftDeclaration? ReadType(int index)
    {
        var name = index + 1;
        while (Text(index) == "extension" && Is(name + 1, '.') && IsWord(name + 2)) name += 2;
        var open = name + 1;
        while (open < Source.Tokens.Count && !Is(open, '{'))
        {
            if (Is(open, '}') || Source.Tokens[open].Kind == SwiftTokenKind.Directive) return null;
            open = Brackets.After(open);
        }

        if (Brackets.Of(open) is not { } close) return null;
        return Make(Text(index), index, name) with { Open = open, Close = close, HeaderEnd = open - 1, Inherited = [.. InheritedBy(name, open)] };
    }

    private IEnumerable<string> InheritedBy(int name, int open)
    {
        var colon = name + 1;
        var depth = 0;
        for (; colon < open && (depth > 0 || !Is(colon, ':')); colon++) depth += Is(colon, '<') ? 1 : Is(colon, '>') ? -1 : 0;
        for (var index = colon + 1; index < open && Text(index) != "where"; index++)
        {
            if (IsWord(index) && !Is(index + 1, '.') && !Is(index - 1, '@')) yield return Text(index);
        }
    }

    private SwiftDeclaration? ReadFunction(int index, int name)
    {
        var parameters = name + 1;
        while (parameters < Source.Tokens.Count && !Is(parameters, '('))
        {
            if (Is(parameters, '{') || Is(parameters, '}')) return null;
            parameters++;
        }

        if (Brackets.Of(parameters) is not { } last) return null;
        var made = Make(Text(index), index, name) with { HeaderEnd = last };
        for (var at = last + 1; at < Source.Tokens.Count && !EndsHeader(at); at = Brackets.After(at))
        {
            if (Is(at, '{')) return Brackets.Of(at) is { } close ? made with { Open = at, Close = close } : made;
            made = made with { HeaderEnd = at };
        }

        return made;
    }

    private SwiftDeclaration ReadVariable(int index, int name)
    {
        var made = Make(Text(index), index, name) with { HeaderEnd = name };
        if (made.IsLocal || !Is(name + 1, ':')) return made;
        for (var at = name + 2; at < Source.Tokens.Count && !EndsHeader(at) && !Is(at, '=') && !Is(at, ','); at = Brackets.After(at))
        {
            if (Is(at, '{')) return Brackets.Of(at) is { } close ? made with { Open = at, Close = close } : made;
        }

        return made;
    }

    private bool EndsHeader(int token) =>
        Is(token, '}') || Is(token, ';') || Source.Tokens[token].Kind == SwiftTokenKind.Directive
        || (StartsLine(token) && !Is(token, '{') && !Is(token, '-') && Text(token) is not ("where" or "async" or "throws" or "rethrows")
            && !Is(token - 1, '>') && !Is(token - 1, ','));

    private SwiftDeclaration Make(string keyword, int index, int name) =>
        new(keyword, Text(name), index, name, _open.TryPeek(out var parent) ? parent : null) { Modifiers = ModifiersBefore(index), HeaderEnd = name };

    private List<string> ModifiersBefore(int index)
    {
        var found = new List<string>();
        for (var at = index - 1; at >= 0 && !Is(at, '}'); at--)
        {
            if (Is(at, ')') && Brackets.Of(at) is { } open) at = open - 1;
            if (Is(at - 1, '@')) found.Add("@" + Text(at--));
            else if (ModifierWords.Contains(Text(at))) found.Add(Text(at));
            else break;
        }

        return found;
    }
}
