using Deployer.Diagnose;
using Deployer.Repair.Gate;
using Deployer.Repair.Gate.Proof;
using Xunit;

namespace Deployer.Tests.Repair.Gate.Proof;

public sealed class SizeAndWarningTests
{
    [Theory]
    [InlineData(10, 200, false, null)]
    [InlineData(11, 1, false, "large")]
    [InlineData(1, 201, false, "large")]
    [InlineData(99, 1999, true, null)]
    [InlineData(1, 2001, true, "too-large")]
    [InlineData(101, 5, false, "too-large")]
    public void Much_is_looked_at_and_too_much_is_refused(int files, int lines, bool isOfPeople, string? rule) =>
        Assert.Equal(rule, RuleOf(SizeCheck.Judge(new DiffSize(files, lines), isOfPeople)));

    [Fact]
    public void Lines_of_a_diff_are_counted_and_its_headers_are_not() => Assert.Equal(
        new DiffSize(2, 3),
        DiffSize.Of(2, "diff --git a/A b/A\n--- a/A\n+++ b/A\n@@ -1,2 +1,2 @@\n one\n--- two\n+++ two\ndiff --git a/B b/B\n--- /dev/null\n+++ b/B\n@@ -0,0 +1 @@\n+b\n\\ No newline at end of file\n"));

    [Fact]
    public void A_warning_of_a_changed_file_that_was_not_said_as_often_before_is_new()
    {
        var before = Saying(("A.swift", 1, "unused x"), ("B.swift", 1, "unused y"));
        var after = Saying(("A.swift", 5, "unused x"), ("A.swift", 9, "unused x"), ("B.swift", 1, "unused y"), ("C.swift", 1, "unused z"));
        Assert.Equal("A.swift", Assert.Single(NewWarnings.Find(before, after, new HashSet<string> { "A.swift", "B.swift" })).File);
    }

    [Fact]
    public void A_warning_that_only_moved_is_not() => Assert.Empty(
        NewWarnings.Find(Saying(("A.swift", 1, "unused x")), Saying(("A.swift", 7, "unused x")), new HashSet<string> { "A.swift" }));

    private static string? RuleOf(Check check) => check switch
    {
        Check.Refused refused => refused.Rule,
        Check.Doubted doubted => doubted.Doubts[0].Rule,
        _ => null,
    };

    private static Diagnosis Saying(params (string File, int Line, string Message)[] warnings) => new()
    {
        Outcome = RunOutcome.Succeeded,
        FailureClass = FailureClass.None,
        Diagnostics =
        [
            .. warnings.Select(warning => new Diagnostic
            {
                Severity = Severity.Warning,
                Phase = Phase.Compile,
                Message = warning.Message,
                File = warning.File,
                Line = warning.Line,
            }),
        ],
    };
}
