using Deployer.Bench;
using Deployer.Processes;
using Deployer.RepairBench.Agents;
using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Operators;
using Deployer.RepairBench.Runs;
using Deployer.RepairBench.Scores;

namespace Deployer.RepairBench;

/// <summary>One call of the benchmark.</summary>
/// <param name="options">What is asked for.</param>
/// <param name="folders">Where things lie.</param>
/// <param name="runner">Runs programs.</param>
/// <param name="machine">What the builds hold for.</param>
internal sealed class Session(Options options, Folders folders, ProcessRunner runner, RunMachine machine)
{
    private const int UsualCases = 40;
    private const int UsualRepeats = 10;

    private readonly IReadOnlyList<BenchPackage> packages = [.. BenchPackage.ReadAll(folders.Packages).Where(package => package.Share == options.Share)];
    private readonly CaseStore cases = new(folders.Cases);
    private readonly ResultStore results = new(folders.Results);
    private readonly RunNoteFile note = new(folders.Note);

    private bool All => options.Verb == "all";

    private Workshop Workshop => field ??= new(runner, machine, packages, (folders.Slots, folders.Builds));

    /// <summary>Ends what a killed call left running, then does what is asked for. The exit code is 1 when the benchmark itself is broken.</summary>
    public static async Task<int> RunAsync(Options options, CancellationToken cancellationToken)
    {
        var folders = Folders.Of(options);
        Directory.CreateDirectory(folders.Own);
        using var held = Hold(folders.Lock);
        var ledger = new ProcessLedger(folders.Processes);
        await ledger.KillLeftoversAsync();
        var runner = new ProcessRunner(ProcessEnvironment.OfThisProcess(), TimeProvider.System, ledger);
        var machine = await RunMachine.ReadAsync(runner, folders.Root, cancellationToken);
        return await new Session(options, folders, runner, machine).DoAsync(cancellationToken) ? 0 : 1;
    }

    private async Task<bool> DoAsync(CancellationToken cancellationToken)
    {
        if ((options.Verb == "packages" || All) && !await CheckAsync(cancellationToken))
        {
            return false;
        }

        if (options.Verb == "probe")
        {
            foreach (var fault in Catalogue.All.Where(fault => fault.Share == options.Share && (options.Operator ?? fault.Name) == fault.Name))
            {
                await new Probe(packages, Workshop).RunAsync(fault, options.Count ?? 1, options.Seed, cancellationToken);
            }
        }

        var plan = new CasePlan(packages, options.Share, options.Seed) { Only = options.Operator };
        if (options.Verb is "cases" or "repeat" || All)
        {
            RequireSame(plan);
        }

        if (options.Verb == "cases" || All)
        {
            await new CaseMaking(packages, Workshop, cases, new TriedSlots(folders.Tried)).RunAsync(plan, options.Count ?? UsualCases, cancellationToken);
        }

        if (options.Verb == "run" || All)
        {
            await RunAgentsAsync(cancellationToken);
        }

        var steady = options.Verb != "repeat" || await RepeatAsync(plan, cancellationToken);
        if (options.Verb is "run" or "report" or "repeat" || All)
        {
            Report();
        }

        return steady;
    }

    /// <summary>Cases of two plans in one set would be of no seed.</summary>
    private void RequireSame(CasePlan plan)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folders.Plan)!);
        if (!File.Exists(folders.Plan))
        {
            File.WriteAllText(folders.Plan, plan.Fingerprint);
        }
        else if (File.ReadAllText(folders.Plan) != plan.Fingerprint)
        {
            throw new InvalidOperationException(
                $"Packages or operators have changed since {folders.Set} was begun. Take another seed, or remove {Path.GetDirectoryName(folders.Plan)}.");
        }
    }

    private async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        var all = true;
        foreach (var package in packages)
        {
            var sound = await new CaseMaker(package, Workshop.BuilderOf(package.Name)).IsSoundAsync(cancellationToken);
            Console.WriteLine($"{package.Name}: {(sound ? "sound" : "BROKEN")}");
            all &= sound;
        }

        return all;
    }

    private async Task RunAgentsAsync(CancellationToken cancellationToken)
    {
        var product = new Product(runner, ["dotnet", Folders.Itself], (folders.State, folders.Warm));
        var run = new CaseRun(runner, folders.Work, product, Workshop.BuilderOf);
        var agents = Agents(product, Workshop);
        product.ForgetAll();
        foreach (var given in cases.List().Select(item => item.Id).Where(id => agents.Any(agent => !results.Has(agent.Name, id))).Select(cases.Read))
        {
            foreach (var agent in agents.Where(agent => !results.Has(agent.Name, given.Note.Id)))
            {
                var before = Machine.Load();
                var began = DateTimeOffset.UtcNow;
                var result = await run.RunAsync(agent, given, cancellationToken);
                results.Write(result);
                note.Extend(machine, before, (began, DateTimeOffset.UtcNow));
                Console.WriteLine(ResultLine.Of(result));
            }

            product.Forget(given);
        }

        product.ForgetAll();
    }

    private async Task<bool> RepeatAsync(CasePlan plan, CancellationToken cancellationToken)
    {
        var product = new Product(runner, ["dotnet", Folders.Itself], (folders.State, folders.Warm));
        var fresh = new Workshop(runner, machine, packages, (Path.Combine(folders.Again, "slots"), Path.Combine(folders.Again, "builds")));
        var repetition = new Repetition(new CaseRun(runner, folders.Work, product, fresh.BuilderOf), Agents(product, fresh), new ResultStore(Path.Combine(folders.Again, "results")));
        product.ForgetAll();
        var repeats = await repetition.RunAsync(
            (cases, results), plan.Find, options.Count ?? UsualRepeats, given => fresh.BuilderOf(given.Note.Package), cancellationToken);
        product.ForgetAll();
        note.Repeated(repeats);
        return repeats.All(repeat => repeat.Same);
    }

    private void Report()
    {
        var report = new BenchReport(folders.Set, results.ReadAll(), note.Read());
        Console.WriteLine(report.Tables());
        if (options.Write)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folders.Published)!);
            File.WriteAllText(folders.Published, report.Json());
            File.WriteAllText(folders.Page, PageSection.Into(File.ReadAllText(folders.Page), $"repair:{folders.Set}", report.Section()));
        }
    }

    private IReadOnlyList<IAgent> Agents(Product product, Workshop place)
    {
        IAgent[] all =
        [
            new NothingAgent(),
            new RevertAgent(),
            new DeleteTestAgent(place.BuilderOf),
            new ProductAgent(AgentNames.FixItsOnly, product),
            new ProductAgent(AgentNames.Product, product),
        ];
        return [.. all.Where(agent => options.Agents.Count == 0 || options.Agents.Contains(agent.Name))];
    }

    private static FileStream Hold(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException($"Another call works in {Path.GetDirectoryName(file)}. Wait for it, or name another folder with --folder.", exception);
        }
    }
}
