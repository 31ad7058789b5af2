using Deployer.App;

using var interruption = new Interruption();
var surroundings = new Surroundings(EnvironmentVariables.OfThisProcess(), Terminal.OfThisProcess())
{
    Terminated = () => interruption.Terminated,
};
return await CommandLine.RunAsync(args, surroundings, interruption.Token).ConfigureAwait(false);
