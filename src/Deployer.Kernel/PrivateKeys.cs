using System.Text;

namespace Deployer.Kernel;

/// <summary>Masks private keys in PEM form, also one whose end is missing.</summary>
internal static class PrivateKeys
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Name = "PRIVATE KEY";
    private const string Dashes = "-----";
    private const int LongestName = 40;

    public static Redaction Redact(string text)
    {
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        if (begin < 0) return new Redaction(text, 0);
        var clean = new StringBuilder(text.Length);
        var count = 0;
        var index = 0;
        for (; begin >= 0; begin = text.IndexOf(Begin, index, StringComparison.Ordinal))
        {
            var body = begin + Begin.Length;
            if (IsKey(text, body))
            {
                clean.Append(text, index, begin - index).Append("***");
                count++;
                index = EndOf(text, body);
            }
            else
            {
                clean.Append(text, index, body - index);
                index = body;
            }
        }

        return new Redaction(clean.Append(text, index, text.Length - index).ToString(), count);
    }

    private static bool IsKey(string text, int name) =>
        text.AsSpan(name, Math.Min(LongestName, text.Length - name)).Contains(Name, StringComparison.Ordinal);

    /// <summary>Behind the end mark; where that is missing, before the next key or at the end of the text.</summary>
    private static int EndOf(string text, int body)
    {
        var next = text.IndexOf(Begin, body, StringComparison.Ordinal);
        var limit = next < 0 ? text.Length : next;
        var end = text.IndexOf(End, body, limit - body, StringComparison.Ordinal);
        if (end < 0) return limit;
        var close = text.IndexOf(Dashes, end + End.Length, limit - end - End.Length, StringComparison.Ordinal);
        return close < 0 ? limit : close + Dashes.Length;
    }
}
