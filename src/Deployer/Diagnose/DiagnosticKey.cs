using System.Runtime.InteropServices;

namespace Deployer.Diagnose;

/// <summary>
/// Tells diagnostics apart: those with the same file, line, column, severity and first line of the message are equal. 64 bits, so
/// that different ones practically never meet; only for use within one run of the program, since it is seeded against made-up ones.
/// </summary>
internal static class DiagnosticKey
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64() | 1;

    public static ulong Of(Diagnostic diagnostic) => Of(
        new DiagnosticPlace(diagnostic.File, diagnostic.Line, diagnostic.Column), diagnostic.Severity, diagnostic.Message);

    public static ulong Of(DiagnosticPlace place, Severity severity, ReadOnlySpan<char> message)
    {
        var end = message.IndexOf('\n');
        var first = (end < 0 ? message : message[..end]).TrimEnd();
        var hash = Mix(Seed, ((ulong)(uint)(place.Line ?? 0) << 32) | (uint)(place.Column ?? 0));
        hash = Mix(hash, (ulong)severity + ((ulong)place.File.Length << 8) + ((ulong)first.Length << 36));
        return Mix(Chars(Chars(hash, place.File), first), Factor);
    }

    private static ulong Chars(ulong hash, ReadOnlySpan<char> text)
    {
        var words = MemoryMarshal.Cast<char, ulong>(text);
        foreach (var word in words)
        {
            hash = Mix(hash, word);
        }

        ulong rest = 0;
        foreach (var character in text[(words.Length * 4)..])
        {
            rest = (rest << 16) | character;
        }

        return Mix(hash, rest);
    }

    private static ulong Mix(ulong hash, ulong word)
    {
        var high = Math.BigMul(hash ^ word, Factor ^ Seed, out var low);
        return high ^ low ^ (hash << 7);
    }
}

/// <summary>Where a diagnostic stands.</summary>
/// <param name="file">Empty when it names no file; valid only while the text is that it was cut from.</param>
/// <param name="line">From 1; null when unknown.</param>
/// <param name="column">From 1; null when unknown.</param>
internal readonly ref struct DiagnosticPlace(ReadOnlySpan<char> file, int? line, int? column)
{
    public ReadOnlySpan<char> File { get; } = file;

    public int? Line { get; } = line;

    public int? Column { get; } = column;
}
