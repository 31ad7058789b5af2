using System.Text;
using System.Text.RegularExpressions;

namespace Deployer.Diagnose.Fingerprints;

/// <summary>Parts a message into what its kind always says and what this one is about.</summary>
internal sealed partial class MessageTemplates(PackagePaths paths)
{
    private const int MaxLength = 4_000;
    private const int MaxArgument = 400;
    private const string Openers = "'\"`\u2018\u201C";
    private const string Hole = "'\u00A7'";

    /// <summary>The template, and what stood in quotes, in order.</summary>
    public (string Template, IReadOnlyList<string> Arguments) Of(string message)
    {
        var text = Alias().Replace(message.Length > MaxLength ? message[..MaxLength] : message, "");
        var template = new StringBuilder(text.Length);
        List<string> arguments = [];
        var unclosed = new bool[Openers.Length];
        for (var index = 0; index < text.Length; index++)
        {
            var end = EndOfQuote(text, index, unclosed);
            if (end < 0)
            {
                template.Append(text[index]);
                continue;
            }

            arguments.Add(Argument(text[(index + 1)..end]));
            template.Append(Hole);
            index = end;
        }

        return (Volatile().Replace(template.ToString(), "%").Trim(), arguments);
    }

    /// <summary>Takes out the values that an expectation prints behind arrows: `(one() → 1) == 3`.</summary>
    public static string WithoutValues(string message)
    {
        var text = new StringBuilder(message.Length);
        var depth = 0;
        var inValue = false;
        foreach (var character in message)
        {
            depth += !inValue ? 0 : character switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
            inValue &= depth >= 0;
            if (!inValue)
            {
                text.Append(character);
            }

            if (character == '\u2192' && !inValue)
            {
                (inValue, depth) = (true, 0);
            }
        }

        return text.ToString();
    }

    private string Argument(string text) =>
        paths.IsPackageName(text)
            ? "(package)"
            : Temporary().Replace(text.Length > MaxArgument ? text[..MaxArgument] : text, "%");

    /// <summary>Index of the closing quote of the quote that begins at `start`; -1 when none begins. An apostrophe is none.</summary>
    private static int EndOfQuote(string text, int start, bool[] unclosed)
    {
        var kind = Openers.IndexOf(text[start], StringComparison.Ordinal);
        if (kind < 0 || unclosed[kind] || (start > 0 && char.IsLetterOrDigit(text[start - 1])))
        {
            return -1;
        }

        // Older tools close a backtick by an apostrophe.
        var closers = kind switch { 0 => "'", 1 => "\"", 2 => "`'", 3 => "\u2019", _ => "\u201D" };
        for (var index = start + 1; index < text.Length; index++)
        {
            if (closers.Contains(text[index], StringComparison.Ordinal) && (index + 1 == text.Length || !char.IsLetterOrDigit(text[index + 1])))
            {
                return index;
            }
        }

        // What this one did not find, no later one will: so the text is searched to its end once.
        unclosed[kind] = true;
        return -1;
    }

    [GeneratedRegex(@" ?\(aka '[^']{0,400}'\)")]
    private static partial Regex Alias();

    [GeneratedRegex(@"TemporaryDirectory\.\w{1,40}|/tmp/[\w./+-]{1,400}")]
    private static partial Regex Temporary();

    /// <summary>Addresses, identifiers, dates, durations and numbers. Every part is bounded, for the text may be hostile.</summary>
    [GeneratedRegex(
        @"(?<=:)//[\w./+~@%?=&#-]{2,400}(:\d{1,9}[\w./+~@%?=&#-]{0,400})?"
        + @"|[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63}){1,8}(:[\w./~+-]{1,400})?"
        + @"|(?<=\b(host|hostname|server):? )[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8}"
        + @"|(?<=\bto )[\w.-]{1,253}(?= port \d)|(?<=\b(port|PID|pid):? )\d{1,9}"
        + @"|\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun),? ((Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\d{1,2}|\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
        + @"|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
        + @"|0x[0-9a-fA-F]{1,16}"
        + @"|TemporaryDirectory\.\w{1,40}"
        + @"|(?<![\w.])/[\w./+-]{2,400}(:\d{1,9}){0,2}"
        + @"|(?<=\.\w{1,12}):\d{1,9}(:\d{1,9})?"
        + @"|\b[0-9a-f]{7,64}\b"
        + @"|\b\d{1,9}(\.\d{1,9})? ?(ns|us|\u00B5s|ms|s|seconds?|minutes?|hours?)\b"
        + @"|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d{1,9})?Z?"
        + @"|\d{1,30}\.\d{1,30}|\d{2,30}", RegexOptions.ExplicitCapture)]
    private static partial Regex Volatile();
}
