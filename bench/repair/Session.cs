using System.Diagnostics;
using System.Globalization;
using Deployer.Processes;
using Deployer.RepairBench.Agents;
using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Grading;
using Deployer.RepairBench.Scores;

namespace Deployer.RepairBench;

/// <summary>One call of the benchmark.</summary>
/// <param name="options">What is asked for.</param>
internal sealed class Session(Options options)
{
    private const int TriesPerPackage = 3;

    private readonly ProcessRunner runner = new(ProcessEnvironment.OfThisProcess(), TimeProvider.System, null);
    private readonly Folders folders = Folders.Of(options);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var packages = BenchPackage.ReadAll(folders.Packages).Where(package => package.Share == options.Share).ToList();
        var good = options.Verb is not ("packages" or "all") || await CheckAsync(packages, cancellationToken);
        if (good && options.Verb is "cases" or "all")
        {
            await MakeAsync(packages, cancellationToken);
        }

        if (good && options.Verb is "run" or "all")
        {
            await RunAgentsAsync(cancellationToken);
        }

        if (good && options.Verb is "run" or "report" or "all")
        {
            Console.WriteLine(ScoreTable.Of(new ResultStore(folders.Results).ReadAll(), AgentNames.Product));
        }

        return good ? 0 : 1;
    }

    private async Task<bool> CheckAsync(IReadOnlyList<BenchPackage> packages, CancellationToken cancellationToken)
    {
        var all = true;
        foreach (var package in packages)
        {
            var sound = await Maker(package).IsSoundAsync(cancellationToken);
            Console.WriteLine($"{package.Name}: {(sound ? "sound" : "BROKEN")}");
            all &= sound;
        }

        return all;
    }

    private async Task MakeAsync(IReadOnlyList<BenchPackage> packages, CancellationToken cancellationToken)
    {
        var store = new CaseStore(folders.Cases);
        var tried = new TriedSlots(folders.Tried);
        var makers = packages.ToDictionary(package => package.Name, Maker, StringComparer.Ordinal);
        var plan = new CasePlan(packages, options.Share, options.Seed);
        var count = store.List().Count;
        foreach (var slot in plan.List().GroupBy(item => item.Slot))
        {
            if (count >= options.Count)
            {
                return;
            }

            if (tried.Has(slot.Key))
            {
                continue;
            }

            foreach (var (_, package, request) in slot)
            {
                if (store.Has(request.Id(package.Name)) || await makers[package.Name].TryMakeAsync(request, TriesPerPackage, cancellationToken) is not { } made)
                {
                    continue;
                }

                store.Write(made);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{++count}: {made.Note.Id} at {string.Join(", ", made.Note.Places)}"));
                break;
            }

            tried.Add(slot.Key);
        }
    }

    private async Task RunAgentsAsync(CancellationToken cancellationToken)
    {
        var (cases, results) = (new CaseStore(folders.Cases), new ResultStore(folders.Results));
        foreach (var agent in Agents().Where(agent => options.Agents.Count == 0 || options.Agents.Contains(agent.Name)))
        {
            foreach (var note in cases.List().Where(note => !results.Has(agent.Name, note.Id)))
            {
                var result = await RunOneAsync(agent, cases.Read(note.Id), cancellationToken);
                results.Write(result);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{agent.Name} {note.Id}: {result.Grade.Verdict} {result.Grade.Reason} ({result.Answer.Fixer ?? "-"}, {result.Seconds:0} s)"));
            }
        }
    }

    private async Task<CaseResult> RunOneAsync(IAgent agent, Case given, CancellationToken cancellationToken)
    {
        var repository = new CaseRepository(runner, Path.Combine(folders.Work, given.Note.Package));
        await repository.PrepareAsync(given, cancellationToken);
        var start = Stopwatch.GetTimestamp();
        var answer = await agent.RepairAsync(repository, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var left = repository.Read();
        await repository.GitAsync(["add", "--all"], cancellationToken);
        var diff = await repository.GitAsync(["diff", "--cached"], cancellationToken);
        var grade = await new Grader(Slot(given.Note.Package)).JudgeAsync(given, left, cancellationToken);
        return new(
            given.Note.Id, agent.Name, given.Note.Class, given.Note.Operators, given.Note.History.ToString(), grade, answer, seconds, diff);
    }

    private IReadOnlyList<IAgent> Agents() =>
    [
        new NothingAgent(),
        new RevertAgent(),
        new DeleteTestAgent(runner, folders.Scratch),
        new ProductAgent(AgentNames.FixItsOnly, runner, ["dotnet", Folders.Itself, AgentNames.FixItsOnly], folders.State),
        new ProductAgent(AgentNames.Product, runner, ["dotnet", Folders.Product], folders.State),
    ];

    private CaseMaker Maker(BenchPackage package) => new(package, Slot(package.Name));

    private SwiftSlot Slot(string package) => new(runner, Path.Combine(folders.Slots, package));
}
