using Deployer.Diagnose.Fingerprints;
using Deployer.Kernel;

namespace Deployer.Diagnose;

/// <summary>Draws from what a build and its tests showed what failed, of what kind, and where it began.</summary>
internal sealed class Conclusion(PackagePaths paths, TargetOrder targets)
{
    private const string NoTestExecuted = "no test was executed";

    /// <summary>False for packages of other toolchains.</summary>
    public bool IsSwiftPackage { get; init; } = true;

    public Diagnosis Of(RunFindings build, RunFindings test)
    {
        var errors = new RootCause(targets).Order(build.Errors.Concat(test.Errors).Select(error => WithTarget(error))).ToList();
        var recipe = new FailureRecipe(targets, new SourceLines(paths), paths);
        return new Diagnosis
        {
            Outcome = errors.Count > 0 ? RunOutcome.Failed : test.IsSilent || test.IsCutOff ? RunOutcome.Unknown : RunOutcome.Succeeded,
            FailureClass = errors.Count == 0 ? FailureClass.None : ClassOf(errors[0], recipe),
            Fingerprint = FingerprintOf(errors, recipe),
            Diagnostics = [.. errors.Select(error => error.Diagnostic), .. Others(build, test)],
            RootCause = errors.Count == 0 ? null : 0,
            Failures = [.. errors.Select(error => new Failure(recipe.KeysOf(error), error.Diagnostic))],
            Tests = test.Tests,
            Cause = errors.Count > 0 ? CauseOf(errors[0].Diagnostic) : test.IsSilent ? NoTestExecuted : "",
        };
    }

    private FailureClass ClassOf(Finding error, FailureRecipe recipe) =>
        recipe.AliasOf(error.Diagnostic) is null ? Triage.Classify(error.Diagnostic, IsSwiftPackage) : FailureClass.Manifest;

    private static Fingerprint? FingerprintOf(List<Finding> errors, FailureRecipe recipe) =>
        errors.Count == 0 ? null : recipe.BuildKey(RootCause.FirstGroup(errors));

    private IEnumerable<Diagnostic> Others(RunFindings build, RunFindings test)
    {
        var all = build.Others.Concat(test.Others).Select(other => other with { Target = other.Target ?? targets.TargetOf(other.File) });
        return test.IsSilent
            ? all.Prepend(new Diagnostic { Severity = Severity.Warning, Phase = Phase.TestIssue, Message = NoTestExecuted })
            : all;
    }

    private Finding WithTarget(Finding error) =>
        error with { Diagnostic = error.Diagnostic with { Target = error.Diagnostic.Target ?? targets.TargetOf(error.Diagnostic.File) } };

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
