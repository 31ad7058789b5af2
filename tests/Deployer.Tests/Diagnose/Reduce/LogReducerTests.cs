using System.Text;
using Deployer.Diagnose;
using Deployer.Diagnose.Reduce;
using Deployer.Kernel;
using Deployer.Tests.Replay;
using Xunit;

namespace Deployer.Tests.Diagnose.Reduce;

public sealed class LogReducerTests
{
    private static readonly string Filler = string.Concat(Enumerable.Repeat("[1/9] Compiling Core A.swift\n", 2_000));

    private static readonly Diagnostic Cause = new()
    {
        Severity = Severity.Error,
        Phase = Phase.Compile,
        Message = "call can throw but is not marked with 'try'",
        Id = "throwing_call_without_try",
        File = "Sources/Core/A.swift",
        Line = 17,
        Column = 13,
        LogLine = 4,
        SourceLine = "    let v = parse(\"1\")",
        Notes = [new() { Severity = Severity.Note, Phase = Phase.Compile, Message = "did you mean to use 'try'?" }],
    };

    [Theory]
    [InlineData(nameof(PlantedCycle.SocketArgument))]
    [InlineData(nameof(PlantedCycle.SocketDeclaration))]
    public async Task A_real_log_becomes_a_twentieth_and_keeps_its_first_cause(string cycle)
    {
        var log = PlantedHistory.Text(Enum.Parse<PlantedCycle>(cycle));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(log));
        var analysis = await new LogAnalyzer(null).AnalyzeAsync(stream, TestContext.Current.CancellationToken);

        var excerpt = await ReduceAsync(log, analysis);

