namespace Deployer.Diagnose.Text;

/// <summary>Takes the compiler's identifier off the end of a message: `… [name]` or `… [#Group]`.</summary>
internal static class MessageId
{
    private const int MaxLength = 120;

    /// <summary>The message without its identifier, and the identifier; null when there is none.</summary>
    public static (string Text, string? Id) Split(string message)
    {
        var text = message.TrimEnd();
        var start = text.LastIndexOf(" [", StringComparison.Ordinal);
        if (start < 0 || text[^1] != ']' || text.Length - start > MaxLength)
        {
            return (text, null);
        }

        var id = text[(start + 2)..^1];
        return id.Length > 0 && id.All(IsPart) ? (text[..start].TrimEnd(), id.TrimStart('#')) : (text, null);
    }

    private static bool IsPart(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or ':' or '#' or '-' or '=' or '+';
}
