using System.Globalization;
using Deployer.RepairBench.Agents;
using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Grading;
using Deployer.RepairBench.Scores;

namespace Deployer.RepairBench.Runs;

/// <summary>Does finished cases again from nothing: draws them anew, builds all anew, runs the agents anew, and compares.</summary>
/// <param name="run">Runs agents, and remembers no build of the first time.</param>
/// <param name="agents">Who is run.</param>
/// <param name="results">Where the second results are kept.</param>
internal sealed class Repetition(CaseRun run, IReadOnlyList<IAgent> agents, ResultStore results)
{
    /// <param name="first">The cases and results of the first time.</param>
    /// <param name="find">Finds the plan's request of a case by its id.</param>
    /// <param name="count">How many cases.</param>
    /// <param name="builders">What builds a case, anew.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<Repeat>> RunAsync(
        (CaseStore Cases, ResultStore Results) first,
        Func<string, (BenchPackage Package, CaseRequest Request)?> find,
        int count,
        Func<Case, IBuilder> builders,
        CancellationToken cancellationToken)
    {
        var finished = first.Results.ReadAll().GroupBy(result => result.Case, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        var repeats = new List<Repeat>();
        foreach (var group in Spread(finished, count))
        {
            var given = first.Cases.Read(group.Key);
            repeats.Add(new Repeat(group.Key, "-", "drawn, broken", await DrawAsync(given, find(group.Key), builders(given), cancellationToken)));
            foreach (var agent in agents)
            {
                if (group.FirstOrDefault(result => result.Agent == agent.Name) is not { } before)
                {
                    continue;
                }

                if (!results.Has(agent.Name, group.Key))
                {
                    results.Write(await run.RunAsync(agent, given, cancellationToken));
                }

                var again = results.Read(agent.Name, group.Key);
                Console.WriteLine(ResultLine.Of(again));
                repeats.Add(new Repeat(group.Key, agent.Name, Tell(before), Tell(again)));
            }
        }

        return repeats;
    }

    /// <summary>Every n-th, so that all classes and packages have their turn.</summary>
    public static IEnumerable<T> Spread<T>(IReadOnlyList<T> all, int count) =>
        count >= all.Count ? all : Enumerable.Range(0, count).Select(i => all[(int)((long)i * all.Count / count)]);

    private static async Task<string> DrawAsync(
        Case given, (BenchPackage Package, CaseRequest Request)? planned, IBuilder builder, CancellationToken cancellationToken)
    {
        if (planned is not { } found)
        {
            return "not in the plan";
        }

        var drawn = found.Request.Draw(found.Package).Take(CaseMaker.MostTries).Any(mutation => mutation.Bad == given.Bad && mutation.Good == given.Good);
        var broken = drawn && await found.Request.IsBrokenAsync(builder, given.Bad, cancellationToken);
        return $"{(drawn ? "drawn" : "not drawn")}, {(broken ? "broken" : "not broken")}";
    }

    private static string Tell(CaseResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.Grade.Verdict}{(result.Grade.Exact ? ", exact" : "")}{(result.Answer.Fixer is { } fixer ? $", {fixer}" : "")}{(result.WantsNoChange ? $", {result.Answer.FailureClass ?? "-"}" : "")}");
}
