using System.Buffers;

namespace Deployer.Diagnose.Text;

/// <summary>What the programs themselves say a build came to.</summary>
internal static class BuildWords
{
    public const string Complete = "Build complete!";
    public const string End = "ED **";

    private static readonly SearchValues<string> Succeeded = SearchValues.Create(
        [Complete, "** BUILD SUCCEEDED **", "** TEST BUILD SUCCEEDED **", "** ARCHIVE SUCCEEDED **"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Failed = SearchValues.Create(
        ["** BUILD FAILED **", "** TEST BUILD FAILED **", "** ARCHIVE FAILED **", "** BUILD INTERRUPTED **"], StringComparison.Ordinal);

    /// <summary>Unknown when the line does not say.</summary>
    public static RunOutcome In(ReadOnlySpan<char> line) =>
        line.ContainsAny(Succeeded) ? RunOutcome.Succeeded : line.ContainsAny(Failed) ? RunOutcome.Failed : RunOutcome.Unknown;
}
