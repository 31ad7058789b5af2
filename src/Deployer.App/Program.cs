using Deployer.App;
using Deployer.Processes;

using var interruption = new Interruption();
var surroundings = new Surroundings(ProcessEnvironment.OfThisProcess().Variables, Terminal.OfThisProcess())
{
    Terminated = () => interruption.Terminated,
};
return await CommandLine.RunAsync(args, surroundings, interruption.Token).ConfigureAwait(false);
