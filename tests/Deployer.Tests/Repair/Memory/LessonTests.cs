using Deployer.Diagnose;
using Deployer.Repair;
using Deployer.Repair.Gate;
using Deployer.Repair.Memory;
using Deployer.Tests.Git;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Repair.Memory;

/// <summary>What a fix in a real repository teaches, and what comes of it elsewhere.</summary>
public sealed class LessonTests
{
    private const string Message = "call can throw but is not marked with 'try'";
    private const string Red = "func f() throws {\n  load(1)\n  let x = save(2)\n}\n";
    private const string Green = "func f() throws {\n  try load(1)\n  let x = try save(2)\n}\n";

    [Fact]
    public async Task One_fix_of_several_failures_of_a_class_is_one_thing_to_remember()
    {
        var fix = Assert.Single(await LearnAsync([("pkg/Sources/A.swift", Red), ("pkg/CHANGELOG.md", "# Changes\n")], [("pkg/Sources/A.swift", Green), ("pkg/CHANGELOG.md", "# Changes\n- a\n")]));

        Assert.Null(fix.Template.Diff);
        Assert.True(fix.Template.IsPortable);
        Assert.Equal((Teaching.Keys(), 1, "search/effects", Confidence.Medium), (fix.Keys, fix.Verified, fix.Way, fix.Confidence));
        Assert.Equal(("Swift 6.0.3", Teaching.Noon), (fix.Uses[0].Toolchain, fix.LastSeen));
        Assert.Equal("func g() throws {\n  run(try more())\n}\n", Teaching.Apply(fix.Template, Message, "func g() throws {\n  run(^more())\n}\n"));
    }

    [Fact]
    public async Task What_cannot_be_abstracted_is_kept_as_a_diff_without_the_changelog()
    {
        var fix = Assert.Single(await LearnAsync(
            [("pkg/Sources/A.swift", Red), ("pkg/CHANGELOG.md", "# Changes\n")],
            [("pkg/Sources/A.swift", "let text = \"all new\"\n"), ("pkg/CHANGELOG.md", "# Changes\n- a\n")]));

        Assert.StartsWith("diff --git a/Sources/A.swift b/Sources/A.swift\n", fix.Template.Diff, StringComparison.Ordinal);
        Assert.DoesNotContain("Changes", fix.Template.Diff, StringComparison.Ordinal);
        Assert.EndsWith("+let text = \"all new\"\n", fix.Template.Diff, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_that_brings_a_new_file_is_kept_as_it_is()
    {
        var fix = Assert.Single(await LearnAsync([("pkg/Sources/A.swift", Red)], [("pkg/Sources/A.swift", Green), ("pkg/Sources/B.swift", "let b = 1\n")]));
        Assert.Contains("+let b = 1\n", fix.Template.Diff, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search/effects", "search/effects")]
    [InlineData("rule/a rule/b", "rule/a")]
    [InlineData("rule/a search/b", "rule+search")]
    [InlineData("memory", "search/memory")]
    [InlineData("memory rule/a", "rule/a")]
    public async Task Several_ways_are_all_asked_about_by_the_push_policy(string fixers, string way)
    {
        var learned = await LearnAsync([("pkg/Sources/A.swift", Red)], [("pkg/Sources/A.swift", Green)], fixers.Split(' '));
        Assert.Equal(way, Assert.Single(learned).Way);
    }

    [Fact]
    public async Task The_same_files_before_and_after_are_the_same_use_on_every_machine()
    {
        var here = await LearnAsync([("pkg/Sources/A.swift", Red)], [("pkg/Sources/A.swift", Green)]);
        var there = await LearnAsync([("pkg/Sources/A.swift", Red)], [("pkg/Sources/A.swift", Green)]);
        Assert.Equal(1, here[0].With(there[0]).Verified);
    }

    private static async Task<IReadOnlyList<RememberedFix>> LearnAsync(
        (string Path, string Content)[] before, (string Path, string Content)[] after, params string[] fixers)
    {
        using var world = await GitWorld.CreateAsync([.. before]);
        var start = await world.HeadAsync(world.Person);
        var end = await world.CommitAsync("Fix", after);
        using var mirror = await world.OpenMirrorAsync();
        await mirror.FetchAsync("main", GitWorld.Token);
        Failure[] failures = [new(Teaching.Keys(), Error(2, 3)), new(Teaching.Keys(), Error(3, 11))];
        var diagnosis = new Diagnosis
        {
            Outcome = RunOutcome.Failed,
            FailureClass = FailureClass.Code,
            Diagnostics = [.. failures.Select(failure => failure.Diagnostic)],
            Failures = failures,
            RootCause = 0,
        };
        var request = new GateCase(start, end, diagnosis) { Families = [], Inventory = new Dictionary<string, TestOutcome>(), Options = new FixOptions() };
        var proposal = new FixDescription(fixers is [] ? ["search/effects"] : fixers, Confidence.Medium, "Fix", "It helps.");
        var fix = new VerifiedFix(proposal, request, new GateEvidence("Swift 6.0.3", 1, 1, 1, 0, new Dictionary<string, TestOutcome>()));
        return await Lesson.LearnAsync(mirror, "pkg", fix, Teaching.Noon, GitWorld.Token);
    }

    private static Diagnostic Error(int line, int column) => new()
    {
        Severity = Severity.Error,
        Phase = Phase.Compile,
        Message = Message,
        File = "Sources/A.swift",
        Line = line,
        Column = column,
    };
}
