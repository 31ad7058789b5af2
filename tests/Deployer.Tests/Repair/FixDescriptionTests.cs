using Deployer.Repair;
using Xunit;

namespace Deployer.Tests.Repair;

public sealed class FixDescriptionTests
{
    [Fact]
    public void A_single_step_is_told_as_it_is()
    {
        var description = FixDescription.Of([Step("rule/missing-import", Confidence.High, "Import Foundation")]);

        Assert.Equal(("rule/missing-import", Confidence.High, "Import Foundation"), (description.Fixer, description.Confidence, description.Subject));
        Assert.Equal(["rule"], description.Families);
    }

    [Fact]
    public void Several_steps_are_as_sure_as_the_least_sure_and_name_each_fixer_once()
    {
        var description = FixDescription.Of(
        [
            Step("fix-it", Confidence.High, "Add await"),
            Step("rule/one", Confidence.Low, "Guess"),
            Step("fix-it", Confidence.Medium, "Rename"),
            Step("rule/two", Confidence.High, "Import"),
        ]);

        Assert.Equal(("fix-it+rule/one+rule/two", Confidence.Low), (description.Fixer, description.Confidence));
        Assert.Equal(["fix-it", "rule"], description.Families);
        Assert.Equal("Add await and 3 more", description.Subject);
        Assert.Equal("Because of Add await.\nBecause of Guess.\nBecause of Rename.\nBecause of Import.", description.Reason);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public void A_subject_has_at_most_72_characters(int steps)
    {
        var description = FixDescription.Of([.. Enumerable.Repeat(Step("fix-it", Confidence.High, new string('x', 100)), steps)]);

        Assert.Equal(72, description.Subject.Length);
        Assert.Contains("…", description.Subject, StringComparison.Ordinal);
        Assert.Equal(steps > 1, description.Subject.EndsWith($" and {steps - 1} more", StringComparison.Ordinal));
    }

    private static Candidate Step(string fixer, Confidence confidence, string summary) => new()
    {
        Fixer = fixer,
        Confidence = confidence,
        Summary = summary,
        Reason = $"Because of {summary}.",
        Patch = new Patch.Unified(""),
    };
}
