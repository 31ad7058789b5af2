using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Repair;
using Xunit;

namespace Deployer.Tests.Repair;

public sealed class ProgressTests
{
    private static readonly Failure First = Of("a.c", "first");
    private static readonly Failure Second = Of("b.c", "second");
    private static readonly Failure Third = Of("c.c", "third");

    [Fact]
    public void The_failure_it_meant_to_mend_is_gone() => Assert.True(IsMade([First, Second], [Second], [First], "a.c"));

    [Fact]
    public void The_failure_it_meant_to_mend_is_still_there() => Assert.False(IsMade([First, Second], [First], [First], "a.c"));

    [Fact]
    public void One_of_two_that_it_meant_to_mend_is_still_there() =>
        Assert.False(IsMade([First, Second], [Second], [First, Second], "a.c"));

    [Fact]
    public void A_candidate_that_names_no_failure_is_measured_by_the_first() =>
        Assert.Equal((true, false), (IsMade([First, Second], [Second], [], "a.c"), IsMade([First, Second], [First], [], "a.c")));

    [Fact]
    public void What_it_uncovers_elsewhere_is_expected() => Assert.True(IsMade([First], [Second, Third], [First], "a.c"));

    [Fact]
    public void What_it_breaks_where_it_wrote_is_not() => Assert.False(IsMade([First], [Second], [First], "b.c"));

    [Fact]
    public void A_new_failure_where_it_wrote_is_borne_when_fewer_are_left() =>
        Assert.True(IsMade([First, Second, Third], [Of("a.c", "new")], [First], "a.c"));

    [Fact]
    public void A_failure_that_was_there_before_is_not_new() => Assert.True(IsMade([First, Second], [Second, Second], [First], "b.c"));

    private static bool IsMade(Failure[] before, Failure[] after, Failure[] addressed, string edited)
    {
        var candidate = new Candidate
        {
            Fixer = "rule/test",
            Confidence = Confidence.High,
            Summary = "Test",
            Reason = "Test.",
            Patch = new Patch.Unified(""),
            Addresses = [.. addressed.Select(failure => failure.Diagnostic)],
        };
        return Progress.IsMade(Diagnosis(before), Diagnosis(after), candidate, new HashSet<string> { edited });
    }

    private static Diagnosis Diagnosis(Failure[] failures) => new()
    {
        Outcome = RunOutcome.Failed,
        FailureClass = FailureClass.Code,
        Failures = failures,
        Diagnostics = [.. failures.Select(failure => failure.Diagnostic)],
    };

    private static Failure Of(string file, string message) => new(
        new FailureKeys(Fingerprint.Of("class", message), Fingerprint.Of("family", message), Fingerprint.Of("exact", message, file)),
        new Diagnostic { Severity = Severity.Error, Phase = Phase.Compile, Message = message, File = file, Line = 1, Column = 1 });
}
