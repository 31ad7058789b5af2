using Deployer.Build;
using Deployer.Diagnose.Dia;
using Deployer.Diagnose.Text;

namespace Deployer.Diagnose;

/// <summary>Reads a build: what the compiler serialized first, and from the text only what that does not hold.</summary>
internal static class BuildRun
{
    public static async Task<RunFindings> ReadAsync(RunRecord run, PackagePaths paths, CancellationToken cancellationToken)
    {
        var folding = new Folding();
        foreach (var file in run.DiagnosticFiles.Order(StringComparer.Ordinal))
        {
            foreach (var diagnostic in await SerializedDiagnostics.ReadFileAsync(file, paths, cancellationToken))
            {
                folding.Add(diagnostic);
            }
        }

        var text = new BuildLog();
        await LogText.ReadFileAsync(run.LogFile, text, cancellationToken);
        folding.Merge(text.Diagnostics.Select(paths.Locate));
        return new RunFindings
        {
            Errors = run.Succeeded ? [] : [.. Errors(folding, text, run, paths).Select(error => new Finding(error))],
            Others = [.. folding.Items.Where(diagnostic => diagnostic.Severity != Severity.Error && IsWorthTelling(diagnostic))],
        };
    }

    private static IEnumerable<Diagnostic> Errors(Folding folding, BuildLog text, RunRecord run, PackagePaths paths)
    {
        var errors = folding.Items.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
        return errors.Count > 0 && run is { DeadlineExceeded: false, Breach: null } ? errors : RunText.Errors(text, run, isTest: false).Select(paths.Locate).Concat(errors);
    }

    /// <summary>What fetched code is warned about is nobody's business here.</summary>
    private static bool IsWorthTelling(Diagnostic diagnostic) => diagnostic.File is null || PackagePaths.IsOurs(diagnostic.File);
}
