using System.Text.RegularExpressions;

namespace Deployer.Kernel;

/// <summary>
/// Replaces secrets by a mask in text that is stored, shown or sent: the values it was given, and user information in URLs.
/// Values under 6 characters are left alone: they would blank out ordinary words.
/// </summary>
/// <param name="secrets">The values to look for.</param>
public sealed partial class Redactor(IEnumerable<Secret> secrets)
{
    private const int ShortestValue = 6;

    private readonly string[] _values = [.. secrets
        .Select(secret => secret.Reveal())
        .Where(value => value.Length >= ShortestValue)
        .Distinct(StringComparer.Ordinal)
        .OrderByDescending(value => value.Length)];

    /// <summary>A redactor that knows no values and still masks user information in URLs.</summary>
    public static Redactor None { get; } = new([]);

    /// <summary>The text with each secret replaced by `***`.</summary>
    public string Redact(string text)
    {
        foreach (var value in _values)
        {
            text = text.Replace(value, "***", StringComparison.Ordinal);
        }

        return text.Contains("://", StringComparison.Ordinal) ? UserInformation().Replace(text, "$1***@") : text;
    }

    [GeneratedRegex(@"(https?://)[^\s/@'""]+@", RegexOptions.IgnoreCase)]
    private static partial Regex UserInformation();
}
