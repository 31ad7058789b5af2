using System.Text;

namespace Deployer.Diagnose.Fingerprints;

/// <summary>Reduces a line of source to its structure: names become `I`, literals `L`, keywords and signs stay, comments go.</summary>
internal static class SourceShape
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "actor", "any", "as", "async", "await", "break", "case", "catch", "class", "continue", "default", "defer", "do", "else", "enum",
        "extension", "fallthrough", "false", "final", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is",
        "lazy", "let", "mutating", "nil", "nonisolated", "open", "override", "private", "protocol", "public", "repeat", "return",
        "self", "Self", "some", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias",
        "var", "weak", "where", "while",
    };

    public static string Of(string line)
    {
        var shape = new StringBuilder(line.Length);
        for (var index = 0; index < line.Length;)
        {
            var start = index;
            if (line.AsSpan(index).StartsWith("//"))
            {
                break;
            }

            if (char.IsWhiteSpace(line[index]))
            {
                index++;
            }
            else if (IsNameStart(line[index]))
            {
                index = End(line, index, character => IsNameStart(character) || char.IsDigit(character));
                Append(shape, Keywords.Contains(line[start..index]) ? line[start..index] : "I");
            }
            else if (char.IsDigit(line[index]))
            {
                index = End(line, index, character => char.IsLetterOrDigit(character) || character is '_' or '.');
                Append(shape, "L");
            }
            else if (line[index] == '"')
            {
                index = EndOfString(line, index);
                Append(shape, "L");
            }
            else
            {
                Append(shape, line[index++].ToString());
            }
        }

        return shape.ToString();
    }

    private static void Append(StringBuilder shape, string token) => shape.Append(shape.Length == 0 ? "" : " ").Append(token);

    private static bool IsNameStart(char character) => char.IsLetter(character) || character is '_' or '$';

    private static int End(string line, int start, Func<char, bool> belongs)
    {
        var index = start;
        while (index < line.Length && belongs(line[index]))
        {
            index++;
        }

        return index;
    }

    private static int EndOfString(string line, int start)
    {
        for (var index = start + 1; index < line.Length; index++)
        {
            if (line[index] == '\\')
            {
                index++;
            }
            else if (line[index] == '"')
            {
                return index + 1;
            }
        }

        return line.Length;
    }
}
