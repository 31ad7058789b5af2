using System.Text.RegularExpressions;

namespace Deployer.Kernel;

/// <summary>
/// Masks what looks like a secret although nobody told its value: tokens of well-known forms, private keys, credentials in headers,
/// URLs and assignments, and long random tokens. Compiler output is left as it is. Time is linear in the length of the text.
/// </summary>
public static partial class SecretPatterns
{
    private const string Mask = "***";

    /// <summary>The text with a mask for each find.</summary>
    public static Redaction Redact(string text)
    {
        var keys = PrivateKeys.Redact(text);
        var count = keys.Count;
        var clean = Token().Replace(keys.Text, Masked);
        clean = Webhook().Replace(clean, Masked);
        clean = UserInformation().Replace(clean, Masked);
        clean = Header().Replace(clean, Masked);
        clean = Assignment().Replace(clean, Masked);
        var random = RandomTokens.Redact(clean);
        return new Redaction(random.Text, count + random.Count);

        string Masked(Match match)
        {
            if (match.Groups["secret"] is not { Success: true } secret || secret.Value == Mask) return match.Value;
            count++;
            var start = secret.Index - match.Index;
            return string.Concat(match.ValueSpan[..start], Mask, match.ValueSpan[(start + secret.Length)..]);
        }
    }

    // An alternative whose tail can hold its own beginning starts only where no name goes on, so that a text that repeats the
    // beginning is still read once.
    [GeneratedRegex("""
        (?<secret>
          gh[oprsu]_(?>[A-Za-z0-9]{16,}) | github_pat_(?>[A-Za-z0-9_]{16,}) | gl(?:pat|ptt|dt|rt|ft|soat)-(?>[A-Za-z0-9_.-]{16,})
        | (?<![A-Z0-9])A(?:KIA|SIA|GPA|IDA|ROA|NPA)[A-Z0-9]{16}(?![A-Za-z0-9])
        | xox[a-z]-(?>[A-Za-z0-9-]{10,}) | xapp-(?>[A-Za-z0-9-]{10,}) | npm_(?>[A-Za-z0-9]{30,}) | AIza(?>[A-Za-z0-9_-]{30,})
        | [rsp]k_(?:live|test)_(?>[A-Za-z0-9]{10,}) | do[opr]_v1_(?>[a-f0-9]{40,})
        | (?<![A-Za-z0-9_-])(?:
              sk-(?>[A-Za-z0-9_-]{20,}) | whsec_(?>[A-Za-z0-9+/=]{16,}) | pypi-(?>[A-Za-z0-9_-]{30,}) | hf_(?>[A-Za-z0-9]{30,})
            | SG\.(?>[A-Za-z0-9_-]{16,})\.(?>[A-Za-z0-9_-]{16,})
            | eyJ(?>[A-Za-z0-9_-]{8,})\.(?>[A-Za-z0-9_-]{8,})(?:\.(?>[A-Za-z0-9_-]*))?
            )
        )
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"hooks\.slack\.com/services/(?<secret>(?>[A-Za-z0-9/_-]{10,}))|discord(?:app)?\.com/api/webhooks/(?<secret>(?>[A-Za-z0-9/_-]{10,}))")]
    private static partial Regex Webhook();

    /// <summary>For HTTP any user; elsewhere, as in `ssh://git@host`, only one with a password.</summary>
    [GeneratedRegex(@"(?<=https?://)(?<secret>[^\s/'""<>]{1,300})@|(?<=://[^\s/@:'""<>]{0,100}:)(?<secret>[^\s/'""<>]{1,300})@", RegexOptions.IgnoreCase)]
    private static partial Regex UserInformation();

    [GeneratedRegex("""
        \b(?:authorization|x-api-key|x-auth-token|private-token|cookie)["']?\s{0,3}[:=]\s{0,3}["']?(?:(?:bearer|basic|digest|token)\s{1,3})?
            (?<secret>(?>[^\s"',;\\*]{4,}))
        | \bbearer\s{1,3}(?<secret>(?>[A-Za-z0-9._~+/=-]{16,}))
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    /// <summary>
    /// `password=x`, `"api_key": "x"`, `let token = "x"`, `API_TOKEN: x`; not `token: String` and not `password = readLine()`, which
    /// are code.
    /// </summary>
    [GeneratedRegex("""
        (?i:password|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key(?:[_-]?id)?|private[_-]?key|account[_-]?key|credentials?|client[_-]?secret)s?
        (?: ["']?\s{0,3}[:=]\s{0,3}["'](?<secret>(?>[^"'\s\\]{4,}))["']
          | =(?<secret>(?>[^\s"'`&;,()<>\\]{4,}))
          )
        | (?:PASSWORD|PASSWD|PASSPHRASE|PWD|SECRET|TOKEN|API_?KEY|ACCESS_KEY(?:_ID)?|PRIVATE_KEY|CREDENTIALS?)S?\s{0,3}[:=]\s{0,3}(?<secret>(?>[^\s"'`&;,()<>\\]{4,}))
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();
}
