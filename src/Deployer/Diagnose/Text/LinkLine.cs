namespace Deployer.Diagnose.Text;

/// <summary>Reads what linkers say: GNU ld, gold, lld and Apple's.</summary>
internal static class LinkLine
{
    private const string AppleMark = "\", referenced from:";

    private static readonly string[] Marks =
    [
        "undefined reference to ", "multiple definition of ", "cannot find -l", "undefined symbol: ", "duplicate symbol: ",
        "duplicate symbol '", "library not found for -l", "library '",
    ];

    /// <summary>True for the name of a linker, or of a compiler that calls one.</summary>
    public static bool IsLinker(string place)
    {
        var name = place[(place.LastIndexOf('/') + 1)..];
        return name is "ld" or "ld.lld" or "ld.gold" or "ld.bfd" or "ld64.lld" or "collect2" or "clang" or "clang++";
    }

    /// <summary>The linker's complaint in a line; null when it holds none.</summary>
    public static Diagnostic? Parse(string line)
    {
        var quote = line.IndexOf('"', StringComparison.Ordinal);
        var end = line.EndsWith(AppleMark, StringComparison.Ordinal) ? line.Length - AppleMark.Length : -1;
        if (quote >= 0 && quote < end)
        {
            return Complaint($"undefined symbol: {line[(quote + 1)..end]}");
        }

        foreach (var mark in Marks)
        {
            var start = line.IndexOf(": " + mark, StringComparison.Ordinal);
            if (start >= 0 && !line.Contains(": note: ", StringComparison.Ordinal))
            {
                return Located(line[..start], line[(start + 2)..]);
            }
        }

        return null;
    }

    /// <summary>The target an object file in the text belongs to: `…/App.build/main.swift.o` is App's.</summary>
    public static string? TargetOf(string text)
    {
        var end = text.LastIndexOf(".build/", StringComparison.Ordinal);
        var start = end <= 0 ? -1 : text.LastIndexOf('/', end - 1);
        return start >= 0 && end > start + 1 ? text[(start + 1)..end] : null;
    }

    private static Diagnostic? Located(string place, string message)
    {
        var toolEnd = place.IndexOf("ld: ", StringComparison.Ordinal);
        var tool = toolEnd < 0 ? place : place[..(toolEnd + 2)];
        var text = toolEnd < 0 ? place : place[(toolEnd + 4)..];
        var section = text.EndsWith(')') ? text.LastIndexOf(":(", StringComparison.Ordinal) : -1;
        var (file, numbers) = DiagnosticLine.SplitNumbers(section < 0 ? text : text[..section]);
        var isSource = section >= 0 && numbers.Count > 0 && !file.EndsWith(".o", StringComparison.Ordinal);
        if (section < 0 && !IsLinker(tool.Split(": ")[0]) && TargetOf(text) is null && !text.EndsWith(".o", StringComparison.Ordinal))
        {
            return null;
        }

        return Complaint(message) with
        {
            File = isSource ? file : null,
            Line = isSource ? numbers[0] : null,
            Target = TargetOf(text),
        };
    }

    private static Diagnostic Complaint(string message) => new() { Severity = Severity.Error, Phase = Phase.Link, Message = message };
}
