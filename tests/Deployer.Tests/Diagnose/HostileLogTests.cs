using System.Text;
using Deployer.Diagnose;
using Xunit;

namespace Deployer.Tests.Diagnose;

public sealed class HostileLogTests
{
    private static readonly string[] Pieces =
    [
        "error: ", "warning: ", "note: ", ": error: ", ":1:2", ":99999999999999999999:1", "/usr/bin/ld: ", ": undefined reference to `$s", "$s4Core",
        "99999999999999999Core", ": in function `x'", ">>> ", "\", referenced from:", "\"", "'", "Test Case '", "' started", "' failed (",
        ") seconds)", " : Test skipped", "Fatal error", ": Fatal error: ", "*** Program crashed: ", "Thread 0 crashed:", " 0x12 f + 1 in a at /b:1",
        "Exited with unexpected signal code ", "Stack dump:", "1.\t", "While ", " (at [", " - ", " [", "]", "make: *** ", "(aka '", "\e[", "\e]", "\r", "\n",
        "\n", "\0", "/../..", "Sources/Core/A.swift", "\u2192", "(", ")", "no such module '", "{", "}", "    ", "12 | ",
    ];

    [Fact]
    public async Task Whatever_a_log_holds_a_red_run_gets_a_cause()
    {
        using var scene = new DiagnoseScene();
        var random = new Random(4711);
        for (var round = 0; round < 300; round++)
        {
            var build = await scene.DiagnoseAsync(scene.Run(1, Text(random)), manifest: DiagnoseScene.Manifest);
            var test = await scene.DiagnoseAsync(
                scene.Run(0, ""),
                scene.Run(random.Next(1, 3), Text(random), deadline: random.Next(4) == 0),
                DiagnoseScene.Manifest);

            Assert.All(new[] { build, test }, AssertExplained);
        }
    }

    [Fact]
    public async Task A_flood_of_errors_is_cut_and_counted_once_each()
    {
        using var scene = new DiagnoseScene();
        var log = new StringBuilder();
        for (var line = 1; line <= 30_000; line++)
        {
            log.Append("a.c:").Append(line % 20_000).Append(":1: error: boom\n");
        }

        var diagnosis = await scene.DiagnoseAsync(scene.Run(1, log.ToString()));

        Assert.Equal(Folding.MaxKept, diagnosis.Errors.Count());
        Assert.Equal(2, diagnosis.Diagnostics[0].Occurrences);
    }

    private static void AssertExplained(Diagnosis diagnosis)
    {
        Assert.Equal(RunOutcome.Failed, diagnosis.Outcome);
        Assert.Equal(0, diagnosis.RootCause);
        Assert.NotEqual(FailureClass.None, diagnosis.FailureClass);
        Assert.Equal(Severity.Error, diagnosis.Diagnostics[0].Severity);
        Assert.Equal(32, diagnosis.Fingerprint!.Value.Length);
        Assert.DoesNotContain('\n', diagnosis.Cause);
        Assert.Equal(diagnosis.Errors.Count(), diagnosis.Failures.Count);
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var count = random.Next(1, 120); count > 0; count--)
        {
            text.Append(random.Next(6) == 0 ? ((char)random.Next(1, 0x2200)).ToString() : Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }
}
