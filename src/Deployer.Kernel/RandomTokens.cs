using System.Buffers;
using System.Text;

namespace Deployer.Kernel;

/// <summary>
/// Masks long tokens that look random: letters of both cases and digits, changing all the time. Hashes and UUIDs have one case,
/// names and paths keep to a kind of character for the length of a word, and mangled symbols say what they are.
/// </summary>
internal static class RandomTokens
{
    private const int Shortest = 32;
    private const double ChangesOfRandom = 0.27;

    private static readonly SearchValues<char> Parts =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+_-=");

    public static Redaction Redact(string text)
    {
        if (text.Length < Shortest) return new Redaction(text, 0);
        StringBuilder? clean = null;
        var count = 0;
        var copied = 0;
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAnyExcept(Parts);
            length = length < 0 ? text.Length - start : length;
            if (length >= Shortest && !IsMangled(text, start) && LooksRandom(text.AsSpan(start, length)))
            {
                (clean ??= new StringBuilder(text.Length)).Append(text, copied, start - copied).Append("***");
                copied = start + length;
                count++;
            }

            start += length + 1;
        }

        return clean is null ? new Redaction(text, 0) : new Redaction(clean.Append(text, copied, text.Length - copied).ToString(), count);
    }

    private static bool IsMangled(string text, int start) =>
        (start > 0 && text[start - 1] == '$')
        || text.AsSpan(start).StartsWith("_T0", StringComparison.Ordinal)
        || text.AsSpan(start).StartsWith("_Z", StringComparison.Ordinal)
        || text.AsSpan(start).StartsWith("__swiftmacro_", StringComparison.Ordinal);

    private static bool LooksRandom(ReadOnlySpan<char> token)
    {
        Span<int> starts = stackalloc int[4];
        var others = 0;
        for (var index = 0; index < token.Length; index++)
        {
            var kind = KindOf(token[index]);
            others += kind == 3 ? 1 : 0;
            if (index == 0 || kind != KindOf(token[index - 1])) starts[kind]++;
        }

        // A word starts with its capital: of `TokenStore` that is two changes, not four.
        var changes = starts[0] + starts[2] + starts[3];
        return starts[0] > 0 && starts[1] > 0 && starts[2] > 1 && others <= token.Length / 8 && changes >= token.Length * ChangesOfRandom;
    }

    private static int KindOf(char letter) =>
        char.IsAsciiLetterUpper(letter) ? 0 : char.IsAsciiLetterLower(letter) ? 1 : char.IsAsciiDigit(letter) ? 2 : 3;
}
