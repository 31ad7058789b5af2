using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Replay;
using Xunit;

namespace Deployer.Tests.Replay;

public sealed class TallyTests
{
    [Fact]
    public void The_numbers_of_a_planted_history_are_exact()
    {
        var found = Of("A A A G A B A B B ? B M M G");

        Assert.Equal(14, found.Cycles);
        Assert.Equal((2, 11, 1), (found.Green, found.Red, found.Unknown));
        Assert.Equal([("A", 5), ("B", 4), ("M", 2)], found.Causes.Select(cause => (cause.Cause, cause.Cycles)));

        // A twice after the first, B once; what came back after something else, and the machine's, is built again.
        Assert.Equal(3, found.AvoidedBuilds);
        Assert.Equal(2, found.OfTheMachine);
        Assert.Equal(5, found.Explained);
    }

    [Fact]
    public void The_longest_run_of_one_failure_and_of_red_are_told_with_their_ends()
    {
        var found = Of("A B B B G A A B B A ?");

        Assert.Equal(new Streak(3, Key("B"), Place(1), Place(3)), found.LongestFailure);
        Assert.Equal(new Streak(5, null, Place(5), Place(9)), found.LongestRed);
    }

    [Fact]
    public void A_green_history_has_no_causes_and_no_runs()
    {
        var found = Of("G G ?");

        Assert.Empty(found.Causes);
        Assert.Null(found.LongestFailure);
        Assert.Null(found.LongestRed);
        Assert.Equal(0, found.AvoidedBuilds);
    }

    [Fact]
    public void Failures_that_take_turns_are_an_oscillation()
    {
        var found = Of("A A B A B B A");

        Assert.Equal([new Oscillation(Key("A"), Key("B"), 2), new Oscillation(Key("B"), Key("A"), 1)], found.Oscillations);
    }

    [Theory]
    [InlineData("A G A")]
    [InlineData("A ? A")]
    [InlineData("A B G A")]
    [InlineData("A B C A")]
    [InlineData("A A A")]
    public void What_comes_back_after_green_or_later_is_none(string history) => Assert.Empty(Of(history).Oscillations);

    [Fact]
    public void Each_folder_is_a_history_of_its_own()
    {
        var found = Tally.Of([Cycle("A", 0, "one/1.log"), Cycle("A", 0, "two/1.log"), Cycle("A", 0, "one/2.log"), Cycle("B", 0, "two/2.log")]);

        Assert.Equal(1, found.AvoidedBuilds);
        Assert.Equal(2, found.LongestFailure!.Cycles);
        Assert.Equal("one/2.log", found.LongestFailure.Last.File);
    }

    [Fact]
    public void A_cause_is_described_by_its_first_and_its_newest_cycle()
    {
        var found = Tally.Of([Cycle("A", 1) with { Causes = 9 }, Cycle("B", 2), Cycle("A", 3) with { Cause = "newest", Causes = 4, Recognized = 3 }]);

        var cause = found.Causes[0];
        Assert.Equal(("newest", 2, 4, 3), (cause.Cause, cause.Cycles, cause.Errors, cause.Recognized));
        Assert.Equal((Place(1), Place(3)), (cause.FirstSeen, cause.LastSeen));
        Assert.Equal(["rule/a"], cause.Rules);
    }

    [Fact]
    public void Red_cycles_without_a_fingerprint_are_never_known_failures()
    {
        var found = Tally.Of([Cycle("A", 0) with { Fingerprint = null }, Cycle("A", 1) with { Fingerprint = null }]);

        Assert.Equal(0, found.AvoidedBuilds);
        Assert.Equal(1, found.LongestFailure!.Cycles);
        Assert.Equal(2, found.LongestRed!.Cycles);
        Assert.Equal(2, Assert.Single(found.Causes).Cycles);
    }

    [Fact]
    public void A_cycle_counts_as_covered_when_every_cause_is_recognized()
    {
        var found = Tally.Of([Cycle("A", 0) with { Causes = 2, Recognized = 1 }, Cycle("A", 1) with { Causes = 2, Recognized = 2 }]);

        Assert.Equal((2, 1), (found.Explained, found.Covered));
    }

    /// <summary>G green, ? unknown, M the machine's; other letters are failures, of which A's a rule recognizes.</summary>
    private static PastFindings Of(string history) => Tally.Of([.. history.Split(' ').Select((kind, index) => Cycle(kind, index))]);

    private static PastCycle Cycle(string kind, int index, string? file = null) => kind switch
    {
        "G" => new PastCycle { Place = Place(index), Outcome = RunOutcome.Succeeded },
        "?" => new PastCycle { Place = Place(index), Outcome = RunOutcome.Unknown },
        _ => new PastCycle
        {
            Place = file is null ? Place(index) : new PastPlace(file, 1, null),
            Outcome = RunOutcome.Failed,
            FailureClass = kind == "M" ? FailureClass.Infrastructure : FailureClass.Code,
            Fingerprint = Key(kind),
            Cause = kind,
            Rules = kind == "A" ? ["rule/a"] : [],
            Causes = 1,
            Recognized = kind == "A" ? 1 : 0,
        },
    };

    private static PastPlace Place(int index) => new($"{index}.log", 1, null);

    private static Fingerprint Key(string kind) => Fingerprint.Of(kind);
}
