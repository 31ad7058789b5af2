using System.Text;
using Deployer.Diagnose;
using Deployer.Diagnose.Tests;
using Xunit;

namespace Deployer.Tests.Diagnose.Tests;

public sealed class HostileTestLogTests
{
    private static readonly string[] Pieces =
    [
        "Test Case '", "Test case '", "' started", "' passed (", "' failed (", ") seconds)", " seconds)", "-[A b]", "XT.testA", "Test Suite 'All tests' ",
        "started", "failed", "◇ ", "✘ ", "✔ ", "↳ ", "\U001007C8", "Test ", "Suite ", "Test run ", "\"", "`", " started.", " passed after ", " recorded an issue ",
        " with 1 argument ", " at ", "S.swift:1:2: ", ":", ": error: ", " : ", " : Test skipped", "Fatal error", ": file ", ", line ", "Program crashed: ",
        "Thread 0 crashed:", "\n0 [ra] 0x12 f in x at /a:1", "#0 0x12 in f /a:1", "AddressSanitizer: ", ": runtime error: ", "signal code ", "99999999999",
        "[1/2] Testing ", "A.B/c", "** TEST ", "FAILED **", "Executed ", "0 tests", "Iteration ", "(aka '", "') ", "\n", "\n", "\0", "\uD800", "Terminated",
        "Restarting after unexpected exit in ", ";", "with ", " test cases ", ": Expected failure in ", "/../..", "x()",
    ];

    [Fact]
    public void Whatever_a_log_holds_it_is_read()
    {
        var random = new Random(4711);
        for (var round = 0; round < 3_000; round++)
        {
            var text = Text(random);
            RunEnd[] ends = [RunEnd.Unknown, new RunEnd(1, false), new RunEnd(0, false), new RunEnd(137, true)];
            foreach (var end in ends)
            {
                var findings = TestReading.Conclude(new TestEvidence(TestReading.Log(text), end));

                Assert.True(findings.Tests.Count(test => test.Outcome == TestOutcome.Failed) <= findings.Errors.Count || findings.Errors.Count > 0, text);
            }
        }
    }

    [Fact]
    public void A_line_of_one_piece_is_read_in_linear_time()
    {
        foreach (var piece in Pieces)
        {
            var log = TestReading.Log(string.Concat(Enumerable.Repeat(piece, 64 * 1024 / piece.Length)));

            Assert.InRange(log.Crashes.Reports.Count, 0, 50_000);
        }
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var count = random.Next(1, 60); count > 0; count--)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }
}
