using System.Globalization;
using Deployer.App;
using Deployer.CrashHost;
using Deployer.Processes;
using Deployer.Repair.Fixers;

// Usage: POINT FILE ARGUMENT…: runs codex-deployer, writes the places it passes into FILE, one a line, and ends it the hard way at
// the one of this number; 0 lets it live.
using var points = new CrashPoints(int.Parse(args[0], CultureInfo.InvariantCulture), args[1]);
var surroundings = new Surroundings(ProcessEnvironment.OfThisProcess().Variables, Terminal.OfThisProcess())
{
    Fixers = [.. FixerSet.Standard, new LineFixer()],
    CrashPoints = points,

    // What comes of one service must not depend on what another one has taught before: the order differs from run to run.
    AsksMemory = false,
};
return await CommandLine.RunAsync(args[2..], surroundings, CancellationToken.None).ConfigureAwait(false);
