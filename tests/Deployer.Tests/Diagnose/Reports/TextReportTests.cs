using Deployer.Diagnose;
using Deployer.Diagnose.Reports;
using Deployer.Tests.Processes;
using Deployer.Tests.Snapshots;
using Xunit;
using static Deployer.Tests.Diagnose.Reports.SampleLogs;
using TestResult = Deployer.Diagnose.TestResult;

namespace Deployer.Tests.Diagnose.Reports;

public sealed class TextReportTests
{
    private static readonly TextLook _verbose = TextLook.Plain with { Verbose = true };

    [Fact]
    public void A_broken_build_is_told_cause_first() => Snapshot.Matches(TextOf(Broken), "text-broken");

    [Fact]
    public void Asked_to_it_tells_everything() => Snapshot.Matches(TextOf(Broken, _verbose), "text-broken-verbose");

    [Fact]
    public void Failed_tests_stand_under_their_suite() => Snapshot.Matches(TextOf(FailedTests()), "text-tests");

    [Fact]
    public void A_green_log_is_told_in_a_line() =>
        Assert.Equal("succeeded (1 test)\n\n", TextOf(Of([], FailureClass.None, Failed("S", "t") with { Outcome = TestOutcome.Passed })));

    [Fact]
    public void A_log_that_says_nothing_is_unknown_and_asks_for_the_whole_one()
    {
        var text = TextOf(Of([], FailureClass.None) with { Diagnosis = new Diagnosis { Outcome = RunOutcome.Unknown, FailureClass = FailureClass.None } });

        Assert.StartsWith("unknown (nothing in the log says how it ended)\n", text);
        Assert.Contains("next:        Give the whole log", text);
    }

    [Fact]
    public void Only_some_of_many_causes_are_listed_and_the_rest_is_counted()
    {
        var analysis = Of([.. Enumerable.Range(1, 58).Select(line => Error($"wrong {line}", "A.swift", line))], FailureClass.Code);
        analysis = analysis with { Diagnosis = analysis.Diagnosis with { OmittedErrors = 100 } };

        var text = TextOf(analysis);

        Assert.Contains("  A.swift:11: error: wrong 11\n  and 147 more\n", text);
        Assert.DoesNotContain("wrong 12", text);
        Assert.Contains("wrong 58", TextOf(analysis, _verbose));
    }

    [Fact]
    public void The_line_comes_from_the_package_when_the_log_quotes_none()
    {
        using var package = new TempFolder();
        File.WriteAllText(package["A.swift"], "one\n\tlet two = f()\n");
        var analysis = Of([Error("wrong", "A.swift", 2) with { Column = 12 }], FailureClass.Code);

        Assert.Contains("    2 |     let two = f()\n      |               ^\n", TextOf(analysis, package: package.Path));
        Assert.DoesNotContain("let two", TextOf(analysis));
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("link.swift")]
    [InlineData("link/secret.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("A\0.swift")]
    public void A_log_opens_no_file_outside_of_the_package(string file)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["secret.txt"], "root: secret\n");
        Directory.CreateDirectory(folder["package"]);
        File.CreateSymbolicLink(folder["package/link.swift"], folder["secret.txt"]);
        Directory.CreateSymbolicLink(folder["package/link"], folder.Path);

        Assert.DoesNotContain("root:", TextOf(Of([Error("wrong", file, 1)], FailureClass.Code), package: folder["package"]));
    }

    [Fact]
    public void Nothing_of_a_log_steers_the_terminal()
    {
        const string Hostile = "a\e[2J\u202Eb\u009Bc";
        var error = Error(Hostile, Hostile, 1) with
        {
            Id = Hostile,
            Target = Hostile,
            SourceLine = Hostile,
            Generated = new GeneratedFile(Hostile, Hostile),
            Notes = [Error(Hostile, Hostile + "2") with { FixIts = [new FixIt(Hostile, 1, 1, 1, 1, Hostile)] }],
        };
        var analysis = Of([error, error with { Line = 2 }, error with { Line = 3, IsConsequence = true }], FailureClass.Test, Failed(Hostile, Hostile, Hostile));
        analysis = analysis with
        {
            Diagnosis = analysis.Diagnosis with { Evidence = Hostile, Advice = Hostile, Cause = Hostile },
            Cycles = [new LogCycle(1, analysis.Diagnosis), analysis.Cycles[0]],
        };

        Assert.All([TextOf(analysis), TextOf(analysis, _verbose)], text => Assert.DoesNotContain(text, letter => letter is '\e' or '\u202E' or '\u009B'));
    }

    [Theory]
    [InlineData("killed: signal 9", "evidence:    killed: signal 9\n")]
    [InlineData("error: wrong", "advice")]
    [InlineData("wro", "advice")]
    public void Evidence_that_the_cause_says_already_is_not_said_again(string evidence, string next)
    {
        var analysis = Of([Error("wrong")], FailureClass.Infrastructure);

        Assert.Contains($"\n\n{next}", TextOf(analysis with { Diagnosis = analysis.Diagnosis with { Evidence = evidence } }));
    }

    [Fact]
    public void Colours_are_for_terminals()
    {
        Assert.DoesNotContain('\e', TextOf(Broken));
        Assert.StartsWith("\e[1;31mfailed\e[0m: code", TextOf(Broken, TextLook.Plain with { Ink = new Ink(color: true) }));
    }

    [Fact]
    public void Of_a_generated_file_it_names_the_generator()
    {
        var text = TextOf(Of([Error("wrong", "A.swift", 1) with { Generated = new GeneratedFile("its header says \"DO NOT EDIT\"", "scripts/make.sh") }], FailureClass.Code));

        Assert.Contains("  The file is generated by scripts/make.sh: its header says \"DO NOT EDIT\".\n", text);
        Assert.Contains("next:        Mend scripts/make.sh, which makes that file, and run it again.\n", text);
    }

    [Theory]
    [InlineData("Suite/test()", "swift test --filter Suite/test`")]
    [InlineData("Suite/$(rm -rf x)", "`swift test`")]
    [InlineData("-x", "`swift test`")]
    public void A_command_to_type_holds_nothing_that_a_shell_reads_otherwise(string name, string command) =>
        Assert.Contains(command, TextOf(Of([Error($"{name}: failed") with { Phase = Phase.TestIssue }], FailureClass.Test)));

    [Fact]
    public void A_folder_with_blanks_is_quoted() =>
        Assert.Contains("`codex-deployer fix '/a b/it'\\''s'`", TextOf(Broken, package: "/a b/it's"));

    private static LogAnalysis FailedTests()
    {
        TestResult[] tests =
        [
            Failed("LibTests.XT", "testAdd", "XCTAssertEqual failed: (\"-1\") is not equal to (\"3\")"),
            Failed("LibTests.XT", "testSub", "two\nlines"),
            Failed("", "free()", null),
            Failed("LibTests.ST", "fine()") with { Outcome = TestOutcome.Passed },
            Failed("LibTests.ST", "other()", "wrong") with { File = null },
            Failed("LibTests.ST", "skipped()") with { Outcome = TestOutcome.Skipped },
        ];
        return Of(
            [.. tests.Where(test => test.Outcome == TestOutcome.Failed).Select(test => Error($"{test.Id}: {test.Message ?? "failed"}", test.File, test.Line) with { Phase = Phase.TestIssue })],
            FailureClass.Test,
            tests);
    }
}
