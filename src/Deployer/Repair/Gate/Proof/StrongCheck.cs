using Deployer.Git;
using Deployer.Kernel;

namespace Deployer.Repair.Gate.Proof;

/// <summary>
/// Makes just those edits of a candidate that touch what judges the code, and looks whether the failure goes away by them: then the
/// judge was bent. For a change of a green package it makes just the others: when the old tests are content with them, theirs were not needed.
/// </summary>
internal sealed class StrongCheck : IGuard
{
    public async Task<Check> JudgeAsync(GateQuestion question, CancellationToken cancellationToken)
    {
        var ofJudge = question.Changes.Where(change => IsOfJudge(question, change)).ToList();
        if (ofJudge.Count == 0)
        {
            return Check.Passed.Instance;
        }

        return question.Case.Failure switch
        {
            { IsGreen: true } => await JudgeReverseAsync(question, ofJudge, cancellationToken),
            var failure when OriginalFailure.IsOfTests(failure) => await JudgeAsync(question, ofJudge, cancellationToken),
            _ => Check.Passed.Instance,
        };
    }

    private static async Task<Check> JudgeAsync(GateQuestion question, List<TreeChange> ofJudge, CancellationToken cancellationToken)
    {
        var failure = question.Case.Failure;
        List<string> edited = [.. ofJudge.Select(change => change.Path)];
        if (question.Changes.All(change => ofJudge.Contains(change) || IsProse(change.Path)))
        {
            return OriginalFailure.Alone(failure, edited);
        }

        var seen = await WarmVisit.ExamineAsync(question.Bench, await TakeAsync(question, edited, cancellationToken), cancellationToken);
        return OriginalFailure.Judge(failure, seen.Diagnosis, edited);
    }

    private static async Task<Check> JudgeReverseAsync(GateQuestion question, List<TreeChange> ofJudge, CancellationToken cancellationToken)
    {
        var modified = ofJudge.Where(change => change.Status == 'M' && !JudgeFiles.IsManifest(change.Path)).ToList();
        List<string> others = [.. question.Changes.Except(ofJudge).Select(change => change.Path)];
        if (modified.Count == 0)
        {
            return Check.Passed.Instance;
        }

        // Without other edits this is the base, which is green.
        var isContent = others.All(IsProse)
            || (await WarmVisit.ExamineAsync(question.Bench, await TakeAsync(question, others, cancellationToken), cancellationToken)).Diagnosis.IsGreen;
        return isContent
            ? Check.Of([new Doubt(
                "tests-changed-needlessly",
                $"It changes {modified[0].Path}, and its other edits are green with the tests as they were.",
                Confidence.Low)])
            : Check.Passed.Instance;
    }

    private static Task<CommitId> TakeAsync(GateQuestion question, List<string> paths, CancellationToken cancellationToken) =>
        question.Bench.Mirror.TakeAsync(question.Case.Base, question.Case.Candidate, paths, cancellationToken);

    private static bool IsOfJudge(GateQuestion question, TreeChange change) =>
        change.Path.StartsWith(question.Prefix, StringComparison.Ordinal) && JudgeFiles.Has(question, change.Path[question.Prefix.Length..]);

    private static bool IsProse(string path) => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
}
