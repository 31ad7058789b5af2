using Deployer.Diagnose;
using Deployer.Repair.Gate;
using Xunit;

namespace Deployer.Tests.Repair.Gate;

public sealed class GateEvidenceTests
{
    [Theory]
    [InlineData(0, "", "Swift 6.0.3; clean build; no tests")]
    [InlineData(10, "", "Swift 6.0.3; clean build; 9 of 10 tests passed, twice")]
    [InlineData(10, "A/b", "Swift 6.0.3; clean build; 9 of 10 tests passed, twice; flaky: A/b")]
    [InlineData(10, "a b c d e", "Swift 6.0.3; clean build; 9 of 10 tests passed, twice; flaky: a, b, c and 2 more")]
    public void It_tells_in_one_line_what_was_seen(int tests, string flaky, string expected)
    {
        var evidence = new GateEvidence("Swift 6.0.3", 1, tests, tests - 1, 0, new Dictionary<string, TestOutcome>(StringComparer.Ordinal))
        {
            Flaky = flaky.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        };

        Assert.Equal(expected, evidence.Summary);
    }
}
