using System.Buffers;

namespace Deployer.Diagnose.Text;

/// <summary>Reads one line of what linkers say: GNU ld, gold, lld, mold and Apple's.</summary>
internal static class LinkLine
{
    private const string AppleMark = "\", referenced from:";
    private const string AppleDuplicate = "duplicate symbol '";

    private static readonly string[] Marks =
    [
        "undefined reference to ", "multiple definition of ", "cannot find -l", "undefined symbol: ", "duplicate symbol: ",
        AppleDuplicate, "library not found", "library '", "framework not found ", "framework '",
    ];

    private static readonly SearchValues<string> AnyMark = SearchValues.Create([.. Marks, AppleMark], StringComparison.Ordinal);

    /// <summary>True for the name of a linker, or of a compiler that calls one.</summary>
    public static bool IsLinker(string place)
    {
        var name = place[(place.LastIndexOf('/') + 1)..];
        return name is "ld" or "ld.lld" or "ld.gold" or "ld.bfd" or "ld.mold" or "ld64.lld" or "mold" or "lld" or "wasm-ld"
            or "collect2" or "clang" or "clang++";
    }

    /// <summary>True for what Apple's linker says behind its complaints.</summary>
    public static bool IsEcho(ReadOnlySpan<char> line) =>
        line.StartsWith("ld: symbol(s) not found") || (line.StartsWith("ld: ") && line.Contains(" duplicate symbol", StringComparison.Ordinal) && char.IsAsciiDigit(line[4]));

    /// <summary>The linker's complaint in a line; null when it holds none.</summary>
    public static Diagnostic? Parse(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny(AnyMark) || text.Contains(": note: ", StringComparison.Ordinal))
        {
            return null;
        }

        var line = text.Length > LogDiagnostics.MaxMessage ? text[..LogDiagnostics.MaxMessage].ToString() : text.ToString();
        var quote = line.IndexOf('"', StringComparison.Ordinal);
        var end = line.EndsWith(AppleMark, StringComparison.Ordinal) ? line.Length - AppleMark.Length : -1;
        if (quote >= 0 && quote < end && string.IsNullOrWhiteSpace(line[..quote]))
        {
            return Complaint($"undefined symbol: {line[(quote + 1)..end]}");
        }

        if (line.StartsWith(AppleDuplicate, StringComparison.Ordinal) && line.EndsWith("' in:", StringComparison.Ordinal))
        {
            return Complaint(line[..^" in:".Length]);
        }

        foreach (var mark in Marks)
        {
            var start = line.IndexOf(": " + mark, StringComparison.Ordinal);
            if (start >= 0)
            {
                return Located(line[..start], line[(start + 2)..]);
            }
        }

        return null;
    }

    /// <summary>The target an object file in the text belongs to: `…/App.build/main.swift.o` is App's.</summary>
    public static string? TargetOf(ReadOnlySpan<char> text)
    {
        var end = text.LastIndexOf(".build/");
        var start = end <= 0 ? -1 : text[..end].LastIndexOf('/');
        return start >= 0 && end > start + 1 ? text[(start + 1)..end].ToString() : null;
    }

    private static Diagnostic? Located(string place, string message)
    {
        var toolEnd = place.IndexOf("ld: ", StringComparison.Ordinal);
        var tool = toolEnd < 0 ? place : place[..(toolEnd + 2)];
        var text = toolEnd < 0 ? place : place[(toolEnd + 4)..];
        var section = text.EndsWith(')') ? text.LastIndexOf(":(", StringComparison.Ordinal) : -1;
        if (section < 0 && LocatedByGold(text, message) is { } gold)
        {
            return gold;
        }

        var numbers = HeaderLine.SplitNumbers(section < 0 ? text : text[..section]);
        var isSource = numbers.Line is not null && !numbers.File.EndsWith(".o");
        if (section < 0 && !isSource && !IsLinker(tool.Split(": ")[0]) && TargetOf(text) is null && !text.EndsWith(".o", StringComparison.Ordinal))
        {
            return null;
        }

        return Complaint(message) with
        {
            File = isSource ? numbers.File.ToString() : null,
            Line = isSource ? numbers.Line : null,
            Target = TargetOf(text),
        };
    }

    /// <summary>`a.o:/p/main.swift:2: error` or `a.o:main.swift:function main: error`</summary>
    private static Diagnostic? LocatedByGold(string place, string message)
    {
        const string Error = ": error";
        var objectEnd = place.EndsWith(Error, StringComparison.Ordinal) ? place.IndexOf(".o:", StringComparison.Ordinal) : -1;
        if (objectEnd < 0)
        {
            return null;
        }

        var source = HeaderLine.SplitNumbers(place.AsSpan(objectEnd + 3)[..^Error.Length]);
        return Complaint(message) with
        {
            File = source.Line is null ? null : source.File.ToString(),
            Line = source.Line,
            Target = TargetOf(place.AsSpan(0, objectEnd)),
        };
    }

    private static Diagnostic Complaint(string message) => new() { Severity = Severity.Error, Phase = Phase.Link, Message = message };
}
