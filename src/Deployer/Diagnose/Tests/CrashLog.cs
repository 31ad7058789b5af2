using System.Globalization;
using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Tests;

/// <summary>One crash of a test process.</summary>
internal sealed class CrashReport
{
    /// <summary>True when Swift Testing was running, not XCTest.</summary>
    public bool InSwiftTesting { get; init; }

    /// <summary>What the program last said, for example `Fatal error: Index out of range`.</summary>
    public string? Message { get; set; }

    /// <summary>For example `Illegal instruction`.</summary>
    public string? Signal { get; set; }

    /// <summary>Relative to the package.</summary>
    public string? File { get; set; }

    public int? Line { get; set; }

    /// <summary>The innermost functions that lie in the package, at most 3.</summary>
    public List<string> Frames { get; } = [];
}

/// <summary>Reads the last words and the backtraces of crashed test processes.</summary>
internal sealed class CrashLog(PackagePaths paths, TargetOrder targets)
{
    private const int MaxFrames = 3;
    private const int MaxReports = 20;
    private const int MaxMessage = 2_000;
    private const string ExitMark = "Exited with unexpected signal code ";
    private const string CrashMark = "*** Program crashed: ";

    private static readonly string[] LastWords = ["Fatal error", "Precondition failed", "Assertion failed"];

    private readonly List<CrashReport> reports = [];
    private bool inSwiftTesting;
    private bool inCrashedThread;

    public IReadOnlyList<CrashReport> Reports => reports;

    /// <summary>The signals that `swift test` says its processes died of.</summary>
    public IList<int> Signals { get; } = [];

    public void Read(string line)
    {
        inSwiftTesting |= line.Contains("Test run started.", StringComparison.Ordinal);
        ReadSignal(line);
        if (ReadLastWords(line) || ReadCrash(line))
        {
            return;
        }

        if (line.StartsWith("Thread ", StringComparison.Ordinal) && line.EndsWith(':'))
        {
            inCrashedThread = line.EndsWith("crashed:", StringComparison.Ordinal);
        }
        else if (inCrashedThread)
        {
            ReadFrame(line);
        }
    }

    private void ReadSignal(string line)
    {
        // Both streams share the log, so that this may stand in the middle of a line.
        var start = line.IndexOf(ExitMark, StringComparison.Ordinal);
        if (start < 0)
        {
            return;
        }

        var digits = line.AsSpan(start + ExitMark.Length);
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        if (Signals.Count < MaxReports && int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var signal))
        {
            Signals.Add(signal);
        }
    }

    private bool ReadLastWords(string line)
    {
        foreach (var words in LastWords)
        {
            var start = line.IndexOf(words, StringComparison.Ordinal);
            var end = start + words.Length;
            if (start < 0
                || (start > 0 && !line[..start].EndsWith(": ", StringComparison.Ordinal))
                || (end < line.Length && line[end] != ':'))
            {
                continue;
            }

            var (place, numbers) = DiagnosticLine.SplitNumbers(line[..Math.Max(start - 2, 0)]);
            var report = Begin();
            report.Message = paths.Shorten(line[start..Math.Min(line.Length, start + MaxMessage)]);
            report.File = FileOf(place);
            report.Line = report.File is not null && numbers.Count > 0 ? numbers[0] : null;
            return true;
        }

        return false;
    }

    private bool ReadCrash(string line)
    {
        var start = line.IndexOf(CrashMark, StringComparison.Ordinal);
        if (start < 0)
        {
            return false;
        }

        var report = reports is [.., { Signal: null } open] && open.InSwiftTesting == inSwiftTesting ? open : Begin();
        var text = line[(start + CrashMark.Length)..];
        var end = text.IndexOf(" at 0x", StringComparison.Ordinal);
        report.Signal = end < 0 ? text.TrimEnd('*', ' ') : text[..end];
        return true;
    }

    private void ReadFrame(string line)
    {
        var at = line.LastIndexOf(" at /", StringComparison.Ordinal);
        var address = line.IndexOf(" 0x", StringComparison.Ordinal);
        var name = address < 0 ? -1 : line.IndexOf(' ', address + 1);
        var image = at < 0 ? -1 : line.LastIndexOf(" in ", at, StringComparison.Ordinal);
        if (reports.Count == 0 || reports[^1].Frames.Count >= MaxFrames || name < 0 || image <= name)
        {
            return;
        }

        var (place, numbers) = DiagnosticLine.SplitNumbers(line[(at + 4)..]);
        var file = paths.Relative(place);
        if (!PackagePaths.IsOurs(file))
        {
            return;
        }

        var report = reports[^1];
        if (report.Frames.Count == 0)
        {
            (report.File, report.Line) = (file, numbers.Count > 0 ? numbers[0] : null);
        }

        var function = line[(name + 1)..image];
        var offset = function.LastIndexOf(" + ", StringComparison.Ordinal);
        report.Frames.Add(offset < 0 ? function : function[..offset]);
    }

    private CrashReport Begin()
    {
        var report = new CrashReport { InSwiftTesting = inSwiftTesting };
        if (reports.Count < MaxReports)
        {
            reports.Add(report);
        }

        inCrashedThread = false;
        return report;
    }

    /// <summary>The runtime says `Module/File.swift`; those of the standard library are no file of ours.</summary>
    private string? FileOf(string place)
    {
        if (place.StartsWith('/'))
        {
            return paths.Relative(place) is var relative && PackagePaths.IsOurs(relative) ? relative : null;
        }

        var target = place.Split('/') is [var module, _] ? targets.Targets.FirstOrDefault(target => target.Name == module) : null;
        var file = target is null ? null : $"{target.Folder}/{place[(place.IndexOf('/', StringComparison.Ordinal) + 1)..]}";
        return file is not null && (paths.Folder is null || File.Exists(Path.Combine(paths.Folder, file))) ? file : null;
    }
}
