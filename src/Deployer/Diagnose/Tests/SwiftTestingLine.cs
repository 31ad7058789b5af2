using System.Buffers;
using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Tests;

/// <summary>What a line of Swift Testing is about.</summary>
internal enum SwiftTestingSubject
{
    /// <summary>No line of Swift Testing.</summary>
    None,

    Test,

    Suite,

    /// <summary>The whole run.</summary>
    Run,

    /// <summary>One set of arguments, an attachment or an iteration: nothing that is kept.</summary>
    Other,
}

/// <summary>
/// A line that Swift Testing prints, taken apart: `✘ Test "adds" (aka 'add()') failed after 0.1 seconds with 1 issue.` The symbol in front
/// depends on the system (Linux, Windows, fonts with Apple's symbols) and does not survive every terminal, so only its place is used.
/// </summary>
internal readonly ref struct SwiftTestingLine
{
    private const int MaxSymbol = 8;
    private const int MaxName = 1_000;

    // Of Linux and macOS, of Windows, and the dots of coloured tags. Apple's own symbols lie in a private plane.
    private const string Symbols = "\u25C7\u2714\u2718\u279C\u2501\u26A0\uFE0E\u21B3\u00B1\u2399\u25CA\u221A\u00D7\u25B2\u2192\u25CF\uFFFD";

    private static readonly SearchValues<char> NoSymbols =
        SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ(\"'.,:/[|");

    private static readonly SearchValues<char> Initials = SearchValues.Create("TSPA");

    private static readonly string[] Verbs = ["passed after ", "failed after ", "was cancelled after ", "skipped", "recorded a", "with "];

    private SwiftTestingLine(SwiftTestingSubject subject, ReadOnlySpan<char> name, ReadOnlySpan<char> rest)
    {
        Subject = subject;
        Name = name;
        Rest = rest;
    }

    public SwiftTestingSubject Subject { get; }

    /// <summary>The function, or the display name without its quotes.</summary>
    public ReadOnlySpan<char> Name { get; }

    /// <summary>From the verb on.</summary>
    public ReadOnlySpan<char> Rest { get; }

    public static SwiftTestingLine Parse(LogLine line)
    {
        var text = line.Text;
        for (var start = 0; start < text.Length;)
        {
            var word = text[start..].IndexOfAny(Initials) is var found and >= 0 ? start + found : -1;
            if (word < 0)
            {
                break;
            }

            if (StartsWithSubject(text[word..], out var subject, out var length) && HasSymbol(text[..word]))
            {
                return subject == SwiftTestingSubject.Other ? new SwiftTestingLine(subject, default, default) : Split(subject, text[(word + length)..]);
            }

            start = word + 1;
        }

        return default;
    }

    /// <summary>`↳ a comment`: more about the line before.</summary>
    public static ReadOnlySpan<char> Detail(ReadOnlySpan<char> text)
    {
        var trimmed = text.TrimStart();
        return trimmed.StartsWith("\u21B3 ", StringComparison.Ordinal) || trimmed.StartsWith("\u2192 ", StringComparison.Ordinal) ? trimmed[2..]
            : trimmed.StartsWith("\U00100135 ", StringComparison.Ordinal) ? trimmed[2..].TrimStart()
            : default;
    }

    private static bool StartsWithSubject(ReadOnlySpan<char> text, out SwiftTestingSubject subject, out int length)
    {
        (subject, length) = text switch
        {
            _ when text.StartsWith("Test run ", StringComparison.Ordinal) => (SwiftTestingSubject.Run, "Test run ".Length),
            _ when text.StartsWith("Test case passing ", StringComparison.Ordinal) => (SwiftTestingSubject.Other, 0),
            _ when text.StartsWith("Test ", StringComparison.Ordinal) => (SwiftTestingSubject.Test, "Test ".Length),
            _ when text.StartsWith("Suite ", StringComparison.Ordinal) => (SwiftTestingSubject.Suite, "Suite ".Length),
            _ when text.StartsWith("Passing ", StringComparison.Ordinal) => (SwiftTestingSubject.Other, 0),
            _ when text.StartsWith("Attached '", StringComparison.Ordinal) => (SwiftTestingSubject.Other, 0),
            _ => (SwiftTestingSubject.None, 0),
        };
        return subject != SwiftTestingSubject.None;
    }

    /// <summary>True when a symbol stands right before, after whatever a test printed, or when the line begins with something like one.</summary>
    private static bool HasSymbol(ReadOnlySpan<char> before)
    {
        var symbol = before.TrimEnd();
        if (symbol.Length == 0 || symbol.Length == before.Length)
        {
            return false;
        }

        return Symbols.Contains(symbol[^1]) || char.IsSurrogate(symbol[^1])
            || (symbol.Length <= MaxSymbol && !symbol.ContainsAny(NoSymbols));
    }

    private static SwiftTestingLine Split(SwiftTestingSubject subject, ReadOnlySpan<char> text)
    {
        if (subject == SwiftTestingSubject.Run)
        {
            return StartsWithVerb(text) ? new SwiftTestingLine(subject, default, text) : default;
        }

        var end = text.StartsWith('"') ? EndOfQuoted(text) : EndOfFunction(text);
        if (end is <= 0 or > MaxName)
        {
            return default;
        }

        var name = text.StartsWith('"') ? text[1..end] : text[..end];
        var rest = text[(text.StartsWith('"') ? end + 2 : end + 1)..];
        if (rest.StartsWith("(aka '", StringComparison.Ordinal) && rest.IndexOf("') ", StringComparison.Ordinal) is var alias and > 0)
        {
            name = rest["(aka '".Length..alias];
            rest = rest[(alias + 3)..];
        }

        return StartsWithVerb(rest) ? new SwiftTestingLine(subject, name, rest) : default;
    }

    /// <summary>A display name may hold anything: it ends where a quote is followed by a verb.</summary>
    private static int EndOfQuoted(ReadOnlySpan<char> text)
    {
        for (var quote = 0; quote < MaxName;)
        {
            var next = text[(quote + 1)..].IndexOf("\" ", StringComparison.Ordinal);
            if (next < 0)
            {
                break;
            }

            quote += next + 1;
            var rest = text[(quote + 2)..];
            if (StartsWithVerb(rest) || rest.StartsWith("(aka '", StringComparison.Ordinal))
            {
                return quote;
            }
        }

        return -1;
    }

    /// <summary>A function's name holds blanks only between backticks.</summary>
    private static int EndOfFunction(ReadOnlySpan<char> text)
    {
        var quoted = false;
        for (var index = 0; index < text.Length && index <= MaxName; index++)
        {
            quoted ^= text[index] == '`';
            if (text[index] == ' ' && !quoted)
            {
                return index;
            }
        }

        return -1;
    }

    private static bool StartsWithVerb(ReadOnlySpan<char> text)
    {
        if (text.SequenceEqual("started."))
        {
            return true;
        }

        foreach (var verb in Verbs)
        {
            if (text.StartsWith(verb, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
