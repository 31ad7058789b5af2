using Deployer.Build;
using Deployer.Diagnose.Fingerprints;
using Deployer.Diagnose.Tests;
using Deployer.Kernel;

namespace Deployer.Diagnose;

/// <summary>Understands a build and its tests: what failed, of what kind, where it began, and whether it is the same as before.</summary>
internal sealed class Diagnoser
{
    private const string NoTestExecuted = "no test was executed";

#pragma warning disable CA1822 // A stage is an object, like its siblings.
    public async Task<Diagnosis> DiagnoseAsync(Observation observation, CancellationToken cancellationToken)
    {
        var paths = new PackagePaths(observation.PackageFolder);
        var targets = new TargetOrder(observation.Manifest);
        var build = await BuildRun.ReadAsync(observation.Build, paths, cancellationToken);
        var test = observation.Test is null
            ? RunFindings.None
            : await new TestRun(paths, targets).ReadAsync(observation.Test, cancellationToken);

        var errors = new RootCause(targets).Order(build.Errors.Concat(test.Errors).Select(error => WithTarget(error, targets))).ToList();
        var recipe = new FailureRecipe(targets, new SourceLines(paths), paths);
        List<Failure> failures = [.. errors.Select(error => new Failure(recipe.KeysOf(error), error.Diagnostic))];
        return new Diagnosis
        {
            Outcome = errors.Count > 0 ? RunOutcome.Failed : test.IsSilent ? RunOutcome.Unknown : RunOutcome.Succeeded,
            FailureClass = errors.Count == 0 ? FailureClass.None : ClassOf(errors[0], recipe, observation),
            Fingerprint = FingerprintOf(errors, recipe),
            Diagnostics = [.. errors.Select(error => error.Diagnostic), .. Others(build, test, targets)],
            RootCause = errors.Count == 0 ? null : 0,
            Failures = failures,
            Tests = test.Tests,
            Cause = errors.Count > 0 ? CauseOf(errors[0].Diagnostic) : test.IsSilent ? NoTestExecuted : "",
        };
    }
#pragma warning restore CA1822

    private static FailureClass ClassOf(Finding error, FailureRecipe recipe, Observation observation) =>
        recipe.AliasOf(error.Diagnostic) is null ? Triage.Classify(error.Diagnostic, observation.Manifest is not null) : FailureClass.Manifest;

    private static Fingerprint? FingerprintOf(List<Finding> errors, FailureRecipe recipe) =>
        errors.Count == 0 ? null : recipe.BuildKey(RootCause.FirstGroup(errors));

    private static IEnumerable<Diagnostic> Others(RunFindings build, RunFindings test, TargetOrder targets)
    {
        var all = build.Others.Concat(test.Others).Select(other => other with { Target = other.Target ?? targets.TargetOf(other.File) });
        return test.IsSilent
            ? all.Prepend(new Diagnostic { Severity = Severity.Warning, Phase = Phase.TestIssue, Message = NoTestExecuted })
            : all;
    }

    private static Finding WithTarget(Finding error, TargetOrder targets) =>
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
