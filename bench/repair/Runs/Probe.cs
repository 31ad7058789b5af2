using System.Globalization;
using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Operators;

namespace Deployer.RepairBench.Runs;

/// <summary>Shows what the places of an operator lead to, for whoever writes operators and packages. Makes no case.</summary>
/// <param name="packages">The packages of the share.</param>
/// <param name="workshop">Where they are built.</param>
internal sealed class Probe(IReadOnlyList<BenchPackage> packages, Workshop workshop)
{
    /// <param name="fault">The operator.</param>
    /// <param name="count">How many places of each package are built.</param>
    /// <param name="seed">Draws them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RunAsync(IOperator fault, int count, int seed, CancellationToken cancellationToken)
    {
        var request = new CaseRequest([fault], null, seed);
        foreach (var package in packages)
        {
            var all = request.Draw(package).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fault.Name} in {package.Name}: {all.Count} places"));
            foreach (var mutation in all.Take(count))
            {
                var result = await workshop.BuilderOf(package.Name).RunAsync(mutation.Bad, 0, cancellationToken);
                Console.WriteLine($"  {mutation.Place}: {(request.IsAsMeant(result) ? "as meant" : "NOT")}; {(result.Built ? result.Green ? "green" : "red tests" : "red")} {string.Join(", ", result.Diagnostics)}");
            }
        }
    }
}
