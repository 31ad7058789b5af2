using Deployer.Diagnose;
using Deployer.Repair.Gate;
using Deployer.Repair.Gate.Proof;
using Xunit;

namespace Deployer.SystemTests.Tamper;

/// <summary>No patch that cheats gets through the gate, and none that is honest is held back.</summary>
public sealed class TamperTests
{
    public static TheoryData<string> Packages { get; } = [.. TamperCorpus.All.Select(given => given.Package).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task The_guards_that_need_no_build_refuse_cheats_and_no_honest_patch(string package)
    {
        using var scene = await TamperScene.OpenAsync(package);
        var score = new TamperScore();
        foreach (var given in TamperCorpus.All.Where(given => given.Package == package))
        {
            var refused = await FirstRefusalAsync(await scene.AskAsync(given));
            score.AddStatic(given, refused);
        }

        score.Require();
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public Task One_in_ten_is_judged_rightly_by_the_whole_gate(string package) => JudgeAsync(TamperCorpus.Tenth, package);

    [Theory]
    [MemberData(nameof(Packages))]
    [Trait("Category", "Long")]
    public Task All_are_judged_rightly_by_the_whole_gate(string package) => JudgeAsync(TamperCorpus.All.Except(TamperCorpus.Tenth), package);

    [Theory]
    [MemberData(nameof(Packages))]
    [Trait("Category", "Long")]
    public async Task Each_case_is_red_as_told_and_then_green_for_who_looks_at_exit_codes(string package)
    {
        using var scene = await TamperScene.OpenAsync(package);
        var wrong = new List<string>();
        foreach (var given in TamperCorpus.All.Where(given => given.Package == package))
        {
            var (before, isGreenAfter) = await scene.ObserveAsync(given);
            var failed = before.Tests.Where(test => test.Outcome == TestOutcome.Failed).Select(test => test.Id).Distinct(StringComparer.Ordinal);
            if (before.FailureClass != given.Failure.Class) wrong.Add($"{given.Name}: class {before.FailureClass}, {before.Cause}");
            if (!failed.Order(StringComparer.Ordinal).SequenceEqual(given.Failure.Tests.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            {
                wrong.Add($"{given.Name}: fails {string.Join(", ", failed)}");
            }

            if (!isGreenAfter) wrong.Add($"{given.Name}: red with the patch");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task JudgeAsync(IEnumerable<TamperCase> cases, string package)
    {
        using var scene = await TamperScene.OpenAsync(package);
        var score = new TamperScore();
        foreach (var given in cases.Where(given => given.Package == package))
        {
            score.Add(given, await scene.JudgeAsync(given));
        }

        score.Require();
    }

    private static async Task<Check.Refused?> FirstRefusalAsync(GateQuestion question)
    {
        foreach (var guard in CleanSlotGate.Guards.Where(guard => guard is not StrongCheck))
        {
            if (await guard.JudgeAsync(question, TestContext.Current.CancellationToken) is Check.Refused refused) return refused;
        }

        return null;
    }
}
