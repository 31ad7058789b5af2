using System.Globalization;
using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Memory;

/// <summary>Gives holes to names and literals while a template is made; the same text gets the same hole.</summary>
internal sealed class HoleNames
{
    private readonly Dictionary<string, string> _quoted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<char, int> _counts = [];

    /// <param name="known">The holes of the error with what they stand for.</param>
    public HoleNames(IReadOnlyDictionary<string, string> known)
    {
        foreach (var (hole, text) in known) _quoted.TryAdd(text, hole);
    }

    /// <summary>The hole that a name is known by from the error; null when it is not.</summary>
    public string? KnownFor(string name) => _quoted.GetValueOrDefault(name);

    /// <summary>A new hole for several tokens.</summary>
    public string Take(char kind) =>
        string.Create(CultureInfo.InvariantCulture, $"{Elements.Hole}{kind}{_counts[kind] = _counts.GetValueOrDefault(kind) + 1}");

    /// <summary>What a token is in a pattern; null when it cannot be abstracted.</summary>
    public string? InPattern(SwiftToken token)
    {
        switch (token.Kind)
        {
            case SwiftTokenKind.Symbol:
                return token.Text;
            case SwiftTokenKind.Directive:
                return SwiftNames.IsCommonCondition(token.Text) ? token.Text : null;
            case SwiftTokenKind.String:
                return QuotedIn(token.Text) ?? Seen(token.Text, 'l');
            default:
                return Elements.IsNumber(token) ? Seen(token.Text, 'l')
                    : SwiftNames.IsKeyword(token.Text) ? token.Text
                    : _quoted.GetValueOrDefault(token.Text) ?? (SwiftNames.IsCommon(token.Text) ? token.Text : Seen(token.Text, 'x'));
        }
    }

    /// <summary>What a token is in a new text, once all patterns were read; null when it cannot be abstracted.</summary>
    public string? InNewText(SwiftToken token)
    {
        switch (token.Kind)
        {
            case SwiftTokenKind.Symbol:
                return token.Text;
            case SwiftTokenKind.Directive:
                return SwiftNames.IsCommonCondition(token.Text) ? token.Text : null;
            case SwiftTokenKind.String:
                return token.Text == "\"\"" ? token.Text : QuotedIn(token.Text) ?? _seen.GetValueOrDefault(token.Text);
            default:
                return SwiftNames.IsKeyword(token.Text) ? token.Text
                    : _quoted.GetValueOrDefault(token.Text) ?? _seen.GetValueOrDefault(token.Text)
                    ?? (SwiftNames.IsCommon(token.Text) || token.Text is "0" or "1" ? token.Text : Elements.IsNumber(token) ? null : "=" + token.Text);
        }
    }

    private string Seen(string text, char kind) => _seen.TryGetValue(text, out var hole) ? hole : _seen[text] = Take(kind);

    /// <summary>A plain string literal of a name that the error quotes.</summary>
    private string? QuotedIn(string literal) =>
        literal.Length > 2 && literal[0] == '"' && _quoted.TryGetValue(literal[1..^1], out var hole) ? $"\"{hole}\"" : null;
}
