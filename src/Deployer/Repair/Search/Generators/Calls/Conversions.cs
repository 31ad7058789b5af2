using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Calls;

/// <summary>Wraps a number or a text in the type that is wanted. What loses something is tried last.</summary>
internal sealed partial class Conversions : IGenerator
{
    private const double Lossy = 1;

    private static readonly HashSet<string> Whole = new(
        ["Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64"], StringComparer.Ordinal);

    private static readonly HashSet<string> Floating = new(["Double", "Float", "CGFloat"], StringComparer.Ordinal);

    public string Name => "search/conversion";

    public double Prior => 0.8;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error) || scene.FileOf(error) is not { } file || file.Source.TokenOf(error) is not { } token) return [];
        if (Value().Match(error.Message) is { Success: true } value) return OfValue(file, token, value.Groups[1].Value, Canonical(value.Groups[2].Value));
        return Operands().Match(error.Message) is { Success: true } operands
            ? OfOperands(file, token, Canonical(operands.Groups[1].Value), Canonical(operands.Groups[2].Value)).OrderBy(proposal => proposal.Doubt)
            : [];
    }

    /// <summary>The whole argument where the error points at an operator in it, and the operand at that place.</summary>
    private static IEnumerable<Proposal> OfValue(SwiftOutline file, int token, string from, string to)
    {
        if (DoubtOf(Canonical(from), to) is not { } doubt) yield break;
        if (file.IsWord(token) || file.Source.Tokens[token].Kind == Build.Swift.Source.SwiftTokenKind.String || file.Is(token, '('))
        {
            yield return Wrap(file, (Expressions.PostfixStart(file, token), Expressions.PostfixEnd(file, token)), to, doubt);
            yield break;
        }

        var first = Expressions.Start(file, token);
        var last = first;
        while (last + 1 < file.Source.Tokens.Count && !Ends(file, last + 1)) last = file.Brackets.After(last + 1) - 1;
        if (last > first) yield return Wrap(file, (first, last), to, doubt);
    }

    private static IEnumerable<Proposal> OfOperands(SwiftOutline file, int token, string left, string right)
    {
        var behind = token;
        while (!file.IsWord(behind) && Expressions.Touches(file, behind + 1) && behind + 1 < file.Source.Tokens.Count && IsOperator(file, behind + 1)) behind++;
        var (first, last) = (Expressions.PostfixStart(file, token - 1), Expressions.PostfixEnd(file, behind + 1));
        if (DoubtOf(right, left) is { } rightDoubt) yield return Wrap(file, (behind + 1, last), left, rightDoubt);
        if (DoubtOf(left, right) is { } leftDoubt) yield return Wrap(file, (first, token - 1), right, leftDoubt);
    }

    /// <summary>Null when there is no such conversion.</summary>
    private static double? DoubtOf(string from, string to)
    {
        if (from == to) return null;
        if (to == "String") return Whole.Contains(from) || Floating.Contains(from) || from is "Substring" or "Character" ? 0 : null;
        if (Floating.Contains(to)) return Whole.Contains(from) ? 0 : Floating.Contains(from) ? (to == "Float" ? Lossy : 0) : null;
        if (!Whole.Contains(to)) return null;
        return Floating.Contains(from) ? Lossy : Whole.Contains(from) ? (Holds(to, from) ? 0.25 : Lossy) : null;
    }

    /// <summary>Whether every value of one whole type is one of another.</summary>
    private static bool Holds(string to, string from) =>
        to[0] == 'I' && (from[0] == 'I' ? Bits(to) >= Bits(from) : Bits(to) > Bits(from)) || (to[0] == from[0] && Bits(to) >= Bits(from));

    private static int Bits(string type) => int.TryParse(type.AsSpan(type.IndexOf('t', StringComparison.Ordinal) + 1), out var bits) ? bits : 64;

    private static Proposal Wrap(SwiftOutline file, (int First, int Last) value, string type, double doubt)
    {
        var (start, end) = (file.Source.Tokens[value.First].Start, file.Source.Tokens[value.Last].End);
        return Proposal.Of(new PlacedEdit(file.Source.File.Path, new TextEdit(start, end, $"{type}({file.Source.File.Text[start..end]})")), $"Convert a value to {type}", Confidence.Medium, doubt);
    }

    private static bool Ends(SwiftOutline file, int at) =>
        file.Is(at, ')') || file.Is(at, ']') || file.Is(at, '}') || file.Is(at, ',') || file.Is(at, ';') || file.Is(at, '{') || file.StartsLine(at);

    private static bool IsOperator(SwiftOutline file, int at) =>
        file.Source.Tokens[at] is { Kind: Build.Swift.Source.SwiftTokenKind.Symbol } token && "+-*/%<>=!&|^".Contains(token.Text[0]);

    private static string Canonical(string type) => type == "TimeInterval" ? "Double" : type;

    [GeneratedRegex(@"^cannot convert (?:value|return expression) of type '(\w+)'(?: \(aka '[^']*'\))? to (?:expected (?:argument|element) type|specified type|return type|closure result type) '(\w+)'(?: \(aka '[^']*'\))?$")]
    private static partial Regex Value();

    [GeneratedRegex(@"^binary operator '[^']{1,4}' cannot be applied to operands of type '(\w+)'(?: \(aka '[^']*'\))? and '(\w+)'(?: \(aka '[^']*'\))?$")]
    private static partial Regex Operands();
}
