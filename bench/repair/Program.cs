using Deployer.App;
using Deployer.Processes;
using Deployer.Repair.Fixers.FixIts;
using Deployer.RepairBench;
using Deployer.RepairBench.Agents;

// Usage: dotnet run --project bench/repair -c Release -- VERB [--share development|heldOut] [--seed N] [--count N] [--agent NAME]…
//   packages  checks the packages    cases  makes the cases    run  lets the agents at them    report  prints the tables    all  all of it
// What was done is kept under artifacts/repair; a second call goes on from there.
if (args is [AgentNames.FixItsOnly, ..])
{
    var surroundings = new Surroundings(ProcessEnvironment.OfThisProcess().Variables, Terminal.OfThisProcess()) { Fixers = [new FixItFixer()] };
    return await CommandLine.RunAsync(args[1..], surroundings, CancellationToken.None);
}

if (Options.Parse(args, out var complaint) is { } options)
{
    return await new Session(options).RunAsync(CancellationToken.None);
}

Console.Error.WriteLine(complaint);
return 2;
