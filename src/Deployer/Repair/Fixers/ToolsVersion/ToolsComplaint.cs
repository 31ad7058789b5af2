using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.ToolsVersion;

/// <summary>What the package manager finds wrong with the tools version.</summary>
/// <param name="kind">Which complaint.</param>
/// <param name="suggested">The version that the message names: the one to use, or the one installed; null when it names none.</param>
internal sealed partial class ToolsComplaint(ToolsComplaint.Fault kind, string? suggested)
{
    /// <summary>The oldest version that new packages still use; the default language mode changed with the one after.</summary>
    private const string LastOfSwift5 = "5.10";

    internal enum Fault
    {
        TooOld,
        TooNew,
        Misspelt,
        BadVersion,
        Spaced,
    }

    /// <summary>Null when the error is about something else or another package's manifest.</summary>
    public static ToolsComplaint? Of(Diagnostic error)
    {
        if (error.Phase is not (Phase.Manifest or Phase.Resolve or Phase.Compile) || error.File is not null || error.Message.StartsWith('\'')) return null;
        var message = error.Message;
        if (TooNewVersion().Match(message) is { Success: true } installed) return new ToolsComplaint(Fault.TooNew, ToolsLine.Complete(installed.Groups[1].Value));
        Fault? kind = message switch
        {
            _ when message.Contains("which is no longer supported; consider using", StringComparison.Ordinal) => Fault.TooOld,
            _ when Misspelling().IsMatch(message) => Fault.Misspelt,
            _ when message.Contains("is possibly missing a version specifier", StringComparison.Ordinal) || BadNumber().IsMatch(message) => Fault.BadVersion,
            _ when message.StartsWith("horizontal whitespace sequence", StringComparison.Ordinal) => Fault.Spaced,
            _ => null,
        };
        return kind is { } fault ? new ToolsComplaint(fault, Suggestion().Match(message) is { Success: true } match ? ToolsLine.Complete(match.Groups[1].Value) : null) : null;
    }

    /// <summary>The ways to mend it, the most likely first.</summary>
    public IEnumerable<MendedTools> Mend(ToolsLine line) => kind switch
    {
        Fault.TooNew => Lower(line),
        Fault.TooOld => line.Text is null || (line.Version is null && suggested is not null) ? Insert(line)
            : IsOld(line.Version) ? Raise(line)
            : [Restored(line.With(line.Version!))],
        Fault.Misspelt => line.Version is { } version ? [Restored(line.With(version))] : Insert(line),
        Fault.BadVersion => line.Version is { } version ? [Restored(line.With(version))] : Insert(line),
        Fault.Spaced => line.Version is { } version ? [Restored(line.WithLine($"// swift-tools-version:{version}"))] : [],
        _ => [],
    };

    private static bool IsOld(string? version) => version is not null && Version.TryParse(version, out var parsed) && parsed.Major < 4;

    private IEnumerable<MendedTools> Lower(ToolsLine line) =>
        line.Text is null || suggested is null
            ? []
            : [new(line.With(suggested), Confidence.Low, $"Ask for Swift tools {suggested} only",
                $"Package.swift asks for a newer Swift than the one installed, {suggested}. Whether it needs anything of the newer one, the build shows.")];

    private IEnumerable<MendedTools> Raise(ToolsLine line) => Either(line, "The tools version is older than what is supported.");

    private IEnumerable<MendedTools> Insert(ToolsLine line) => Either(line, "Package.swift does not say which version of the tools it is written for.");

    private IEnumerable<MendedTools> Either(ToolsLine line, string reason) =>
        suggested is null
            ? []
            : new[] { (suggested, Confidence.Medium), (LastOfSwift5, Confidence.Low) }.Distinct()
                .Select(way => new MendedTools(line.With(way.Item1), way.Item2, $"Set the Swift tools version to {way.Item1}", reason));

    private static MendedTools Restored(SourceFile file) => new(
        file, Confidence.High, "Correct the line of the Swift tools version",
        "The first line of Package.swift has to be `// swift-tools-version: ` and a version; it was misspelt or at another place.");

    [GeneratedRegex(@"is using Swift tools version \S{1,20} but the installed version is (\d{1,3}(?:\.\d{1,3}){1,2})")]
    private static partial Regex TooNewVersion();

    [GeneratedRegex(@"^the (?:Swift tools version specification's label|comment marker) '.{0,80}' is misspelt|^(?:leading|the).{0,80}line break")]
    private static partial Regex Misspelling();

    [GeneratedRegex(@"^the Swift tools version '.{0,80}' is misspelt or otherwise invalid")]
    private static partial Regex BadNumber();

    [GeneratedRegex(@"swift-tools-version: ?(\d{1,3}(?:\.\d{1,3}){1,2})'")]
    private static partial Regex Suggestion();
}
