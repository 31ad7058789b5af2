namespace Deployer.Diagnose.Text;

/// <summary>A line of a log, without its end, escape sequences and the prefixes that other programs put in front.</summary>
/// <param name="text">The line; valid only while it is read.</param>
/// <param name="number">From 1.</param>
internal readonly ref struct LogLine(ReadOnlySpan<char> text, int number)
{
    public ReadOnlySpan<char> Text { get; } = text;

    public int Number { get; } = number;
}
