using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace Deployer.Kernel;

/// <summary>The forms in which a known secret may turn up in text.</summary>
internal static partial class SecretForms
{
    /// <summary>A shorter piece of an encoded value may be an ordinary word.</summary>
    private const int ShortestPiece = 8;

    /// <summary>
    /// As it is, escaped for URLs, JSON and HTML, in hexadecimal, in base64 wherever in the encoded text it began, and that twice.
    /// </summary>
    public static IEnumerable<string> Of(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        var forUrl = Uri.EscapeDataString(value);
        var forJson = JavaScriptEncoder.Default.Encode(value);
        return
        [
            value,
            forUrl,
            LowerEscapes().Replace(forUrl, match => match.Value.ToLowerInvariant()),
            forUrl.Replace("%20", "+", StringComparison.Ordinal),
            forJson,
            LowerEscapes().Replace(forJson, match => match.Value.ToLowerInvariant()),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value),
            WebUtility.HtmlEncode(value),

            // Bytes that nobody decoded, as logs are written.
            Encoding.Latin1.GetString(bytes),
            Convert.ToHexString(bytes),
            Convert.ToHexStringLower(bytes),
            .. Base64(bytes),
            .. Base64(bytes).SelectMany(piece => Base64(Encoding.ASCII.GetBytes(piece))),
        ];
    }

    /// <summary>What does not depend on the bytes before and behind, for each of the three places the value may begin at.</summary>
    private static IEnumerable<string> Base64(byte[] bytes)
    {
        for (var before = 0; before < 3; before++)
        {
            var digits = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var start = before == 0 ? 0 : before + 1;
            var end = (before + bytes.Length) * 8 / 6;
            if (end - start < ShortestPiece) continue;
            var piece = digits[start..end];
            yield return piece;
            yield return piece.Replace('+', '-').Replace('/', '_');
        }
    }

    /// <summary>`%2F` and `\u002B`: some write their digits in lower case.</summary>
    [GeneratedRegex(@"%[0-9A-F]{2}|\\u[0-9A-F]{4}")]
    private static partial Regex LowerEscapes();
}
