using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Calls;

/// <summary>Tells what a function may return from the types that are written down.</summary>
internal static class ReturnedName
{
    /// <summary>The only variable of a body that has the type that is expected; null when there is none or several.</summary>
    public static string? Of(SwiftOutline file, int close, string type)
    {
        if (file.Enclosing(close - 1) is not { IsFunction: true } function || function.Close != close) return null;
        var made = file.Declarations.Where(found => found.Keyword is "let" or "var" && ReferenceEquals(found.Parent, function)
            && Expressions.Encloser(file, found.NameAt) == function.Open && DeclaredType(file, found) == type).ToList();
        return made is [var only] ? only.Name : null;
    }

    /// <summary>The type of a literal, or of a name that is declared with its type; null when it is not that plain.</summary>
    public static string? TypeOf(SwiftOutline file, int value)
    {
        if (TypeOfLiteral(file, value) is { } type) return type;
        return EndsAt(file, value + 1) && file.IsWord(value) && !char.IsAsciiDigit(file.Text(value)[0]) ? TypeOfName(file, value) : null;
    }

    private static string? TypeOfLiteral(SwiftOutline file, int at)
    {
        var token = file.Source.Tokens[at];
        var isNumber = token.Kind == SwiftTokenKind.Word && char.IsAsciiDigit(token.Text[0]);
        if (isNumber && file.Is(at + 1, '.') && EndsAt(file, at + 3)) return "Double";
        if (!EndsAt(file, at + 1)) return null;
        return isNumber ? "Int" : token.Kind == SwiftTokenKind.String ? "String" : token.Text is "true" or "false" ? "Bool" : null;
    }

    private static bool EndsAt(SwiftOutline file, int at) => file.StartsLine(at) || file.Is(at, '}') || file.Is(at, ';');

    private static string? TypeOfName(SwiftOutline file, int value)
    {
        foreach (var scope in file.Around(value))
        {
            var found = file.Declarations.LastOrDefault(one => one.Keyword is "let" or "var" && one.Name == file.Text(value)
                && ReferenceEquals(one.Parent, scope) && (scope.HasMembers || one.NameAt < value));
            if (found is not null) return DeclaredType(file, found);
            if (scope.IsFunction && file.ParametersOf(scope) is { } open && Parameter(file, open, file.Text(value)) is { } type) return type;
        }

        return null;
    }

    private static string? Parameter(SwiftOutline file, int open, string name)
    {
        for (var at = open + 1; at < file.Brackets.Of(open); at++)
        {
            if (file.Text(at) == name && file.Is(at + 1, ':')) return Written(file, at + 2);
        }

        return null;
    }

    /// <summary>Behind the colon, or of the call or the empty collection that it starts with.</summary>
    private static string? DeclaredType(SwiftOutline file, SwiftDeclaration variable)
    {
        if (file.Is(variable.NameAt + 1, ':')) return Written(file, variable.NameAt + 2);
        var made = variable.NameAt + 2;
        if (!file.Is(made - 1, '=')) return null;
        if (TypeOfLiteral(file, made) is { } literal) return literal;
        var last = file.Is(made, '[') ? file.Brackets.Of(made) ?? made : made;
        var isType = file.Is(made, '[') || char.IsAsciiLetterUpper(file.Text(made)[0]);
        return isType && file.Is(last + 1, '(') && (file.Brackets.Of(last + 1) is { } close && file.StartsLine(close + 1)) ? Text(file, made, last) : null;
    }

    private static string? Written(SwiftOutline file, int first)
    {
        var (at, depth) = (first, 0);
        for (; at < file.Source.Tokens.Count; at = file.Brackets.After(at))
        {
            depth += file.Is(at, '<') ? 1 : file.Is(at, '>') && !file.Is(at - 1, '-') ? -1 : 0;
            if (depth == 0 && at > first && (file.StartsLine(at) || file.Is(at, '=') || file.Is(at, ',') || file.Is(at, ')') || file.Is(at, '{') || file.Is(at, '}') || file.Is(at, ';'))) break;
        }

        return at > first ? Text(file, first, at - 1) : null;
    }

    private static string Text(SwiftOutline file, int first, int last) =>
        file.Source.File.Text[file.Source.Tokens[first].Start..file.Source.Tokens[last].End];
}
