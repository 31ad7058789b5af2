using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Deployer.Kernel;

/// <summary>
/// Replaces secrets by a mask in text that is stored, shown or sent: the values it was given, also encoded (for URLs, JSON, HTML, in
/// hexadecimal, in base64 once or twice) and split over lines, and user information in URLs. Values under 6 characters are left
/// alone: they would blank out ordinary words.
/// </summary>
public sealed partial class Redactor
{
    private const int ShortestValue = 6;
    private const string Mask = "***";

    /// <summary>What a diff or a quotation puts before each line.</summary>
    private const string LineMarkers = "+->|#";

    private readonly string[] _values;
    private readonly SearchValues<string> _search;
    private readonly SearchValues<char> _beginnings;

    /// <param name="secrets">The values to look for.</param>
    public Redactor(IEnumerable<Secret> secrets)
    {
        _values = [.. secrets
            .Select(secret => secret.Reveal())
            .Where(value => value.Length >= ShortestValue)
            .SelectMany(SecretForms.Of)
            .Select(form => JoinedText.Join(form, "").Text)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(value => value.Length)];
        _search = SearchValues.Create(_values, StringComparison.Ordinal);
        _beginnings = SearchValues.Create(string.Concat(_values.Select(value => value[0])));
    }

    /// <summary>A redactor that knows no values and still masks user information in URLs.</summary>
    public static Redactor None { get; } = new([]);

    /// <summary>The text with each secret replaced by `***`.</summary>
    public string Redact(string text) => RedactAndCount(text).Text;

    /// <summary>The same, and how many there were.</summary>
    public Redaction RedactAndCount(string text)
    {
        var values = RedactValues(text);
        if (!values.Text.Contains("://", StringComparison.Ordinal)) return values;
        var count = values.Count;
        return new Redaction(UserInformation().Replace(values.Text, WithoutUser), count);

        string WithoutUser(Match match)
        {
            count++;
            return $"{match.Groups[1].Value}{Mask}@";
        }
    }

    /// <summary>True when the text holds one of the values it was given, in any form.</summary>
    public bool Sees(string text) => _values.Length > 0 && Find(text).Count > 0;

    /// <summary>How much of a text can be redacted whatever follows it: what is left may be the beginning of a secret.</summary>
    internal int CompleteUpTo(string text)
    {
        if (_values.Length == 0) return text.Length;
        var end = text.Length;
        foreach (var view in ViewsOf(text))
        {
            end = Math.Min(end, BeginningAtTheEnd(view) is { } index ? view.Origin(index) : text.Length);
        }

        return Find(text).FirstOrDefault(find => find.Start < end && end < find.End) is { End: > 0 } across ? across.End : end;
    }

    private static IReadOnlyList<JoinedText> ViewsOf(string text) => text.AsSpan().IndexOfAny('\r', '\n') < 0
        ? [JoinedText.Of(text)]
        : [JoinedText.Join(text, ""), JoinedText.Join(text, LineMarkers)];

    private int? BeginningAtTheEnd(JoinedText view)
    {
        var text = view.Text;
        for (var index = Math.Max(0, text.Length - _values[0].Length + 1); index < text.Length; index++)
        {
            var rest = text.AsSpan(index);
            if (_beginnings.Contains(rest[0]) && IsBeginning(rest)) return index;
        }

        return null;
    }

    private bool IsBeginning(ReadOnlySpan<char> rest)
    {
        foreach (var value in _values)
        {
            if (value.Length > rest.Length && value.AsSpan().StartsWith(rest, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private Redaction RedactValues(string text)
    {
        var finds = _values.Length == 0 ? [] : Find(text);
        if (finds.Count == 0) return new Redaction(text, 0);
        var clean = new StringBuilder(text.Length);
        var end = 0;
        foreach (var find in finds)
        {
            // What follows keeps its line numbers.
            var breaks = text.AsSpan(find.Start, find.End - find.Start).Count('\n');
            clean.Append(text, end, find.Start - end).Append(Mask).Append('\n', breaks);
            end = find.End;
        }

        return new Redaction(clean.Append(text, end, text.Length - end).ToString(), finds.Count);
    }

    /// <summary>Where secrets are, in order; those that overlap are one.</summary>
    private List<(int Start, int End)> Find(string text)
    {
        var finds = new List<(int Start, int End)>();
        foreach (var find in ViewsOf(text).SelectMany(FindIn).OrderBy(find => find.Start))
        {
            if (finds.Count > 0 && find.Start < finds[^1].End)
            {
                finds[^1] = (finds[^1].Start, Math.Max(finds[^1].End, find.End));
            }
            else
            {
                finds.Add(find);
            }
        }

        return finds;
    }

    private List<(int Start, int End)> FindIn(JoinedText view)
    {
        var finds = new List<(int, int)>();
        for (var index = 0; index < view.Text.Length;)
        {
            var next = view.Text.AsSpan(index).IndexOfAny(_search);
            if (next < 0) break;
            var start = index + next;
            index = start + LongestAt(view.Text, start).Length;
            finds.Add((view.Origin(start), view.Origin(index - 1) + 1));
        }

        return finds;
    }

    private string LongestAt(string text, int index) =>
        Array.Find(_values, value => string.CompareOrdinal(text, index, value, 0, value.Length) == 0)!;

    [GeneratedRegex(@"(https?://)[^\s/@'""]+@", RegexOptions.IgnoreCase)]
    private static partial Regex UserInformation();
}
