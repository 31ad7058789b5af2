using System.Buffers;
using System.Globalization;
using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Tests;

/// <summary>Reads the last words, the backtraces and the sanitizers' reports of test processes.</summary>
internal sealed class CrashLog
{
    private const int MaxFrames = 64;
    private const int MaxReports = 50;
    private const int MaxOpenLines = 400;
    private const string SignalMark = "xited with unexpected signal code ";
    private const string OtherSignalMark = "xited with signal code ";
    private const string CrashMark = "Program crashed: ";
    private const string TrapMark = "*** Swift runtime failure: ";
    private const string RestartMark = "Restarting after unexpected exit";

    private static readonly string[] Exceptions =
        ["*** Terminating app due to uncaught exception ", "libc++abi: terminating ", "terminate called "];

    // What a shell says of a program that died, here of one it started for a test.
    private static readonly string[] Deaths =
        ["Illegal instruction", "Segmentation fault", "Bus error", "Abort trap", "Trace/BPT trap", "Trace/breakpoint trap", "Aborted (core dumped)",
         "Test runner exited", "Test crashed with signal"];

    private static readonly SearchValues<string> Marks = SearchValues.Create(
        [SignalMark, OtherSignalMark, CrashMark, TrapMark, RestartMark, .. LastWords.Marks, .. Exceptions, .. Deaths, .. SanitizerLine.Marks, " crashed:"],
        StringComparison.Ordinal);

    private readonly List<CrashReport> reports = [];
    private readonly List<int> signals = [];
    private int openLines;
    private Moment now;

    public IReadOnlyList<CrashReport> Reports => reports;

    /// <summary>The signals that `swift test` says its processes died of.</summary>
    public IReadOnlyList<int> Signals => signals;

    /// <summary>True inside a backtrace.</summary>
    public bool IsOpen => openLines > 0;

    /// <summary>True when the line tells of a crash and of nothing else.</summary>
    /// <param name="line">The line.</param>
    /// <param name="test">The XCTest test that runs; null when none does.</param>
    /// <param name="inSwiftTesting">True when Swift Testing runs.</param>
    public bool Read(LogLine line, string? test, bool inSwiftTesting)
    {
        var text = line.Text;
        if (!IsOpen && !text.ContainsAny(Marks))
        {
            return false;
        }

        now = new Moment(line.Number, test, inSwiftTesting);
        return ReadSignal(text)
            || ReadCrash(text)
            || ReadLastWords(text)
            || ReadSanitizer(text)
            || ReadDeath(text)
            || ReadRestart(text)
            || ReadBacktrace(text);
    }

    private bool ReadSignal(ReadOnlySpan<char> text)
    {
        // Both streams share the log, so that this may stand in the middle of a line.
        var start = text.IndexOf(SignalMark, StringComparison.Ordinal);
        var length = start < 0 ? OtherSignalMark.Length : SignalMark.Length;
        start = start < 0 ? text.IndexOf(OtherSignalMark, StringComparison.Ordinal) : start;
        if (start < 0)
        {
            return false;
        }

        var digits = text[(start + length)..];
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        if (signals.Count < MaxReports
            && int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var signal))
        {
            signals.Add(signal);
        }

