using Deployer.Diagnose;
using Deployer.Diagnose.Reports;
using Xunit;
using static Deployer.Tests.Diagnose.Reports.SampleLogs;

namespace Deployer.Tests.Diagnose.Reports;

public sealed class WorkflowCommandsTests
{
    [Fact]
    public void Causes_come_first_then_what_follows_then_warnings()
    {
        var commands = Commands(Broken, "/repo/services/api");

        Assert.Equal(
            "::error file=services/api/Sources/Core/A.swift,line=17,col=13,title=Swift%2C target Core%3A first cause"
            + "::call can throw but is not marked with 'try'%0Anote: did you mean to use 'try'?%0Anote: did you mean to disable error propagation?",
            commands[0]);
        Assert.Equal(
            ["error", "error", "error", "error", "warning"],
            commands.Select(command => command.Split(' ')[0][2..]));
        Assert.Contains("B.swift,line=3,col=9", commands[1]);
    }

    [Fact]
    public void At_most_ten_of_each_kind_are_written_because_no_more_are_shown()
    {
        var errors = Enumerable.Range(1, 7).Select(line => Error("e", "A.swift", line));
        var rest = Enumerable.Range(1, 20).Select(line => Error("c", "B.swift", line) with { IsConsequence = true });
        var warnings = Enumerable.Range(1, 20).Select(line => Error("w", "C.swift", line) with { Severity = Severity.Warning });

        var commands = Commands(Of([.. errors, .. rest, .. warnings], FailureClass.Code, Failed("S", "a"), Failed("S", "b")));

        Assert.Equal(
            ["A", "A", "A", "A", "A", "A", "A", "Tests/T", "Tests/T", "B", .. Enumerable.Repeat("C", 10)],
            commands.Select(command => command.Split("file=")[1].Split(".swift")[0]));
    }

    [Theory]
    [InlineData("100% done\r\n::error::x", "::error title=Swift::100%25 done%0A::error::x")]
    [InlineData("a,b:c", "::error title=Swift::a,b:c")]
    [InlineData("a\e[0m", @"::error title=Swift::a\u{1B}[0m")]
    public void A_message_stays_in_its_command(string message, string command) =>
        Assert.Equal([command], Commands(Of([Error(message)], FailureClass.Code)));

    [Fact]
    public void A_file_name_stays_in_its_property() => Assert.Equal(
        ["::error file=a%2Cline=9%3A%3Ax %25.swift,line=1,title=Swift::m"],
        Commands(Of([Error("m", "a,line=9::x\n%.swift", 1)], FailureClass.Code)));

    [Fact]
    public void The_folder_that_the_log_tells_will_do_when_no_package_is_at_hand() => Assert.StartsWith(
        "::error file=services/api/A.swift,line=1,",
        Commands(Of([Error("m", "A.swift", 1)], FailureClass.Code) with { PackageFolder = "/repo/services/api" })[0]);

    [Fact]
    public void A_line_of_the_log_is_no_command()
    {
        var lines = Written(output => WorkflowCommands.WriteAsPlainText(output, () => output.WriteLine("::error::injected"))).TrimEnd().Split('\n');
        var again = Written(output => WorkflowCommands.WriteAsPlainText(output, () => { })).Split('\n');

        Assert.StartsWith("::stop-commands::", lines[0]);
        Assert.Equal($"::{lines[0]["::stop-commands::".Length..]}::", lines[2]);
        Assert.NotEqual(lines[0], again[0]);
    }

    private static string[] Commands(LogAnalysis analysis, string? package = null) =>
        Written(output => new WorkflowCommands(output, Report(analysis, package, "/repo")).Write()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