        Assert.True(excerpt.Reduction >= 0.95, $"{excerpt.Reduction}");
        Assert.Equal(Encoding.UTF8.GetByteCount(log), excerpt.LogBytes);
        Assert.Equal(Encoding.UTF8.GetByteCount(excerpt.Text), excerpt.Bytes);
        Assert.Contains("Generated/Server/bootstrap/main.swift:18:", excerpt.Text.Split('\n')[0]);
        Assert.Contains("cannot convert value of type '__socket_type'", excerpt.Text.Split('\n')[0]);
    }

    [Fact]
    public async Task The_pieces_come_by_their_worth()
    {
        var other = Cause with { Message = "cannot find 'x' in scope", Line = 20, Notes = [], Id = null, SourceLine = null };
        var excerpt = await ReduceAsync(Filler, Analysis(new Diagnosis
        {
            Outcome = RunOutcome.Failed,
            FailureClass = FailureClass.Code,
            RootCause = 0,
            Diagnostics = [Cause, other, other with { IsConsequence = true }, other with { Severity = Severity.Warning }],
            Evidence = "error: emit-module failed",
            Tests = [new Deployer.Diagnose.TestResult("AppTests.XT", "testA", TestLibrary.XCTest, TestOutcome.Failed, 1, "is 3, not 4", "Tests/A.swift", 9)],
        }));

        Assert.Equal(
            """
            Sources/Core/A.swift:17:13: error: call can throw but is not marked with 'try' [throwing_call_without_try]
                let v = parse("1")
                        ^
              note: did you mean to use 'try'?
              evidence: error: emit-module failed
            Sources/Core/A.swift:20:13: error: cannot find 'x' in scope
            failed test: AppTests.XT/testA Tests/A.swift:9: is 3, not 4
            not shown: 1 that follow from others, 1 warnings
            """,
            excerpt.Text);
        Assert.Equal(0, excerpt.PiecesOmitted);
    }

    [Fact]
    public async Task Of_a_small_log_only_the_header_of_the_first_cause_is_kept_but_that_whole()
    {
        var excerpt = await ReduceAsync("error", Analysis(Red(Cause with { Message = new string('m', 900) })));

        Assert.Equal($"Sources/Core/A.swift:17:13: error: {new string('m', 900)} [throwing_call_without_try]", excerpt.Text);
        Assert.Equal(2, excerpt.PiecesOmitted);
        Assert.Equal(0, excerpt.Reduction);
    }

    [Fact]
    public async Task The_caret_stands_under_the_character_whose_byte_the_column_counts()
    {
        var line = "\tlet caf\u00e9 = \"\ud83d\ude80\" + nope";
        var column = Encoding.UTF8.GetByteCount(line[..line.IndexOf("nope", StringComparison.Ordinal)]) + 1;

        var lines = (await ReduceAsync(Filler, Analysis(Red(Cause with { SourceLine = line, Column = column })))).Text.Split('\n');

        Assert.Equal(lines[1].IndexOf("nope", StringComparison.Ordinal), lines[2].IndexOf('^'));
    }

    [Fact]
    public async Task The_frames_of_the_package_are_drawn_out_of_a_crash()
    {
        var log = await File.ReadAllTextAsync("Diagnose/fixtures/crash.log", TestContext.Current.CancellationToken);
        var crash = Cause with { Phase = Phase.TestCrash, Message = "crashed: Fatal error: Index out of range", Notes = [], SourceLine = null };

        var excerpt = await ReduceAsync(log + Filler, Analysis(Red(crash)) with { PackageFolder = "/tmp/sample" });

        Assert.Contains("\n  in idx(_:_:) at Sources/Core/Core.swift:4:4\n  in XT.testCrash() at Tests/CoreTests/CoreTests.swift:5:26\n", excerpt.Text);
        Assert.DoesNotContain("libswiftCore", excerpt.Text);
    }

    [Fact]
    public async Task Where_nothing_explains_the_failure_the_last_lines_do()
    {
        var log = Filler + "something odd\nvery odd\n[8/9] Linking App\n\n";

        var excerpt = await ReduceAsync(log, Analysis(new Diagnosis { Outcome = RunOutcome.Unknown, FailureClass = FailureClass.None }));

        Assert.Equal("the log does not say how it ended\nthe last lines, the newest first:\n  very odd\n  something odd", excerpt.Text);
    }

    [Fact]
    public async Task Secrets_and_what_cannot_be_seen_stay_behind()
    {
        var cause = Cause with
        {
            Message = "cannot read hunter-two \u202eand \e[1mghp_0123456789abcdefghij",
            SourceLine = "let key = \"hunter\u200b-two\"",
            Notes = [],
        };

        var excerpt = await new LogReducer(new ExcerptOptions(), new Redactor([new Secret("hunter-two")]))
            .ReduceAsync(Stream(Filler), Analysis(Red(cause)), TestContext.Current.CancellationToken);

        Assert.Equal(3, excerpt.SecretsMasked);
        Assert.StartsWith("Sources/Core/A.swift:17:13: error: cannot read *** \\u{202E}and *** [", excerpt.Text);
        Assert.Contains("let key = \"***\"", excerpt.Text);
    }

    [Fact]
    public async Task A_key_in_the_last_lines_is_masked_over_all_of_them()
    {
        var log = Filler + "before\n-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0B\n-----END PRIVATE KEY-----\nafter\n";

        var excerpt = await ReduceAsync(log, Analysis(new Diagnosis { Outcome = RunOutcome.Failed, FailureClass = FailureClass.Code }));

        Assert.EndsWith("  after\n  ***\n  before", excerpt.Text);
    }

    [Fact]
    public async Task However_much_failed_the_text_stays_within_its_limits()
    {
        var errors = Enumerable.Range(1, 10_000).Select(line => Cause with { Line = line, Message = new string('\u65e5', 500) });
        var options = new ExcerptOptions { MaxBytes = 4_000 };

        var excerpt = await new LogReducer(options, Redactor.None).ReduceAsync(
            Stream(Filler + Filler), Analysis(Red([.. errors])), TestContext.Current.CancellationToken);

        Assert.InRange(excerpt.Bytes, 2_000, 4_000);
        Assert.True(excerpt.PiecesOmitted > 100);
    }

    [Fact]
    public async Task A_log_of_one_endless_line_is_no_trouble()
    {
        var excerpt = await ReduceAsync(new string('x', 5_000_000), Analysis(new Diagnosis { Outcome = RunOutcome.Unknown, FailureClass = FailureClass.None }));

        Assert.Equal(5_000_000, excerpt.LogBytes);
        Assert.InRange(excerpt.Bytes, 300, 6_000);
    }

    private static Diagnosis Red(params Diagnostic[] errors) =>
        new() { Outcome = RunOutcome.Failed, FailureClass = FailureClass.Code, RootCause = 0, Diagnostics = errors };

    private static LogAnalysis Analysis(Diagnosis diagnosis) => new()
    {
        Diagnosis = diagnosis,
        Cycles = [new LogCycle(1, diagnosis)],
        Counts = new LogCounts(0, 0, 0, 0, 0, 0),
    };

    private static Task<Excerpt> ReduceAsync(string log, LogAnalysis analysis) =>
        new LogReducer(new ExcerptOptions(), Redactor.None).ReduceAsync(Stream(log), analysis, TestContext.Current.CancellationToken);

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