        return true;
    }

    private bool ReadLastWords(ReadOnlySpan<char> text)
    {
        if (!LastWords.TryParse(text, out var message, out var file, out var line))
        {
            return false;
        }

        var report = Begin(CrashKind.Death);
        (report.Message, report.File, report.Line) = (message, file, line);
        return Add(report);
    }

    private bool ReadCrash(ReadOnlySpan<char> text)
    {
        var mark = text.Contains(TrapMark, StringComparison.Ordinal) ? TrapMark : CrashMark;
        var start = text.IndexOf(mark, StringComparison.Ordinal);
        if (start < 0)
        {
            return false;
        }

        var report = Begin(CrashKind.Death);
        if (reports is [.., { Signal: null, Kind: CrashKind.Death, Frames.Count: 0 } open]
            && (open is { Test: null, InSwiftTesting: false } || open.InSwiftTesting == report.InSwiftTesting && open.Test == report.Test))
        {
            // The last words come by another stream than the names of the tests, and may stand before the first of them.
            (open.Test, open.InSwiftTesting) = (report.Test, report.InSwiftTesting);
            report = open;
        }
        else
        {
            Add(report);
        }

        var said = text[(start + mark.Length)..];
        var end = said.IndexOf(" at 0x", StringComparison.Ordinal);
        report.Signal = TestIssue.Cut(end < 0 ? said.TrimEnd("* ") : said[..end]);
        return true;
    }

    private bool ReadSanitizer(ReadOnlySpan<char> text)
    {
        if (!SanitizerLine.TryParse(text, out var message, out var file, out var line))
        {
            return false;
        }

        var report = Begin(CrashKind.Sanitizer);
        (report.Message, report.File, report.Line) = (message, file, line);
        openLines = file is null ? MaxOpenLines : 0;
        return Add(report);
    }

    private bool ReadDeath(ReadOnlySpan<char> text)
    {
        foreach (var exception in Exceptions)
        {
            if (text.IndexOf(exception, StringComparison.Ordinal) is var start and >= 0)
            {
                var report = Begin(CrashKind.Death);
                report.Message = TestIssue.Cut(text[start..].TrimStart("* "));
                return Add(report);
            }
        }

        foreach (var death in Deaths)
        {
            if (text.IndexOf(death, StringComparison.Ordinal) is var start and >= 0 && (start == 0 || text[start - 1] == ' '))
            {
                var report = Begin(CrashKind.Death);
                report.Signal = death;
                return reports is [.., { Kind: CrashKind.Death } open] && open.Test == report.Test ? Merge(open, death) : Add(report);
            }
        }

        return false;
    }

    private static bool Merge(CrashReport open, string death)
    {
        open.Signal ??= death;
        return true;
    }

    /// <summary>xcodebuild: `Restarting after unexpected exit, crash, or test timeout in Suite.testName(); summary will include …`.</summary>
    private bool ReadRestart(ReadOnlySpan<char> text)
    {
        var start = text.IndexOf(RestartMark, StringComparison.Ordinal);
        var name = start < 0 ? -1 : text[start..].IndexOf(" in ", StringComparison.Ordinal);
        if (name < 0)
        {
            return false;
        }

        var rest = text[(start + name + 4)..];
        var end = rest.IndexOf(';');
        var test = (end < 0 ? rest : rest[..end]).Trim();
        return Add(new CrashReport { Test = TestIssue.Cut(test), Message = "its process ended unexpectedly", LogLine = now.Line });
    }

    private bool ReadBacktrace(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("Thread ", StringComparison.Ordinal) && text.EndsWith(':'))
        {
            openLines = text.EndsWith("crashed:", StringComparison.Ordinal) ? MaxOpenLines : 0;
            return true;
        }

        if (openLines == 0)
        {
            return false;
        }

        openLines = text.StartsWith("Registers:", StringComparison.Ordinal)
            || text.StartsWith("Images (", StringComparison.Ordinal)
            || text.StartsWith("SUMMARY: ", StringComparison.Ordinal)
            || text.StartsWith("Backtrace took ", StringComparison.Ordinal) ? 0 : openLines - 1;
        if (CrashFrames.Parse(text) is not { } frame)
        {
            return false;
        }

        if (reports.Count > 0 && reports[^1].Frames.Count < MaxFrames)
        {
            reports[^1].Frames.Add(frame);
        }

        return true;
    }

    private CrashReport Begin(CrashKind kind) => new()
    {
        Kind = kind,
        InSwiftTesting = now.InSwiftTesting,
        Test = now.InSwiftTesting ? null : now.Test,
        LogLine = now.Line,
    };

    private bool Add(CrashReport report)
    {
        if (reports.Count < MaxReports)
        {
            reports.Add(report);
        }

        return true;
    }

    private readonly record struct Moment(int Line, string? Test, bool InSwiftTesting);
}
