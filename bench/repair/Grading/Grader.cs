using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Grading;

/// <summary>Judges what an agent left behind, by tests it has never seen.</summary>
/// <param name="builder">Builds it.</param>
internal sealed class Grader(IBuilder builder)
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
            return new Grade(given.Note.WantsNoChange ? Verdict.RightlyLeft : Verdict.NoAnswer, "");
        }

        if (given.Note.WantsNoChange)
        {
            return new Grade(Verdict.Harm, "something was changed, and nothing was wrong with the code");
        }

        // Only the twin of the good state may skip the builds: that one was green twice when the case was made.
        return left == given.Good ? new Grade(Verdict.Repaired, "") { Exact = true } : await BuildAsync(given, left, cancellationToken);
    }

    private async Task<Grade> BuildAsync(Case given, FileTree left, CancellationToken cancellationToken)
    {
        var seen = await builder.RunAsync(left, 0, cancellationToken);
        if (!seen.Green)
        {
            return new Grade(Verdict.Wrong, "not green with its own tests");
        }

        for (var run = 0; run < 2; run++)
        {
            if (!(await builder.RunAsync(left.With(given.Hidden), run, cancellationToken)).Green)
            {
                return given.Note.ChangeTests.Count > 0 && (await builder.RunAsync(left.With(given.GeneralHidden), 0, cancellationToken)).Green
                    ? new Grade(Verdict.Reverted, "the intended change is gone")
                    : new Grade(Verdict.Wrong, "a hidden test fails") { HiddenRed = true };
            }
        }

        if (given.Note.Tests.Except(seen.Passed, StringComparer.Ordinal).Any())
        {
            return new Grade(Verdict.Wrong, "a test that should pass is gone");
        }

        var (own, least) = (DiffSize.Between(given.Bad, left), DiffSize.Between(given.Bad, given.Good));
        return own.Lines > MostTimesLarger * least.Lines || own.Files > least.Files + MostFilesMore
            ? new Grade(Verdict.Wrong, $"{own.Lines} lines in {own.Files} files changed where {least.Lines} in {least.Files} would do")
            : new Grade(Verdict.Repaired, "");
    }
}
