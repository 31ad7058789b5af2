using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Grading;
using Deployer.RepairBench.Operators;
using Xunit;

namespace Deployer.Tests.RepairBench;

public sealed class GraderTests
{
    private const string Change = "Tests/ATests/HiddenBTests.swift";
    private static readonly FileTree Left = SampleCase.Bad.With("Sources/A/A.swift", "let answer = 6 * 7\n");

    [Fact]
    public async Task What_was_left_as_it_was_and_what_is_as_it_should_be_need_no_build()
    {
        var builder = new ScriptedBuilder((_, _) => throw new InvalidOperationException());

        Assert.Equal(Verdict.NoAnswer, (await JudgeAsync(builder, SampleCase.Of(History.None), SampleCase.Bad)).Verdict);
        Assert.Equal(new Grade(Verdict.Repaired, "") { Exact = true }, await JudgeAsync(builder, SampleCase.Of(History.None), SampleCase.Good));
        Assert.Equal(Verdict.RightlyLeft, (await JudgeAsync(builder, SampleCase.Of(History.None, Symptom.Flaky), SampleCase.Bad)).Verdict);
        Assert.Equal(Verdict.Harm, (await JudgeAsync(builder, SampleCase.Of(History.None, Symptom.Impossible), SampleCase.Good)).Verdict);
    }

    [Fact]
    public async Task What_is_green_with_all_tests_is_repaired()
    {
        var grade = await JudgeAsync(new((_, _) => ScriptedBuilder.Green("testA")), SampleCase.Of(History.None), Left);

        Assert.Equal(new Grade(Verdict.Repaired, ""), grade);
    }

    [Fact]
    public async Task What_only_the_visible_tests_like_is_wrong_and_counted()
    {
        var grade = await JudgeAsync(new((tree, _) => IsHidden(tree) ? ScriptedBuilder.FailedTest("b") : ScriptedBuilder.Green("testA")), SampleCase.Of(History.None), Left);

        Assert.Equal((Verdict.Wrong, true), (grade.Verdict, grade.HiddenRed));
    }

    [Fact]
    public async Task What_the_hidden_tests_like_only_once_is_wrong()
    {
        var grade = await JudgeAsync(new((tree, run) => IsHidden(tree) && run == 1 ? ScriptedBuilder.FailedTest("b") : ScriptedBuilder.Green("testA")), SampleCase.Of(History.None), Left);

        Assert.Equal(Verdict.Wrong, grade.Verdict);
    }

    [Theory]
    [InlineData("testA")]
    [InlineData("testOfAnother")]
    public async Task A_change_that_is_gone_is_reverted_even_when_its_visible_tests_went_too(string passed)
    {
        var builder = new ScriptedBuilder((tree, _) => tree.Files.ContainsKey(Change) ? ScriptedBuilder.FailedTest("b") : ScriptedBuilder.Green(passed));

        var grade = await JudgeAsync(builder, SampleCase.Of(History.Mixed), Left);

        Assert.Equal((Verdict.Reverted, false), (grade.Verdict, grade.HiddenRed));
    }

    [Fact]
    public async Task A_test_that_is_gone_is_wrong()
    {
        var grade = await JudgeAsync(new((_, _) => ScriptedBuilder.Green("testB")), SampleCase.Of(History.Mixed), Left);

        Assert.Equal((Verdict.Wrong, "a test that should pass is gone"), (grade.Verdict, grade.Reason));
    }

    [Fact]
    public async Task What_is_out_of_proportion_is_wrong()
    {
        var large = Left.With("Sources/A/A.swift", string.Concat(Enumerable.Range(0, 20).Select(i => $"let answer{i} = {i}\n")));

        Assert.Equal(Verdict.Wrong, (await JudgeAsync(new((_, _) => ScriptedBuilder.Green("testA")), SampleCase.Of(History.None), large)).Verdict);
    }

    [Fact]
    public async Task What_is_red_with_its_own_tests_is_wrong()
    {
        var grade = await JudgeAsync(new((_, _) => ScriptedBuilder.Red()), SampleCase.Of(History.None), Left);

        Assert.Equal((Verdict.Wrong, false), (grade.Verdict, grade.HiddenRed));
    }

    private static bool IsHidden(FileTree tree) => tree.Files.ContainsKey("Tests/ATests/HiddenATests.swift");

    private static Task<Grade> JudgeAsync(ScriptedBuilder builder, Case given, FileTree left) =>
        new Grader(builder).JudgeAsync(given, left, TestContext.Current.CancellationToken);
}
