using System.Text;
using System.Text.Encodings.Web;

namespace Deployer.Kernel;

/// <summary>The forms in which a known secret may turn up in text.</summary>
internal static class SecretForms
{
    /// <summary>A shorter piece of an encoded value may be an ordinary word.</summary>
    private const int ShortestPiece = 8;

    /// <summary>As it is, escaped for URLs and JSON, in hexadecimal, in base64 wherever in the encoded text it began, and that twice.</summary>
    public static IEnumerable<string> Of(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        return
        [
            value,
            Uri.EscapeDataString(value),
            Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal),
            JavaScriptEncoder.Default.Encode(value),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value),
            Convert.ToHexString(bytes),
            Convert.ToHexStringLower(bytes),
            .. Base64(bytes),
            .. Base64(Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes))),
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
}
