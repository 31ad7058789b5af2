using Deployer.Diagnose;

namespace Deployer.Repair.Fixers;

/// <summary>
/// Where a repair starts: the errors of the target that the root cause lies in. What fails in later targets is often only a
/// consequence, and an edit there would be judged as an edit without a cause.
/// </summary>
internal static class FailingTarget
{
    /// <summary>The error that explains the others; null when there is none.</summary>
    public static Diagnostic? RootCause(Diagnosis diagnosis) =>
        diagnosis.RootCause is { } index && diagnosis.Diagnostics[index].Severity == Severity.Error
            ? diagnosis.Diagnostics[index]
            : diagnosis.Errors.FirstOrDefault();

    /// <summary>
    /// The errors of the root cause's target, the root cause first. Those in generated files are left out: they are mended where
    /// the file is generated. Of a file with conflict markers only the markers count: what else is wrong there comes of them.
    /// </summary>
    public static IReadOnlyList<Diagnostic> Errors(Diagnosis diagnosis)
    {
        if (RootCause(diagnosis) is not { } root) return [];
        IEnumerable<Diagnostic> all = [root, .. diagnosis.Errors.Where(error => !ReferenceEquals(error, root) && BelongsTo(root, error))];
        var conflicted = all.Where(IsMarker).Select(error => error.File).ToHashSet(StringComparer.Ordinal);
        return [.. all.Where(error => error.Generated is null && (IsMarker(error) || !conflicted.Contains(error.File)))];
    }

    /// <summary>Says, when the root cause lies in a generated file, what is to be mended instead of it; else null.</summary>
    public static string? GeneratorToMend(Diagnosis diagnosis) =>
        RootCause(diagnosis) is { Generated: { } generated, File: { } file }
            ? $"{file} is generated ({generated.Reason}): mend {generated.Generator ?? "what generates it"}, not the file"
            : null;

    private static bool IsMarker(Diagnostic error) =>
        error.File is not null && error.Message.StartsWith("source control conflict marker", StringComparison.Ordinal);

    private static bool BelongsTo(Diagnostic root, Diagnostic error) =>
        error.Target == root.Target && (root.Target is not null || IsInTests(error) == IsInTests(root));

    private static bool IsInTests(Diagnostic error) => error.File?.StartsWith("Tests/", StringComparison.Ordinal) == true;
}
