using Deployer.Processes;
using Deployer.RepairBench.Agents;
using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Grading;
using Deployer.RepairBench.Operators;
using Deployer.RepairBench.Runs;
using Deployer.RepairBench.Scores;
using Xunit;

namespace Deployer.Tests.RepairBench;

public sealed class CaseRunTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("case-run-").FullName;
    private readonly ProcessRunner _runner = new(ProcessEnvironment.OfThisProcess(), TimeProvider.System, null);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task What_an_agent_leaves_is_judged_and_kept_as_a_diff()
    {
        var result = await RunAsync(new Writer("let answer = 42 // good\n"), SampleCase.Of(History.Mixed));

        Assert.Equal((Verdict.Repaired, true, History.Mixed), (result.Grade.Verdict, result.Grade.Exact, result.History));
        Assert.Contains("+let answer = 42 // good", result.Diff, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flaky_case_is_put_before_an_agent_until_it_is_red()
    {
        var agent = new Writer(null) { GreenLooks = 3 };

        var result = await RunAsync(agent, SampleCase.Of(History.None, Symptom.Flaky));

        Assert.Equal((4, Verdict.RightlyLeft, false), (agent.Looks, result.Grade.Verdict, result.Answer.SawGreen));
    }

    [Fact]
    public async Task Another_case_is_put_before_an_agent_once()
    {
        var agent = new Writer(null) { GreenLooks = 3 };

        await RunAsync(agent, SampleCase.Of(History.None));

        Assert.Equal(1, agent.Looks);
    }

    [Fact]
    public async Task Whoever_deletes_tests_waits_for_one_to_fail()
    {
        const string Text = "final class T: XCTestCase {\n    func testNow() {\n        XCTAssertTrue(false)\n    }\n}\n";
        var given = SampleCase.Of(History.None, Symptom.Flaky);
        given = given with { Bad = given.Bad.With("Tests/ATests/T.swift", Text) };
        var builder = new ScriptedBuilder((tree, run) => run == 2 && tree == given.Bad ? ScriptedBuilder.FailedTest("testNow") : ScriptedBuilder.Green());

        var result = await Run().RunAsync(new DeleteTestAgent(_ => builder), given, TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Harm, result.Grade.Verdict);
        Assert.Contains("-    func testNow()", result.Diff, StringComparison.Ordinal);
        Assert.Equal(4, builder.Asked);
    }

    [Theory]
    [InlineData("let answer = 42 // good\n", true)]
    [InlineData("let answer = 6 * 7\n", false)]
    public async Task What_comes_to_something_else_the_second_time_is_told(string second, bool same)
    {
        var package = new BenchPackage("A", Share.Development, SampleCase.Good, SampleCase.Hidden, []);
        var request = new CaseRequest([Catalogue.All.Single(one => one.Name == "one-more")], null, 1);
        var given = SampleCase.Of(History.None);
        var (cases, first) = (new CaseStore(Path.Combine(_root, "cases")), new ResultStore(Path.Combine(_root, "first")));
        cases.Write(given);
        first.Write(await RunAsync(new Writer("let answer = 42 // good\n"), given));

        var repeats = await new Repetition(Run(), [new Writer(second)], new ResultStore(Path.Combine(_root, "second")))
            .RunAsync((cases, first), _ => (package, request), 5, _ => new ScriptedBuilder((_, _) => ScriptedBuilder.Green()), TestContext.Current.CancellationToken);

        Assert.Equal([false, same], repeats.Select(repeat => repeat.Same));
        Assert.Equal("not drawn, not broken", repeats[0].Second);
        Assert.Equal("Repaired, exact", repeats[1].First);
    }

    private Task<CaseResult> RunAsync(Writer agent, Case given) => Run().RunAsync(agent, given, TestContext.Current.CancellationToken);

    private CaseRun Run() => new(
        _runner, Path.Combine(_root, "work"), new Product(_runner, ["false"], (Path.Combine(_root, "state"), Path.Combine(_root, "warm"))), _ => new ScriptedBuilder((_, _) => ScriptedBuilder.Red()));

    /// <summary>Writes a text into the broken file; null: leaves it.</summary>
    private sealed class Writer(string? text) : IAgent
    {
        public string Name => "writer";

        public int GreenLooks { get; init; }

        public int Looks { get; private set; }

        public Task<AgentAnswer> RepairAsync(CaseRepository repository, CancellationToken cancellationToken)
        {
            if (text is not null)
            {
                File.WriteAllText(Path.Combine(repository.Folder, "Sources", "A", "A.swift"), text);
            }

            return Task.FromResult(new AgentAnswer { SawGreen = ++Looks <= GreenLooks });
        }
    }
}
