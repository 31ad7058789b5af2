using System.Buffers;
using System.Globalization;

namespace Deployer.Diagnose.Text;

/// <summary>One line in the form most tools share, `file:line:column: error: message`, or parts of it; valid as long as its text.</summary>
internal readonly ref struct HeaderLine
{
    private const int MaxDigits = 9;

    private static readonly SearchValues<string> Marks =
        SearchValues.Create(["error: ", "warning: ", "note: ", "remark: "], StringComparison.Ordinal);

    private static readonly SearchValues<char> NeverInPaths = SearchValues.Create("\"*<>|\u2502");

    private static readonly SearchValues<char> NeverInWords = SearchValues.Create(" \t\"'`(){}*<>|\u2502=,;");

    private HeaderLine(DiagnosticPlace place, Severity severity, ReadOnlySpan<char> message)
    {
        Place = place;
        Severity = severity;
        Message = message;
    }

    /// <summary>What stood before the severity: a file with its numbers, a tool's name or nothing.</summary>
    public DiagnosticPlace Place { get; }

    public Severity Severity { get; }

    /// <summary>The rest, with its identifier.</summary>
    public ReadOnlySpan<char> Message { get; }

    /// <summary>True when the place is a file with a line.</summary>
    public bool HasFile => Place.Line is > 0 && LooksLikeFile(Place.File);

    /// <summary>False when the line is of another form: source, a program's words.</summary>
    public static bool TryParse(ReadOnlySpan<char> line, out HeaderLine header)
    {
        header = default;
        for (var search = 0; line[search..].IndexOfAny(Marks) is >= 0 and var found; search += found + 1)
        {
            var mark = search + found;
            var start = line[..mark].EndsWith("fatal ") ? mark - "fatal ".Length : mark;
            var isPlaced = line[..start].EndsWith(": ");
            if (start > 0 && !isPlaced && !IsGlued(line, mark))
            {
                continue;
            }

            var place = isPlaced ? PlaceOf(line[..(start - 2)]) : default;
            header = new HeaderLine(place, SeverityOf(line[mark]), line[(mark + LengthOf(line[mark]))..].Trim());
            return IsPlausible(place);
        }

        return false;
    }

    /// <summary>Takes up to two numbers off the end: `a/b.swift:3:8` is `a/b.swift`, 3, 8.</summary>
    public static DiagnosticPlace SplitNumbers(ReadOnlySpan<char> place)
    {
        var last = TakeNumber(ref place);
        var first = last is null ? null : TakeNumber(ref place);
        return first is null ? new DiagnosticPlace(place, last, null) : new DiagnosticPlace(place, first, last);
    }

    private static int? TakeNumber(ref ReadOnlySpan<char> place)
    {
        var colon = place.LastIndexOf(':');
        if (colon <= 0
            || place.Length - colon - 1 is 0 or > MaxDigits
            || !int.TryParse(place[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        place = place[..colon];
        return number;
    }

    /// <summary>Two streams may share a line: `[3/5] Compiling Core A.swift/p/A.swift:1:1`.</summary>
    private static DiagnosticPlace PlaceOf(ReadOnlySpan<char> text)
    {
        var progress = ProgressLine.LengthOf(text);
        if (progress > 0 && text[progress..].IndexOf('/') is >= 0 and var slash)
        {
            text = text[(progress + slash)..];
        }

        return SplitNumbers(text);
    }

    private static bool IsGlued(ReadOnlySpan<char> line, int mark) => line[mark] == 'e' && line[mark - 1] != ' ' && ProgressLine.LengthOf(line) > 0;

    /// <summary>A file, a tool's name or nothing: what programs say besides has words before the severity.</summary>
    private static bool IsPlausible(DiagnosticPlace place)
    {
        var text = place.File;
        if (text.Length == 0 || text is "<unknown>" || ProgressLine.LengthOf(text) > 0)
        {
            return true;
        }

        if (text[0] == '/' && place.Line is not null)
        {
            return text.Length > 1 && text[1] is not ('/' or '*') && !text.ContainsAny(NeverInPaths) && text.IndexOf(": ") < 0;
        }

        return IsTools(text) || (place.Line is not null && text.StartsWith("macro expansion "));
    }

    /// <summary>`clang`, `a.c`, `/usr/bin/ld: main.o`, and names in angle brackets.</summary>
    private static bool IsTools(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split(": "))
        {
            var word = text[range];
            word = word.Length > 2 && word[0] == '<' && word[^1] == '>' ? word[1..^1] : word;
            if (word.Length == 0 || word.ContainsAny(NeverInWords))
            {
                return false;
            }
        }

        return true;
    }

    private static bool LooksLikeFile(ReadOnlySpan<char> place)
    {
        if (place.Length == 0 || place[0] == '<')
        {
            return false;
        }

        var name = place[(place.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        return place[0] == '/' || (dot >= 0 && dot < name.Length - 1 && char.IsAsciiLetter(name[dot + 1])) || name is "Makefile";
    }

    private static Severity SeverityOf(char first) => first switch
    {
        'e' => Severity.Error,
        'w' => Severity.Warning,
        'n' => Severity.Note,
        _ => Severity.Remark,
    };

    private static int LengthOf(char first) => first switch
    {
        'e' => "error: ".Length,
        'w' => "warning: ".Length,
        'n' => "note: ".Length,
        _ => "remark: ".Length,
    };
}
