using System.Buffers;

namespace Deployer.Diagnose.Text;

/// <summary>What programs say a build came to: the build system itself, and those that called it and saw how it ended.</summary>
internal static class BuildWords
{
    public const string Complete = "Build complete!";
    public const string End = "ED **";
    public const string BuildSucceeded = "swift build succeeded";
    public const string TestSucceeded = "swift test succeeded";
    public const string Docker = "returned a non-zero code";

    private static readonly SearchValues<string> Succeeded = SearchValues.Create(
        [Complete, BuildSucceeded, TestSucceeded, "** BUILD SUCCEEDED **", "** TEST BUILD SUCCEEDED **", "** ARCHIVE SUCCEEDED **"],
        StringComparison.Ordinal);

    private static readonly SearchValues<string> Failed = SearchValues.Create(
        [Docker, "** BUILD FAILED **", "** TEST BUILD FAILED **", "** ARCHIVE FAILED **", "** BUILD INTERRUPTED **"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Ended = SearchValues.Create(
        ["failed with exit code ", "completed with exit code ", "successfully: exit code: ", "Job failed: exit code "], StringComparison.Ordinal);

    /// <summary>A line that holds none of these does not say.</summary>
    public static IReadOnlyList<string> Anchors { get; } = [Complete, End, BuildSucceeded, TestSucceeded, "exit code", Docker];

    /// <summary>Unknown when the line does not say.</summary>
    public static RunOutcome In(ReadOnlySpan<char> line) =>
        line.ContainsAny(Succeeded) ? RunOutcome.Succeeded
        : line.ContainsAny(Failed) ? RunOutcome.Failed
        : OfExitCode(line);

    private static RunOutcome OfExitCode(ReadOnlySpan<char> line)
    {
        var start = line.IndexOfAny(Ended);
        var digit = start < 0 ? -1 : line[start..].IndexOfAnyInRange('0', '9');
        return digit < 0 ? RunOutcome.Unknown : line[start + digit] == '0' ? RunOutcome.Succeeded : RunOutcome.Failed;
    }
}
