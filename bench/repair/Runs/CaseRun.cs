using System.Diagnostics;
using Deployer.Processes;
using Deployer.RepairBench.Agents;
using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Grading;
using Deployer.RepairBench.Operators;
using Deployer.RepairBench.Scores;

namespace Deployer.RepairBench.Runs;

/// <summary>Puts cases before agents and has judged what they leave.</summary>
/// <param name="runner">Runs Git.</param>
/// <param name="folder">Absolute path in which an agent finds the package.</param>
/// <param name="product">What starts warm.</param>
/// <param name="builders">What builds a package, by its name.</param>
internal sealed class CaseRun(ProcessRunner runner, string folder, Product product, Func<string, IBuilder> builders)
{
    /// <summary>A test that fails in three runs of ten is green in all of these once in a thousand times.</summary>
    private const int MostLooks = 20;

    public async Task<CaseResult> RunAsync(IAgent agent, Case given, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var repository = new CaseRepository(runner, Path.Combine(folder, given.Note.Package));
        var (answer, seconds) = await RepairAsync(agent, given, repository, cancellationToken);
        var left = repository.Read();
        await repository.GitAsync(["add", "--all"], cancellationToken);
        var diff = await repository.GitAsync(["diff", "--cached"], cancellationToken);
        var grade = await new Grader(builders(given.Note.Package)).JudgeAsync(given, left, cancellationToken);
        return new CaseResult(given.Note.Id, agent.Name, given.Note.Class, given.Note.Operators, given.Note.History, grade, answer)
        {
            RightClasses = given.Note.RightClasses,
            Seconds = seconds,
            SecondsAround = Stopwatch.GetElapsedTime(began).TotalSeconds - seconds,
            Diff = diff,
        };
    }

    /// <summary>A test that fails now and then is put before it until it fails: a green build asks for no repair.</summary>
    private async Task<(AgentAnswer Answer, double Seconds)> RepairAsync(
        IAgent agent, Case given, CaseRepository repository, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            if (agent.StartsWarm)
            {
                await product.WarmUpAsync(given, repository, cancellationToken);
            }

            await repository.PrepareAsync(given, cancellationToken);
            await RequireNoLeakAsync(agent, given, cancellationToken);
            var start = Stopwatch.GetTimestamp();
            var answer = await agent.RepairAsync(repository, cancellationToken);
            if (!answer.SawGreen || given.Note.Symptom != Symptom.Flaky || look == MostLooks)
            {
                return (answer, Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }
    }

    private async Task RequireNoLeakAsync(IAgent agent, Case given, CancellationToken cancellationToken)
    {
        var places = agent.StartsWarm ? product.ListRepositories() : [];
        var leaks = await new LeakCheck(runner).FindAsync(given, [Path.Combine(folder, given.Note.Package), .. places], cancellationToken);
        if (leaks.Count > 0)
        {
            throw new InvalidOperationException($"{given.Note.Id} would tell its answer: {string.Join(", ", leaks)}");
        }
    }
}
