using System.Globalization;

namespace Deployer.Diagnose.Text;

/// <summary>One line in the form most tools share: `file:line:column: error: message`, or parts of it.</summary>
/// <param name="Place">What stood before the severity: a file, a tool's name or nothing.</param>
/// <param name="Line">From 1; null when the place names no line.</param>
/// <param name="Column">From 1; null when the place names no column.</param>
/// <param name="Severity">How grave.</param>
/// <param name="Message">The rest, with its identifier.</param>
internal sealed record DiagnosticLine(string Place, int? Line, int? Column, Severity Severity, string Message)
{
    private static readonly (string Mark, Severity Severity)[] Marks =
    [
        ("fatal error: ", Severity.Error),
        ("error: ", Severity.Error),
        ("warning: ", Severity.Warning),
        ("note: ", Severity.Note),
        ("remark: ", Severity.Remark),
    ];

    /// <summary>True when the place is a file with a line.</summary>
    public bool HasFile => Line is > 0 && LooksLikeFile(Place);

    /// <summary>Null when the line is of another form.</summary>
    public static DiagnosticLine? Parse(string line)
    {
        if (IsSnippet(line))
        {
            return null;
        }

        var best = -1;
        var found = Marks[0];
        foreach (var mark in Marks)
        {
            var start = line.StartsWith(mark.Mark, StringComparison.Ordinal)
                ? 0
                : line.IndexOf(": " + mark.Mark, StringComparison.Ordinal);
            if (start >= 0 && (best < 0 || start < best))
            {
                (best, found) = (start, mark);
            }
        }

        if (best < 0)
        {
            return null;
        }

        var message = line[(best + (best == 0 ? 0 : 2) + found.Mark.Length)..].Trim();
        var (place, numbers) = SplitNumbers(line[..best]);
        return numbers.Count switch
        {
            0 => new DiagnosticLine(place, null, null, found.Severity, message),
            1 => new DiagnosticLine(place, numbers[0], null, found.Severity, message),
            _ => new DiagnosticLine(place, numbers[0], numbers[1], found.Severity, message),
        };
    }

    /// <summary>Takes up to two numbers off the end: `a/b.swift:3:8` is `a/b.swift`, 3, 8.</summary>
    public static (string Place, IReadOnlyList<int> Numbers) SplitNumbers(string place)
    {
        List<int> numbers = [];
        for (var colon = place.LastIndexOf(':'); colon > 0 && numbers.Count < 2; colon = place.LastIndexOf(':'))
        {
            if (!int.TryParse(place.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                break;
            }

            numbers.Insert(0, number);
            place = place[..colon];
        }

        return (place, numbers);
    }

    /// <summary>`12 | source` and `   | caret`: the source a compiler quotes.</summary>
    private static bool IsSnippet(string line)
    {
        var rest = line.AsSpan().TrimStart().TrimStart("0123456789").TrimStart();
        return rest.Length > 0 && rest[0] is '|' or '\u2502';
    }

    private static bool LooksLikeFile(string place)
    {
        if (place.Length == 0 || place[0] == '<')
        {
            return false;
        }

        var name = place[(place.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        return place.StartsWith('/') || (dot >= 0 && dot < name.Length - 1 && char.IsAsciiLetter(name[dot + 1])) || name is "Makefile";
    }
}
