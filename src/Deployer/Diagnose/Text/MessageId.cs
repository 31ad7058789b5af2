using System.Buffers;

namespace Deployer.Diagnose.Text;

/// <summary>Takes the compiler's identifier off the end of a message: `… [name]` or `… [#Group]`.</summary>
internal static class MessageId
{
    private const int MaxLength = 120;

    private static readonly SearchValues<char> Parts =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:#-=+");

    /// <summary>The message without its identifier, and the identifier; null when there is none.</summary>
    public static (string Text, string? Id) Split(string message)
    {
        var text = Split(message, out var id);
        return (text.Length == message.Length ? message : text.ToString(), id.Length == 0 ? null : id.ToString());
    }

    /// <summary>The message without its identifier, which is empty when there is none.</summary>
    public static ReadOnlySpan<char> Split(ReadOnlySpan<char> message, out ReadOnlySpan<char> id)
    {
        id = default;
        var text = message.TrimEnd();
        var start = text.Length > 0 && text[^1] == ']' ? text.LastIndexOf(" [") : -1;
        if (start < 0 || text.Length - start > MaxLength)
        {
            return text;
        }

        var name = text[(start + 2)..^1];
        if (name.Length == 0 || name.ContainsAnyExcept(Parts))
        {
            return text;
        }

        id = name.TrimStart('#');
        return text[..start].TrimEnd();
    }
}
