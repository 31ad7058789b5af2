using Deployer.Diagnose;

namespace Deployer.Repair.Fixers.Source;

/// <summary>Finds what diagnostics point at.</summary>
internal static class Places
{
    /// <summary>Whether an error stands at a place in a source that is written by hand.</summary>
    public static bool IsInSource(Diagnostic error) =>
        error is { Phase: Phase.Compile, Severity: Severity.Error, File: not null, Line: not null, Column: not null, Generated: null };

    /// <summary>Index of the token that starts where an error points; null when none does.</summary>
    public static int? TokenOf(this SwiftSource source, Diagnostic error)
    {
        if (source.File.OffsetOf(error.Line!.Value, error.Column!.Value) is not { } offset) return null;
        var token = source.TokenAt(offset);
        return token < source.Tokens.Count && source.Tokens[token].Start == offset ? token : null;
    }

    /// <summary>Index of the token at or behind the place that an error points at; null when the file ends before.</summary>
    public static int? NearestTokenOf(this SwiftSource source, Diagnostic error) =>
        source.File.OffsetOf(error.Line!.Value, error.Column!.Value) is { } offset && source.TokenAt(offset) is var token && token < source.Tokens.Count
            ? token
            : null;
}
