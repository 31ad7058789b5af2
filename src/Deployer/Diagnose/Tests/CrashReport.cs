namespace Deployer.Diagnose.Tests;

/// <summary>A function on the stack of a crash, as printed.</summary>
/// <param name="Function">For example `idx(_:_:)`.</param>
/// <param name="File">As printed.</param>
/// <param name="Line">From 1; null when unknown.</param>
/// <param name="Column">From 1; null when unknown.</param>
internal sealed record CrashFrame(string Function, string File, int? Line, int? Column);

/// <summary>What tells of a crash.</summary>
internal enum CrashKind
{
    /// <summary>Last words, a backtrace or a signal: the process ended.</summary>
    Death,

    /// <summary>A sanitizer's finding: the process may have gone on.</summary>
    Sanitizer,
}

/// <summary>One crash of a test process.</summary>
internal sealed class CrashReport
{
    public CrashKind Kind { get; init; }

    /// <summary>True when Swift Testing was running, not XCTest.</summary>
    public bool InSwiftTesting { get; set; }

    /// <summary>The XCTest test that ran, as printed; null when none did.</summary>
    public string? Test { get; set; }

    /// <summary>What the program last said, for example `Fatal error: Index out of range`.</summary>
    public string? Message { get; set; }

    /// <summary>For example `Illegal instruction`.</summary>
    public string? Signal { get; set; }

    /// <summary>As printed with the message, for example `Lib/L.swift`.</summary>
    public string? File { get; set; }

    public int? Line { get; set; }

    /// <summary>Line of the log.</summary>
    public int LogLine { get; init; }

    /// <summary>The innermost functions with a file, at most 64.</summary>
    public List<CrashFrame> Frames { get; } = [];
}
