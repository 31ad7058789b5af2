using Deployer.Diagnose.Fingerprints;

namespace Deployer.Diagnose;

/// <summary>Draws from what a build and its tests showed what failed, of what kind, and where it began.</summary>
internal sealed class Conclusion(PackagePaths paths, TargetOrder targets)
{
    private const string NoTestExecuted = "no test was executed";

    /// <summary>False for packages of other toolchains.</summary>
    public bool IsSwiftPackage { get; init; } = true;

    public Diagnosis Of(RunFindings build, RunFindings test)
    {
        var order = new RootCause(targets, paths);
        var sources = new SourceLines(paths);
        var generated = new GeneratedFiles(paths, sources);
        var found = build.Errors.Concat(test.Errors).Select(error => Placed(error, generated)).ToList();
        var errors = Consequences.Mark([.. order.Order(found)], targets, sources);
        var recipe = new FailureRecipe(targets, sources, paths);
        var triage = errors.Count == 0 ? null : TriageOf(errors[0].Diagnostic, recipe);
        return new Diagnosis
        {
            Outcome = errors.Count > 0 ? RunOutcome.Failed : test.IsSilent ? RunOutcome.Unknown : RunOutcome.Succeeded,
            FailureClass = triage?.FailureClass ?? FailureClass.None,
            Evidence = triage?.Evidence,
            Advice = triage?.Advice,
            Lack = triage?.Lack ?? Lack.None,
            Fingerprint = errors.Count == 0 ? null : recipe.BuildKey(order.FirstGroup(errors)),
            Diagnostics = [.. errors.Select(error => error.Diagnostic), .. Others(build, test)],
            RootCause = errors.Count == 0 ? null : 0,
            Failures = [.. errors.Select(error => new Failure(recipe.KeysOf(error), error.Diagnostic))],
            Tests = test.Tests,
            Cause = errors.Count > 0 ? CauseOf(errors[0].Diagnostic) : test.IsSilent ? NoTestExecuted : "",
        };
    }

    private Triage TriageOf(Diagnostic error, FailureRecipe recipe) =>
        recipe.AliasOf(error) is not null
            ? Triage.MissingTargetDependency(error)
            : Triage.Of(error, IsSwiftPackage && paths.IsForeign(error.File));

    private IEnumerable<Diagnostic> Others(RunFindings build, RunFindings test)
    {
        var all = build.Others.Concat(test.Others).Select(other => other with { Target = other.Target ?? targets.TargetOf(other.File) });
        return test.IsSilent
            ? all.Prepend(new Diagnostic { Severity = Severity.Warning, Phase = Phase.TestIssue, Message = NoTestExecuted })
            : all;
    }

    private Finding Placed(Finding finding, GeneratedFiles generated)
    {
        var error = finding.Diagnostic;
        return finding with
        {
            Diagnostic = error with
            {
                Target = error.Target ?? targets.TargetOf(error.File),
                Generated = error.Generated ?? generated.Find(error.File),
            },
        };
    }

    private static string CauseOf(Diagnostic error)
    {
        var message = error.Message.ReplaceLineEndings(" ");
        var isTest = error.Phase is Phase.TestIssue or Phase.TestCrash or Phase.TestHang;
        return error.File is null || isTest ? message : $"{Place(error)}: {message}";
    }

    private static string Place(Diagnostic error) => error switch
    {
        { Line: null } => error.File!,
        { Column: null } => $"{error.File}:{error.Line}",
        _ => $"{error.File}:{error.Line}:{error.Column}",
    };
}
