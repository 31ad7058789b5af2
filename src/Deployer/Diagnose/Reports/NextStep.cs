using System.Buffers;

namespace Deployer.Diagnose.Reports;

/// <summary>What to do next about an analysed log, with the command to type where there is one.</summary>
internal static class NextStep
{
    private static readonly SearchValues<char> _plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-+");

    /// <summary>One or two sentences; null when there is nothing to do.</summary>
    public static string? Of(LogReport report) => report.Diagnosis switch
    {
        { Outcome: RunOutcome.Succeeded } => null,
        { Outcome: RunOutcome.Unknown, RootCause: null } =>
            "Give the whole log, both streams: `swift build 2>&1 | codex-deployer analyze -`.",
        _ => OfFailure(report),
    };

    private static string OfFailure(LogReport report)
    {
        if (report.Root?.Generated is { } generated)
            return generated.Generator is { } generator
                ? $"Mend {generator}, which makes that file, and run it again."
                : "Mend what makes that file: a change of the file itself is lost.";
        return report.Diagnosis.FailureClass switch
        {
            FailureClass.Infrastructure => "No change of the code helps: whoever runs the machine mends it; then run it again.",
            FailureClass.Toolchain => "The compiler itself failed: try another version of Swift, or write the code at that place in another way.",
            FailureClass.Dependency => $"`swift package resolve`{In(report)} shows it again; look at Package.swift and at the dependency's releases.",
            FailureClass.Manifest => $"`swift package dump-package`{In(report)} shows it again. {Fix(report)}",
            FailureClass.Flaky => $"`{Test(report)}`{In(report)}, several times: it fails only now and then.",
            FailureClass.Test or FailureClass.Crash => $"`{Test(report)}`{In(report)} shows it again. {Fix(report)}",
            FailureClass.Hang => $"`{Test(report)}`{In(report)} shows it again; look at what that test waits for.",
            _ => $"`{Build(report)}`{In(report)} shows it again. {Fix(report)}",
        };
    }

    private static string Fix(LogReport report) => $"`codex-deployer fix {Folder(report) ?? "PATH"}` tries to mend it.";

    private static string In(LogReport report) => Folder(report) is { } folder ? $" in {folder}" : "";

    private static string Build(LogReport report) =>
        report.Root?.Target is { } target && IsPlain(target) ? $"swift build --target {target}" : "swift build --build-tests";

    private static string Test(LogReport report) =>
        (report.Root is { } root ? LogReport.TestOf(root) : null) is { } test && FilterOf(test) is { } filter
            ? $"swift test --filter {filter}"
            : "swift test";

    /// <summary>The test's name without parentheses, as SwiftPM's filter takes it; null when a shell or a regular expression may misread it.</summary>
    private static string? FilterOf(string test)
    {
        var name = test.Split('(')[0];
        return IsPlain(name) ? name : null;
    }

    private static string? Folder(LogReport report) => report.PackageFolder is { } folder
        ? IsPlain(folder) ? folder : $"'{folder.Replace("'", @"'\''", StringComparison.Ordinal)}'"
        : null;

    private static bool IsPlain(string text) =>
        text.Length is > 0 and < 500 && text[0] != '-' && !text.AsSpan().ContainsAnyExcept(_plain);
}
