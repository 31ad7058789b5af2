using System.Text;
using Deployer.Processes;
using Deployer.RepairBench.Agents;
using Deployer.RepairBench.Cases;
using Xunit;

namespace Deployer.Tests.RepairBench;

public sealed class ProductTests : IDisposable
{
    /// <summary>Stands for the product: writes down what it was shown, and keeps it.</summary>
    private const string Script =
        """
        mkdir -p "$XDG_STATE_HOME/codex-deployer/fix/1/runs/look"
        cat "$3/Sources/A/A.swift" >> "$XDG_STATE_HOME/seen"
        echo "$@" >> "$0.calls"
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("product-").FullName;

    private string Program => Path.Combine(_root, "product.sh");

    private string State => Path.Combine(_root, "state");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_case_starts_with_what_its_parent_left_and_nothing_of_other_cases()
    {
        var (product, repository) = Prepare();
        for (var time = 0; time < 2; time++)
        {
            await product.WarmUpAsync(SampleCase.Of(History.Mixed), repository, TestContext.Current.CancellationToken);
            Assert.Equal(SampleCase.Before["Sources/A/A.swift"], File.ReadAllText(Path.Combine(State, "seen")));
            File.AppendAllText(Path.Combine(State, "seen"), "what a case left");
        }

        Assert.Contains("--dry-run", Assert.Single(File.ReadAllLines($"{Program}.calls")), StringComparison.Ordinal);
        Assert.Equal(1, product.CountRuns());
    }

    [Fact]
    public async Task A_case_without_history_starts_with_its_own_broken_state_each_time()
    {
        var (product, repository) = Prepare();
        var given = SampleCase.Of(History.None);
        for (var time = 0; time < 2; time++)
        {
            await product.WarmUpAsync(given, repository, TestContext.Current.CancellationToken);
            Assert.Equal(SampleCase.Bad["Sources/A/A.swift"], File.ReadAllText(Path.Combine(State, "seen")));
            product.Forget(given);
        }

        Assert.Equal(2, File.ReadAllLines($"{Program}.calls").Length);
    }

    [Fact]
    public void What_fix_prints_is_understood()
    {
        var answer = ProductAnswer.Of(Result(
            """{"outcome":"fixed","fixer":"rule/x","confidence":"high","failureClass":"code","attempts":[{"fixer":"rule/x","verdict":"passed"}]}""",
            "23:59:50 build    building\n23:59:58 diagnose an error\n00:00:10 gate     asking\n"));

        Assert.Equal(("rule/x", "high", "code", 1, false, false), (answer.Fixer, answer.Confidence, answer.FailureClass, answer.Attempts, answer.OnlyProposed, answer.SawGreen));
        Assert.Equal(22, answer.SecondsFromRed);
    }

    [Fact]
    public void A_proposal_that_was_not_applied_is_told_of()
    {
        var answer = ProductAnswer.Of(Result(
            """{"outcome":"notFixed","fixer":null,"confidence":null,"attempts":[{"fixer":"fix-it","verdict":"no progress"},{"fixer":"rule/y","verdict":"passed"}]}""", ""));

        Assert.Equal((true, "rule/y", null, null), (answer.OnlyProposed, answer.Fixer, answer.FailureClass, answer.SecondsFromRed));
    }

    [Fact]
    public void An_end_in_error_is_told_and_stops_nothing()
    {
        var answer = ProductAnswer.Of(Result("", "no disk") with { ExitCode = 70 });

        Assert.Equal("exit code 70: no disk", answer.Trouble);
    }

    [Fact]
    public void Its_word_that_the_machine_is_at_fault_is_a_class_of_failure()
    {
        var answer = ProductAnswer.Of(Result("""{"schema":"codex-deployer/error/1","code":"dependency-unreachable"}""", "") with { ExitCode = 3 });

        Assert.Equal(("infrastructure", null), (answer.FailureClass, answer.Trouble));
    }

    private static ProcessResult Result(string output, string errors) => new(0, false, Encoding.UTF8.GetBytes(output), errors, 0, TimeSpan.FromSeconds(30));

    private (Product Product, CaseRepository Repository) Prepare()
    {
        File.WriteAllText(Program, Script);
        var runner = new ProcessRunner(ProcessEnvironment.OfThisProcess(), TimeProvider.System, null);
        var product = new Product(runner, ["sh", Program], (State, Path.Combine(_root, "saved")));
        return (product, new CaseRepository(runner, Path.Combine(_root, "work", "A")));
    }
}
