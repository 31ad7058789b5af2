using System.Text.Json;
using Deployer.RepairBench.Agents;
using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Grading;
using Deployer.RepairBench.Operators;
using Deployer.RepairBench.Runs;
using Deployer.RepairBench.Scores;
using Xunit;

namespace Deployer.Tests.RepairBench;

public sealed class ScoreTests
{
    private static readonly IReadOnlyList<CaseResult> Results =
    [
        Result("a", 2, new Grade(Verdict.Repaired, "") { Exact = true }, new AgentAnswer { Fixer = "fix-it", SecondsFromRed = 10, Builds = 4 }),
        Result("b", 2, new Grade(Verdict.Wrong, "") { HiddenRed = true }, new AgentAnswer { Fixer = "rule/x", SecondsFromRed = 99, Builds = 3 }),
        Result("c", 18, new Grade(Verdict.Repaired, ""), new AgentAnswer { Fixer = "fix-it", SecondsFromRed = 30 }),
        Result("d", 51, new Grade(Verdict.NoAnswer, ""), new AgentAnswer { OnlyProposed = true }) with { History = History.Mixed },
        Result("e", 54, new Grade(Verdict.RightlyLeft, ""), new AgentAnswer { FailureClass = "flaky" }) with { RightClasses = ["flaky"] },
        Result("f", 55, new Grade(Verdict.RightlyLeft, ""), new AgentAnswer { FailureClass = "code" }) with { RightClasses = ["infrastructure"] },
        Result("g", 56, new Grade(Verdict.Harm, ""), new AgentAnswer { FailureClass = "test" }) with { RightClasses = ["test"] },
    ];

    [Fact]
    public void Faults_and_what_is_to_be_left_alone_are_counted_apart()
    {
        var tally = new Tally(Results);

        Assert.Equal((4, 2, 1, 1, 1, 1, 1), (tally.Faulty, tally.Repaired, tally.Exact, tally.Wrong, tally.HiddenRed, tally.NoAnswer, tally.Proposed));
        Assert.Equal((3, 2, 1, 1), (tally.Sound, tally.RightlyLeft, tally.RightlyNamed, tally.Harm));
        Assert.Equal(0.5, tally.RepairedShare);
        Assert.Equal(0.5, tally.ByClass);
        Assert.Equal((30, 30), (tally.FromRed(0.5), tally.FromRed(0.9)));
        Assert.Equal(7, tally.Builds);
    }

    [Fact]
    public void Nothing_is_divided_by_nothing()
    {
        var tally = new Tally([]);

        Assert.Equal((null, null, null), (tally.RepairedShare, tally.ByClass, tally.FromRed(0.9)));
    }

    [Fact]
    public void The_tables_tell_agents_histories_classes_and_means_apart()
    {
        var table = ScoreTable.Of([.. Results, Result("a", 2, new Grade(Verdict.NoAnswer, ""), new AgentAnswer()) with { Agent = AgentNames.Nothing }], AgentNames.Product);

        Assert.Contains("| do-nothing | 1 | 0 (0.0 %) |", table, StringComparison.Ordinal);
        Assert.Contains("| codex-deployer | 4 | 2 (50.0 %) |", table, StringComparison.Ordinal);
        Assert.Contains("history mixed", table, StringComparison.Ordinal);
        Assert.Contains("| 2 `try` lost | 2 |", table, StringComparison.Ordinal);
        Assert.Contains("| rule/x | 1 |", table, StringComparison.Ordinal);
        Assert.Contains("hidden red", table, StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_holds_a_line_for_each_result_and_no_diff()
    {
        var note = new RunNote { Commits = ["abc"], Repeats = [new Repeat("a", "x", "Repaired", "Repaired"), new Repeat("b", "x", "Wrong", "Repaired")] };
        var report = new BenchReport("held-out-7", [.. Results.Select(result => result with { Diff = "--- a secret" })], note);

        using var document = JsonDocument.Parse(report.Json());
        Assert.Equal("codex-deployer/repair-bench/1", document.RootElement.GetProperty("schema").GetString());
        Assert.Equal(("held-out", "7"), (document.RootElement.GetProperty("share").GetString(), document.RootElement.GetProperty("seed").GetString()));
        Assert.Equal(7, document.RootElement.GetProperty("results").GetArrayLength());
        Assert.Equal("abc", document.RootElement.GetProperty("note").GetProperty("commits")[0].GetString());
        Assert.Equal(7, report.Json().Split('\n').Count(line => line.StartsWith("{\"case\"", StringComparison.Ordinal)));
        Assert.DoesNotContain("secret", report.Json(), StringComparison.Ordinal);
        Assert.Contains("2 comparisons, 1 came to something else: b by x: Wrong, then Repaired", report.Section(), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_class_of_an_operator_has_a_title() => Assert.All(Catalogue.All, one => Assert.True(FaultClasses.Has(one.Class)));

    [Fact]
    public void Those_that_are_run_again_are_spread_over_all()
    {
        Assert.Equal([0, 3, 6], Repetition.Spread([.. Enumerable.Range(0, 9)], 3));
        Assert.Equal([1, 2], Repetition.Spread([1, 2], 5));
    }

    [Fact]
    public void The_note_goes_on_over_calls()
    {
        var folder = Directory.CreateTempSubdirectory("run-note-").FullName;
        try
        {
            var start = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
            new RunNoteFile(Path.Combine(folder, "run.json")).Extend(new RunMachine("two cores", "6.0", "a"), "0.5", (start, start.AddSeconds(10)));
            new RunNoteFile(Path.Combine(folder, "run.json")).Extend(new RunMachine("two cores", "6.0", "b"), "2.5", (start.AddDays(1), start.AddDays(1).AddSeconds(20)));

            var note = new RunNoteFile(Path.Combine(folder, "run.json")).Read();
            Assert.Equal(["a", "b"], note.Commits);
            Assert.Equal(["two cores"], note.Hardware);
            Assert.Equal((start, 30, 0.5, 2.5), (note.From, note.Seconds, note.LeastLoad, note.MostLoad));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static CaseResult Result(string id, int number, Grade grade, AgentAnswer answer) =>
        new(id, AgentNames.Product, number, ["x"], History.None, grade, answer);
}
