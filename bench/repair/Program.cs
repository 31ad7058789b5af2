using System.Runtime.InteropServices;
using Deployer.App;
using Deployer.Processes;
using Deployer.Repair.Fixers;
using Deployer.Repair.Fixers.FixIts;
using Deployer.RepairBench;
using Deployer.RepairBench.Agents;

// Usage: dotnet run --project bench/repair -c Release -- VERB [OPTION]…, as docs/handbook/repair-benchmark.md says.
//   packages  checks the packages    cases  makes the cases    run  lets the agents at them    all  all three, and the report
//   repeat  does some again from nothing and compares    report  prints the tables    probe  shows what an operator leads to
// What was done is kept under artifacts/repair; a second call goes on from there.
if (args is [AgentNames.FixItsOnly or AgentNames.Product, ..])
{
    var surroundings = new Surroundings(ProcessEnvironment.OfThisProcess().Variables, Terminal.OfThisProcess())
    {
        Fixers = args[0] == AgentNames.FixItsOnly ? [new FixItFixer()] : FixerSet.All(TimeProvider.System),

        // The packages' tests take a second or two; the product's own patience with one that hangs is a quarter of an hour.
        TestDeadline = TimeSpan.FromMinutes(1),
    };
    return await CommandLine.RunAsync(args[1..], surroundings, CancellationToken.None);
}

if (Options.Parse(args, out var complaint) is not { } options)
{
    Console.Error.WriteLine(complaint);
    return 2;
}

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    return await Session.RunAsync(options, stop.Token);
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped. The next call goes on from here.");
    return 1;
}
catch (InvalidOperationException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}
