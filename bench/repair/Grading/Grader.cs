using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Grading;

/// <summary>Judges what an agent left behind, by tests it has never seen.</summary>
/// <param name="slot">Where it is built.</param>
internal sealed class Grader(SwiftSlot slot)
{
    private const int MostTimesLarger = 3;
    private const int MostFilesMore = 2;

    /// <param name="given">The case.</param>
    /// <param name="left">The files as the agent left them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Grade> JudgeAsync(Case given, FileTree left, CancellationToken cancellationToken)
    {
        if (left == given.Bad)
        {
            return new Grade(given.Note.WantsNoChange ? Verdict.RightlyLeft : Verdict.NoAnswer, "", Exact: false);
        }

        if (given.Note.WantsNoChange)
        {
            return new Grade(Verdict.Harm, "something was changed, and nothing was wrong with the code", Exact: false);
        }

        // Only the twin of the good state may skip the builds: that one was green twice when the case was made.
        return left == given.Good ? new Grade(Verdict.Repaired, "", Exact: true) : await BuildAsync(given, left, cancellationToken);
    }

    private async Task<Grade> BuildAsync(Case given, FileTree left, CancellationToken cancellationToken)
    {
        var seen = await slot.RunAsync(left, cancellationToken);
        if (!seen.Green || given.Note.Tests.FirstOrDefault(test => !seen.Passed.Contains(test)) is not null)
        {
            return Wrong(seen.Green ? "a test that should pass is gone" : "not green with its own tests");
        }

        for (var run = 0; run < 2; run++)
        {
            if (!(await slot.RunAsync(left.With(given.Hidden), cancellationToken)).Green)
            {
                return given.Note.ChangeTests.Count > 0 && (await slot.RunAsync(left.With(given.GeneralHidden), cancellationToken)).Green
                    ? new Grade(Verdict.Reverted, "the intended change is gone", Exact: false)
                    : Wrong("a hidden test fails");
            }
        }

        var (own, least) = (DiffSize.Between(given.Bad, left), DiffSize.Between(given.Bad, given.Good));
        return own.Lines > MostTimesLarger * least.Lines || own.Files > least.Files + MostFilesMore
            ? Wrong($"{own.Lines} lines in {own.Files} files changed where {least.Lines} in {least.Files} would do")
            : new Grade(Verdict.Repaired, "", Exact: false);
    }

    private static Grade Wrong(string reason) => new(Verdict.Wrong, reason, Exact: false);
}
