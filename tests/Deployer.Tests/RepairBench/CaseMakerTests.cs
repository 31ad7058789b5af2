using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Operators;
using Xunit;

namespace Deployer.Tests.RepairBench;

public sealed class CaseMakerTests
{
    private static readonly BenchPackage Package = new(
        "A",
        Share.Development,
        FileTree.Empty.With("Sources/A/A.swift", "let sum = try add(items)\n").With("Tests/ATests/T.swift", "final class ATests: XCTestCase {\n}\n"),
        SampleCase.Hidden,
        []);

    [Fact]
    public async Task A_case_is_broken_twice_and_its_good_state_green_with_all_tests()
    {
        var builder = new ScriptedBuilder((tree, _) => tree["Sources/A/A.swift"].Contains("try", StringComparison.Ordinal) ? ScriptedBuilder.Green("testA") : ScriptedBuilder.Red("throwing_call_without_try"));

        var made = await MakeAsync(builder, "try-dropped-from-binding");

        Assert.NotNull(made);
        Assert.Equal(["testA"], made.Note.Tests);
        Assert.Equal(4, builder.Asked);
    }

    [Fact]
    public async Task What_is_broken_otherwise_or_only_once_is_no_case()
    {
        Assert.Null(await MakeAsync(new((tree, _) => IsGood(tree) ? ScriptedBuilder.Green() : ScriptedBuilder.Red("another")), "try-dropped-from-binding"));
        Assert.Null(await MakeAsync(new((tree, run) => IsGood(tree) || run == 1 ? ScriptedBuilder.Green() : ScriptedBuilder.Red("throwing_call_without_try")), "try-dropped-from-binding"));
        Assert.Null(await MakeAsync(new((tree, _) => IsGood(tree) ? ScriptedBuilder.FailedTest() : ScriptedBuilder.Red("throwing_call_without_try")), "try-dropped-from-binding"));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(3, true)]
    [InlineData(100, false)]
    public async Task A_flaky_test_has_been_seen_to_fail_and_to_pass(int passes, bool flaky)
    {
        var builder = new ScriptedBuilder((tree, run) => tree == Package.Good || tree.Files.Count > 2 || run < passes ? ScriptedBuilder.Green() : ScriptedBuilder.FailedTest("testSettlesInTime"));

        var made = await MakeAsync(builder, "test-by-chance");

        Assert.Equal(flaky, made is not null);
        Assert.Equal(flaky ? ["flaky"] : null, made?.Note.RightClasses);
    }

    private static bool IsGood(FileTree tree) => tree["Sources/A/A.swift"].Contains("try", StringComparison.Ordinal);

    private static Task<Case?> MakeAsync(ScriptedBuilder builder, string name) => new CaseMaker(Package, builder)
        .TryMakeAsync(new CaseRequest([Catalogue.All.Single(one => one.Name == name)], null, 1), TestContext.Current.CancellationToken);
}
