using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Deployer.Kernel;

/// <summary>
/// Replaces secrets by a mask in text that is stored, shown or sent: the values it was given, also encoded (for URLs, JSON, in
/// hexadecimal or base64), and user information in URLs. Values under 6 characters are left alone: they would blank out ordinary words.
/// </summary>
public sealed partial class Redactor
{
    private const int ShortestValue = 6;
    private const string Mask = "***";

    private readonly string[] _values;
    private readonly SearchValues<string> _search;

    /// <param name="secrets">The values to look for.</param>
    public Redactor(IEnumerable<Secret> secrets)
    {
        _values = [.. secrets
            .Select(secret => secret.Reveal())
            .Where(value => value.Length >= ShortestValue)
            .SelectMany(SecretForms.Of)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(value => value.Length)];
        _search = SearchValues.Create(_values, StringComparison.Ordinal);
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

    private Redaction RedactValues(string text)
    {
        var first = text.AsSpan().IndexOfAny(_search);
        if (first < 0) return new Redaction(text, 0);
        var clean = new StringBuilder(text.Length).Append(text, 0, first);
        var count = 0;
        for (var index = first; index < text.Length;)
        {
            var next = text.AsSpan(index).IndexOfAny(_search);
            if (next < 0)
            {
                clean.Append(text, index, text.Length - index);
                break;
            }

            clean.Append(text, index, next).Append(Mask);
            count++;
            index += next + LongestAt(text, index + next).Length;
        }

        return new Redaction(clean.ToString(), count);
    }

    private string LongestAt(string text, int index) =>
        Array.Find(_values, value => string.CompareOrdinal(text, index, value, 0, value.Length) == 0)!;

    [GeneratedRegex(@"(https?://)[^\s/@'""]+@", RegexOptions.IgnoreCase)]
    private static partial Regex UserInformation();
}
