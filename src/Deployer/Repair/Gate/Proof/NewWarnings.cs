using Deployer.Diagnose;

namespace Deployer.Repair.Gate.Proof;

/// <summary>Warnings of the files that a candidate changes which were not there before, or not as often.</summary>
internal static class NewWarnings
{
    /// <summary>The first of each kind that is more frequent after than before.</summary>
    /// <param name="before">What was said before.</param>
    /// <param name="after">What is said now.</param>
    /// <param name="changed">Paths of changed files, relative to the package.</param>
    public static IReadOnlyList<Diagnostic> Find(Diagnosis before, Diagnosis after, IReadOnlySet<string> changed)
    {
        var known = WarningsIn(before, changed).CountBy(Key).ToDictionary();
        return [.. WarningsIn(after, changed)
            .GroupBy(Key)
            .Where(group => group.Count() > known.GetValueOrDefault(group.Key))
            .Select(group => group.First())];
    }

    private static IEnumerable<Diagnostic> WarningsIn(Diagnosis diagnosis, IReadOnlySet<string> files) => diagnosis.Diagnostics.Where(
        diagnostic => diagnostic is { Severity: Severity.Warning, Phase: Phase.Compile, File: { } file } && files.Contains(file));

    private static (string? File, string Message) Key(Diagnostic diagnostic) => (diagnostic.File, diagnostic.Message);
}
