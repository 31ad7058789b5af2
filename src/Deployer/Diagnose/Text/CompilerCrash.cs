using System.Text.RegularExpressions;

namespace Deployer.Diagnose.Text;

/// <summary>Collects what a crashing compiler leaves in the log: its stack dump says on what it worked.</summary>
internal sealed partial class CompilerCrash
{
    private bool inDump;
    private string? work;
    private string? file;
    private int? line;

    /// <summary>True when a stack dump was seen.</summary>
    public bool Seen { get; private set; }

    /// <summary>Takes a line that belongs to a stack dump; false for any other.</summary>
    public bool Read(string text)
    {
        if (text.StartsWith("Stack dump", StringComparison.Ordinal) || text.StartsWith("Please submit a bug report", StringComparison.Ordinal))
        {
            inDump = Seen = true;
            return true;
        }

        if (!inDump || !Frame().IsMatch(text))
        {
            inDump = false;
            return false;
        }

        var start = text.IndexOf("While ", StringComparison.Ordinal);
        if (start >= 0)
        {
            ReadWork(text[start..]);
        }

        return true;
    }

    /// <summary>The error of the crash.</summary>
    public Diagnostic ToDiagnostic() => new()
    {
        Severity = Severity.Error,
        Phase = Phase.CompilerCrash,
        Message = work is null ? "the compiler crashed" : $"the compiler crashed {work}",
        File = file,
        Line = line,
    };

    private void ReadWork(string text)
    {
        var at = text.IndexOf(" (at [", StringComparison.Ordinal);
        work = "w" + (at < 0 ? text : text[..at])[1..];
        if (at < 0)
        {
            return;
        }

        var (place, numbers) = DiagnosticLine.SplitNumbers(text[(at + 6)..].Split(" - ")[0]);
        (file, line) = numbers.Count == 0 ? (file, line) : (place, numbers[0]);
    }

    [GeneratedRegex(@"^\s*\d{1,3}\.\s")]
    private static partial Regex Frame();
}
