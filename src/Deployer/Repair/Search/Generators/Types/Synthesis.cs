namespace Deployer.Repair.Search.Generators.Types;

/// <summary>Tells which types can conform to a protocol without a line of code, because all that they hold conforms.</summary>
internal sealed class Synthesis(SearchScene scene, string protocol)
{
    private const int MostTypes = 3;

    private static readonly HashSet<string> Synthesised = new(
        ["Equatable", "Hashable", "Codable", "Encodable", "Decodable", "Sendable", "CaseIterable", "Comparable", "Error", "Identifiable"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Values = new(
        [
            "Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64", "Double", "Float", "Bool", "String",
            "Character", "Substring", "Date", "Data", "UUID", "URL", "Decimal", "TimeInterval", "Locale", "TimeZone", "Calendar",
        ],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Containers = new(["Array", "Dictionary", "Set", "Optional", "ClosedRange", "Range"], StringComparer.Ordinal);

    private readonly List<Located> _needed = [];
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>The types that have to say so, the one asked for first; null when code would be needed.</summary>
    public IReadOnlyList<Located>? For(Located type) => Synthesised.Contains(protocol) && Conforms(type) ? _needed : null;

    private bool Conforms(Located type)
    {
        if (_needed.Count >= MostTypes || !_open.Add(type.Name)) return _open.Contains(type.Name) && _needed.Count < MostTypes;
        _needed.Add(type);
        var keyword = type.Declaration.Keyword;
        if (protocol == "Error") return keyword is "enum" or "struct";
        if (protocol == "CaseIterable") return keyword == "enum" && Cases(type).All(found => !HasValues(found));
        if (protocol == "Comparable") return keyword == "enum" && !type.Declaration.Inherited.Any(Values.Contains) && Cases(type).All(found => !HasValues(found));
        if (protocol == "Identifiable") return keyword is "struct" or "enum" && Lookup.MembersOf(scene, type.Name).Any(found => found.Name == "id");
        if (keyword == "enum") return Cases(type).All(found => PayloadTypes(found).All(Fits));
        if (keyword == "struct" || (keyword == "class" && protocol == "Sendable" && IsFinal(type))) return Stored(type).All(found => HoldsFit(type, found));
        return false;
    }

    /// <summary>The variables of a type that hold something in each value.</summary>
    public static IEnumerable<Located> Stored(Located type) => type.Members.Where(found =>
        found.Declaration.Keyword is "let" or "var" && !found.Declaration.IsStatic && (found.Declaration.Open is null || HasObserver(found)));

    private static bool HasObserver(Located found) => found.File.Text(found.Declaration.Open!.Value + 1) is "didSet" or "willSet";

    private static bool IsFinal(Located type) => type.Declaration.Modifiers.Contains("final") && type.Declaration.Inherited.Count == 0;

    private bool HoldsFit(Located type, Located variable)
    {
        if (protocol == "Sendable" && type.Declaration.Keyword == "class" && variable.Declaration.Keyword == "var") return false;
        return variable.TypeText is { } text ? Fits(text) : IsPlainLiteral(variable);
    }

    /// <summary>A variable without a type whose value is a literal of text, number or truth.</summary>
    private static bool IsPlainLiteral(Located variable)
    {
        var (file, at) = (variable.File, variable.Declaration.NameAt + 1);
        if (!file.Is(at, '=') || at + 1 >= file.Source.Tokens.Count) return false;
        var value = file.Source.Tokens[at + 1];
        var isLiteral = value.Kind == Build.Swift.Source.SwiftTokenKind.String || char.IsAsciiDigit(value.Text[0]) || value.Text is "true" or "false";
        return isLiteral && (file.StartsLine(at + 2) || file.Is(at + 2, '.') || file.Is(at + 2, '}') || file.Is(at + 2, ';'));
    }

    private static IEnumerable<Located> Cases(Located type) => type.Members.Where(found => found.Declaration.Keyword == "case");

    private static bool HasValues(Located found) => found.File.Is(found.Declaration.NameAt + 1, '(');

    private static IEnumerable<string> PayloadTypes(Located found)
    {
        var (file, open) = (found.File, found.Declaration.NameAt + 1);
        if (!HasValues(found) || file.Brackets.Of(open) is not { } close) yield break;
        for (var at = open + 1; at < close; at++)
        {
            if (file.IsWord(at) && file.Is(at + 1, ':')) at += 2;
            if (TypeReader.Read(file, at) is not { } type) yield break;
            yield return file.Written(type);
            at = type.Last + 1;
            while (at < close && !file.Is(at, ',')) at = file.Brackets.After(at);
        }
    }

    private bool Fits(string type)
    {
        var text = type.Trim().TrimEnd('?', '!').Trim();
        if (text.StartsWith('[') && text.EndsWith(']')) return Split(text[1..^1], ':').All(Fits);
        if (text.StartsWith('(') || text.Contains("->", StringComparison.Ordinal) || text.Contains(' ', StringComparison.Ordinal) && !text.Contains('<', StringComparison.Ordinal)) return false;
        if (text.IndexOf('<', StringComparison.Ordinal) is > 0 and var open) return Containers.Contains(text[..open]) && Split(text[(open + 1)..^1], ',').All(Fits);
        if (Values.Contains(text)) return true;
        if (Inheritance.Says(scene, text, protocol)) return true;
        return Lookup.Type(scene, text) is { } own && (IsGiven(own) || Conforms(own));
    }

    /// <summary>An enum without values is equatable and hashable as it is.</summary>
    private bool IsGiven(Located type) =>
        protocol is "Equatable" or "Hashable" && type.Declaration.Keyword == "enum" && Cases(type).All(found => !HasValues(found));

    /// <summary>Parts at a sign that stands in no brackets.</summary>
    private static List<string> Split(string text, char sign)
    {
        var parts = new List<string> { "" };
        var depth = 0;
        foreach (var letter in text)
        {
            depth += letter is '[' or '<' or '(' ? 1 : letter is ']' or '>' or ')' ? -1 : 0;
            if (letter == sign && depth == 0) parts.Add("");
            else parts[^1] += letter;
        }

        return parts;
    }
}
