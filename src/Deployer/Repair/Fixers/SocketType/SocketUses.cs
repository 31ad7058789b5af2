using System.Text.RegularExpressions;
using Deployer.Build.Swift.Source;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.SocketType;

/// <summary>Finds the socket constants that diagnostics of a file are about.</summary>
internal sealed partial class SocketUses(SwiftSource source)
{
    private const int MaxLinesOfExpression = 4;

    private static readonly string[] Conversions = ["Int32", "CInt", "Int", "UInt32", "numericCast"];

    /// <summary>Whether a diagnostic says that a `__socket_type`, or its raw value, stands where another type is wanted.</summary>
    public static bool IsAbout(Diagnostic error) =>
        error.File is not null && error.Line is not null && (NamesType(error) || RawValueMismatch().IsMatch(error.Message));

    /// <summary>The same without the source: a mismatch of numbers alone may be about anything, unless the quoted line names a constant.</summary>
    public static bool IsSurelyAbout(Diagnostic error) =>
        IsAbout(error) && (NamesType(error) || error.SourceLine?.Contains("SOCK_", StringComparison.Ordinal) == true);

    /// <summary>The uses that a diagnostic is about; none when the value comes from elsewhere.</summary>
    public IReadOnlyList<SocketUse> Of(Diagnostic error)
    {
        if (source.File.OffsetOf(error.Line!.Value, error.Column ?? 1) is not { } offset) return [];
        var isRawValue = RawValueMismatch().IsMatch(error.Message);
        var first = source.TokenAt(source.File.StartOfLine(offset));
        var line = Collect(first, source.File.EndOfLine(offset), isRawValue);
        if (line.Count > 0 || isRawValue) return line;
        var declared = OfDeclaration(source.TokenAt(offset));
        return declared.Count > 0 ? declared : Collect(first, EndOfExpression(offset), isRawValue);
    }

    private static bool NamesType(Diagnostic error) => error.Message.Contains("__socket_type", StringComparison.Ordinal);

    private List<SocketUse> Collect(int first, int end, bool isRawValue)
    {
        var uses = new List<SocketUse>();
        for (var index = first; index < source.Tokens.Count && source.Tokens[index].Start < end; index++)
        {
            if (Read(index, isRawValue) is { } use) uses.Add(use);
        }

        return uses;
    }

    private SocketUse? Read(int index, bool isRawValue)
    {
        var token = source.Tokens[index];
        if (token.Kind != SwiftTokenKind.Word || SocketConstant.Of(token.Text) is not { } constant
            || !source.IsCompiledOn(Platform.Linux, index))
        {
            return null;
        }

        var first = Is(index - 1, '.') ? index - 2 : index;
        var isQualified = first < index && first >= 0 && source.Tokens[first].Text is "Glibc" or "Foundation";
        if (first < index && !isQualified) return null;
        var hasRawValue = Is(index + 1, '.') && index + 2 < source.Tokens.Count && source.Tokens[index + 2].IsWord("rawValue");
        var last = hasRawValue ? index + 2 : index;
        var isConverted = IsConversion(first, last);
        if (hasRawValue && (!isRawValue || isConverted)) return null;
        var start = source.Tokens[first].Start;
        return new SocketUse(
            constant, start, source.Tokens[last].End, source.File.Text[start..token.End], isConverted,
            !isQualified && source.IsCompiledOn(Platform.Darwin, index));
    }

    private bool IsConversion(int first, int last) =>
        Is(first - 1, '(') && Is(last + 1, ')') && first >= 2 && Conversions.Contains(source.Tokens[first - 2].Text);

    /// <summary>The use that a name in an expression was declared with: `let kind = SOCK_STREAM` without a type.</summary>
    private List<SocketUse> OfDeclaration(int index)
    {
        if (index >= source.Tokens.Count || source.Tokens[index].Kind != SwiftTokenKind.Word) return [];
        var name = source.Tokens[index].Text;
        var uses = new List<SocketUse>();
        for (var at = 0; at + 3 < source.Tokens.Count; at++)
        {
            if (source.Tokens[at].Text is "let" or "var" && source.Tokens[at + 1].IsWord(name) && Is(at + 2, '='))
            {
                uses.AddRange(Collect(at + 3, source.File.EndOfLine(source.Tokens[at + 3].Start), isRawValue: false));
            }
        }

        return uses;
    }

    private int EndOfExpression(int offset)
    {
        var end = source.File.EndOfLine(offset);
        for (var line = 1; line < MaxLinesOfExpression && end < source.File.Text.Length; line++)
        {
            end = source.File.EndOfLine(source.File.StartOfNextLine(end));
        }

        return end;
    }

    private bool Is(int index, char symbol) => index >= 0 && index < source.Tokens.Count && source.Tokens[index].IsSymbol(symbol);

    [GeneratedRegex(@"value of type 'UInt32' .*type '(?:Int32|CInt)'|'Int32' and 'UInt32'|'UInt32' and 'Int32'")]
    private static partial Regex RawValueMismatch();
}
