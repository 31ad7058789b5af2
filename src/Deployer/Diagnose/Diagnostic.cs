namespace Deployer.Diagnose;

/// <summary>How grave a diagnostic is.</summary>
internal enum Severity
{
    Error,
    Warning,
    Note,
    Remark,
}

/// <summary>In which phase of a run a diagnostic arose.</summary>
internal enum Phase
{
    Manifest,
    Resolve,
    Compile,
    Link,
    CompilerCrash,
    TestIssue,
    TestCrash,
    TestHang,
    Infrastructure,
}

/// <summary>An edit the compiler suggests: the bytes from start to end of the file's UTF-8 text give way to the text.</summary>
/// <param name="File">Relative to the package where it lies inside, else absolute.</param>
/// <param name="StartOffset">Byte offset of the first replaced byte.</param>
/// <param name="EndOffset">Byte offset after the last replaced byte; equal to the start for an insertion.</param>
/// <param name="Line">Line of the start, from 1.</param>
/// <param name="Column">Column of the start in UTF-8 bytes, from 1.</param>
/// <param name="Text">The new text; empty for a deletion.</param>
internal sealed record FixIt(string File, int StartOffset, int EndOffset, int Line, int Column, string Text);

/// <summary>Why a file is taken to be generated.</summary>
/// <param name="Reason">For example `its header says "DO NOT EDIT"`.</param>
/// <param name="Generator">The script or plug-in that makes it, relative to the package; null when unknown.</param>
internal sealed record GeneratedFile(string Reason, string? Generator);

/// <summary>One thing that a build or test said about the code. Equal ones are folded into one.</summary>
internal sealed record Diagnostic
{
    public required Severity Severity { get; init; }

    public required Phase Phase { get; init; }

    /// <summary>The text, without severity, place and identifier.</summary>
    public required string Message { get; init; }

    /// <summary>Relative to the package where it lies inside, else absolute; null when it names no file.</summary>
    public string? File { get; init; }

    /// <summary>From 1; null when unknown.</summary>
    public int? Line { get; init; }

    /// <summary>From 1, in UTF-8 bytes; null when unknown.</summary>
    public int? Column { get; init; }

    /// <summary>Byte offset in the file; null when unknown.</summary>
    public int? Offset { get; init; }

    /// <summary>The compiler's stable identifier or group, for example `throwing_call_without_try`; null when it gave none.</summary>
    public string? Id { get; init; }

    /// <summary>The target that was built; null when unknown.</summary>
    public string? Target { get; init; }

    /// <summary>How often it was printed or recorded.</summary>
    public int Occurrences { get; init; } = 1;

    /// <summary>Where a log first says it: number of the line, from 1; null when no text does.</summary>
    public int? LogLine { get; init; }

    /// <summary>The line of source that the compiler quoted with it, as it stood in the log; null when it quoted none.</summary>
    public string? SourceLine { get; init; }

    /// <summary>True when it most likely goes away with another error, under which it is folded.</summary>
    public bool IsConsequence { get; init; }

    /// <summary>What shows that its file is generated, so that the generator is to be mended; null when nothing does.</summary>
    public GeneratedFile? Generated { get; init; }

    public IReadOnlyList<Diagnostic> Notes { get; init; } = [];

    /// <summary>Its own fix-its; those of its notes are on the notes.</summary>
    public IReadOnlyList<FixIt> FixIts { get; init; } = [];
}
