using System.Buffers;

namespace Deployer.Diagnose.Text;

/// <summary>What an error that names no place in the code is about.</summary>
internal static class PlainError
{
    /// <summary>Words that show, in a line of whatever form, that the machine lacks something.</summary>
    public static IReadOnlyList<string> Anchors { get; } =
    [
        "No space left on device", "Disk quota exceeded", "Cannot allocate memory", "out of memory", "Could not resolve host",
        "unable to access '", "Read-only file system", "Too many open files", "Killed signal terminated program",
        "due to signal 9",
    ];

    private static readonly SearchValues<string> BrokenMachine = SearchValues.Create([.. Anchors], StringComparison.Ordinal);

    private static readonly SearchValues<string> BrokenMachineInError = Needles(
        "Failed to clone repository", "Couldn\u2019t fetch updates", "Couldn't fetch updates", "Connection refused",
        "Connection timed out", "Connection reset", "Network is unreachable", "Permission denied", "Operation not permitted",
        "signal code 9", "failed downloading", "could not connect");

    private static readonly SearchValues<string> Echo = Needles(
        "fatalError", "emit-module command failed", "compile command failed", "link command failed", "linker command failed",
        "frontend command failed", "Exited with unexpected signal", "Invalid manifest (compiled with", "ld returned",
        "The following build commands failed", "too many errors emitted");

    private static readonly SearchValues<string> Manifest = Needles(
        "manifest", "tools version", "unknown package", "product '", "cyclic dependency", "Source files for target", "duplicate target",
        "multiple producers", "invalid target", "no tests found", "without declaring it a dependency", "No rule to make target",
        "Could not find Package.swift");

    private static readonly SearchValues<string> Resolution = Needles(
        "could not be resolved", "ould not resolve", "ailed to resolve", "cannot be accessed", "no versions of", "nable to resolve",
        "could not find a branch", "could not find the commit", "checksum", "dependencies", "the package at");

    private static readonly SearchValues<string> CompilerCrash = Needles(
        "compile command failed due to signal", "frontend command failed due to signal", "fatal error encountered during compilation",
        "internal compiler error");

    /// <summary>True when the line alone, in whatever form, shows that the machine lacks something.</summary>
    public static bool IsBrokenMachine(ReadOnlySpan<char> line) => line.ContainsAny(BrokenMachine);

    /// <summary>True for lines that only say that something failed which was told elsewhere.</summary>
    public static bool IsEcho(string message) =>
        message.AsSpan().ContainsAny(Echo) && !message.AsSpan().ContainsAny(CompilerCrash) && !IsBrokenMachine(message);

    /// <summary>The phase of an error without a place.</summary>
    public static Phase PhaseOf(string place, string message)
    {
        var text = message.AsSpan();
        return text.ContainsAny(BrokenMachine) || text.ContainsAny(BrokenMachineInError) ? Phase.Infrastructure
            : text.ContainsAny(CompilerCrash) ? Phase.CompilerCrash
            : text.StartsWith("'") || text.ContainsAny(Manifest) ? Phase.Manifest
            : text.ContainsAny(Resolution) ? Phase.Resolve
            : LinkLine.IsLinker(place) ? Phase.Link
            : Phase.Compile;
    }

    private static SearchValues<string> Needles(params string[] needles) => SearchValues.Create(needles, StringComparison.Ordinal);
}
