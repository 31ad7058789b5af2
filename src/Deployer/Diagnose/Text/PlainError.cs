using System.Buffers;

namespace Deployer.Diagnose.Text;

/// <summary>What an error that names no place in the code is about.</summary>
internal static class PlainError
{
    public const string Killed = "Killed";

    /// <summary>Words that show, in a line of whatever form, that the machine lacks something.</summary>
    public static IReadOnlyList<string> Anchors { get; } =
        [.. TriageRows.All.Where(row => row.Reach == Reach.AnyLine).SelectMany(row => row.Needles)];

    private static readonly SearchValues<string> BrokenMachine = SearchValues.Create([.. Anchors], StringComparison.Ordinal);

    private static readonly SearchValues<string> Echo = SearchValues.Create(
        [
            "fatalError", "emit-module command failed", "compile command failed", "link command failed", "linker command failed",
            "frontend command failed", "Exited with unexpected signal", "Invalid manifest (compiled with", "ld returned",
            "The following build commands failed", "too many errors emitted", "ExitCode(rawValue:", "terminated(1)", "manifest parse error(s):",
            "failed with a nonzero exit code", "a prebuild command failed", "Process completed with exit code",
        ],
        StringComparison.Ordinal);

    /// <summary>True when the line alone, in whatever form, shows that the machine lacks something.</summary>
    public static bool IsBrokenMachine(ReadOnlySpan<char> line) => line.ContainsAny(BrokenMachine);

    /// <summary>True for the line by which SwiftPM says that it waits for another build; a log that ends with it never got further.</summary>
    public static bool IsLockWait(ReadOnlySpan<char> line) => line.StartsWith("Another instance of SwiftPM") && line.EndsWith("execution...");

    /// <summary>True for the line by which a shell says that a program was killed.</summary>
    public static bool IsKilled(ReadOnlySpan<char> line) => line is Killed || (line.Contains(": line ", StringComparison.Ordinal) && line.Contains(" Killed ", StringComparison.Ordinal));

    /// <summary>True for lines that only say that something failed which was told elsewhere.</summary>
    public static bool IsEcho(ReadOnlySpan<char> message) =>
        message is "Build failed" || message.StartsWith("linker command failed") || (message.ContainsAny(Echo) && RowOf(message)?.Phase is not (Phase.CompilerCrash or Phase.Infrastructure));

    /// <summary>The phase of an error without a place.</summary>
    public static Phase PhaseOf(string place, ReadOnlySpan<char> message)
    {
        var row = RowOf(message);
        return row is { Phase: Phase.Infrastructure } or { FailureClass: FailureClass.Toolchain } ? row.Phase
            : message.StartsWith("'") ? Phase.Manifest
            : row?.Phase ?? (LinkLine.IsLinker(place) ? Phase.Link : Phase.Compile);
    }

    private static TriageRow? RowOf(ReadOnlySpan<char> message)
    {
        foreach (var row in TriageRows.All)
        {
            if (row.Matches(message))
            {
                return row;
            }
        }

        return null;
    }
}
