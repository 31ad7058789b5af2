using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Operators;

namespace Deployer.RepairBench.Cases;

/// <summary>The cases that are to be tried, in an order that gives each class its turn; all from one seed.</summary>
/// <param name="packages">The packages of the half.</param>
/// <param name="half">Which operators may be used.</param>
/// <param name="seed">Draws packages, operators, changes and places.</param>
internal sealed class CasePlan(IReadOnlyList<BenchPackage> packages, Share half, int seed)
{
    private const int MostRounds = 60;
    private const int MostFaults = 3;

    private readonly IReadOnlyList<IOperator> operators = [.. Catalogue.All.Where(fault => fault.Share == half)];

    /// <summary>The first number says which slot of the round it fills: several requests share one until one of them can be made.</summary>
    public IEnumerable<(int Slot, BenchPackage Package, CaseRequest Request)> List()
    {
        var slot = 0;
        for (var round = 0; round < MostRounds; round++)
        {
            foreach (var group in operators.GroupBy(fault => fault.Class).OrderBy(group => group.Key))
            {
                var random = Random($"{seed} {round} {group.Key}");
                var faults = group.ToArray();
                foreach (var package in Shuffled(packages, random))
                {
                    yield return (slot, package, Request(package, [faults[round % faults.Length]], round, random));
                }

                slot++;
            }

            foreach (var package in Shuffled(packages, Random($"{seed} {round} several")))
            {
                var random = Random($"{seed} {round} {package.Name}");
                yield return (slot, package, Request(package, Several(random), round, random));
            }

            slot++;
        }
    }

    /// <summary>The same as long as it plans the same cases of the same packages.</summary>
    public string Fingerprint => Kernel.Fingerprint.Of(
    [
        .. packages.SelectMany(package => new[] { package.Name, package.Good.Fingerprint, package.Hidden.Fingerprint }),
        .. List().Select(item => item.Request.Id(item.Package.Name)),
    ]).Value;

    /// <summary>What a case was made of; null when the plan does not hold it.</summary>
    public (BenchPackage Package, CaseRequest Request)? Find(string id) => List()
        .Where(item => item.Request.Id(item.Package.Name) == id)
        .Select(item => ((BenchPackage, CaseRequest)?)(item.Package, item.Request))
        .FirstOrDefault();

    private static CaseRequest Request(BenchPackage package, IReadOnlyList<IOperator> faults, int round, Random random)
    {
        var change = round % 2 == 1 && package.Changes.Count > 0 ? package.Changes[random.Next(package.Changes.Count)] : null;
        return new CaseRequest(faults, change, random.Next());
    }

    /// <summary>Two or three faults that do not build and do not need a good state of their own.</summary>
    private IOperator[] Several(Random random)
    {
        var simple = operators.Where(fault => fault is PatternOperator { Symptom: Symptom.Build, Scope: Scope.Sources }).ToArray();
        random.Shuffle(simple);
        return simple[..random.Next(2, MostFaults + 1)];
    }

    private static BenchPackage[] Shuffled(IReadOnlyList<BenchPackage> packages, Random random)
    {
        BenchPackage[] all = [.. packages];
        random.Shuffle(all);
        return all;
    }

    /// <summary>The same on every machine and in every run, unlike the hash codes of strings.</summary>
    private static Random Random(string text) => new(text.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)) & int.MaxValue);
}
