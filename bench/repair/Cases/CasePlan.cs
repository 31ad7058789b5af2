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

    private IReadOnlyList<IOperator> operators = [.. Catalogue.All.Where(fault => fault.Share == half)];

    /// <summary>The only operator that is used; null: all of the share, and several at once.</summary>
    public string? Only
    {
        get;
        init
        {
            field = value;
            operators = [.. operators.Where(fault => value is null || fault.Name == value)];
        }
    }

    /// <summary>The first number says which slot of the round it fills: several requests share one until one of them can be made.</summary>
    public IEnumerable<(int Slot, BenchPackage Package, CaseRequest Request)> List()
    {
        var slot = 0;
        for (var round = 0; round < MostRounds; round++)
        {
            foreach (var (fault, turn) in Turns(round))
            {
                var random = Random($"{seed} {turn} {fault.Class}");
                foreach (var package in Shuffled(packages, random))
                {
                    yield return (slot, package, Request(package, [fault], (turn + fault.Class) % 2 == 1, random));
                }

                slot++;
            }

            if (Only is not null)
            {
                continue;
            }

            foreach (var package in Shuffled(packages, Random($"{seed} {round} several")))
            {
                var random = Random($"{seed} {round} {package.Name}");
                yield return (slot, package, Request(package, Several(random), round % 2 == 1, random));
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

    /// <summary>One operator of each class, another each time; two of the few classes whose right answer is to change nothing.</summary>
    private IEnumerable<(IOperator Fault, int Turn)> Turns(int round)
    {
        foreach (var group in Shuffled([.. operators.GroupBy(fault => fault.Class).OrderBy(group => group.Key)], Random($"{seed} {round}")))
        {
            var faults = Shuffled([.. group], Random($"{seed} {group.Key}"));
            var turns = faults[0].RightClasses.Count > 0 ? 2 : 1;
            for (var turn = round * turns; turn < (round + 1) * turns; turn++)
            {
                yield return (faults[turn % faults.Length], turn);
            }
        }
    }

    private static CaseRequest Request(BenchPackage package, IReadOnlyList<IOperator> faults, bool mixed, Random random)
    {
        var change = mixed && package.Changes.Count > 0 ? package.Changes[random.Next(package.Changes.Count)] : null;
        return new CaseRequest(faults, change, random.Next());
    }

    /// <summary>Two or three faults that do not build and do not need a good state of their own.</summary>
    private IOperator[] Several(Random random)
    {
        var simple = operators.Where(fault => fault is PatternOperator { Symptom: Symptom.Build, Scope: Scope.Sources }).ToArray();
        random.Shuffle(simple);
        return simple[..random.Next(2, MostFaults + 1)];
    }

    private static T[] Shuffled<T>(IReadOnlyList<T> items, Random random)
    {
        T[] all = [.. items];
        random.Shuffle(all);
        return all;
    }

    /// <summary>The same on every machine and in every run, unlike the hash codes of strings.</summary>
    private static Random Random(string text) => new(text.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)) & int.MaxValue);
}
