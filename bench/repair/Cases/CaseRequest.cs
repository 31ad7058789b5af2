using System.Diagnostics;
using System.Globalization;
using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Grading;
using Deployer.RepairBench.Operators;

namespace Deployer.RepairBench.Cases;

/// <summary>A case that is wanted.</summary>
/// <param name="Operators">One; two or three for several faults at once.</param>
/// <param name="Change">The intended change of the faulty commit; null without history.</param>
/// <param name="Seed">Draws the place.</param>
internal sealed record CaseRequest(IReadOnlyList<IOperator> Operators, IntendedChange? Change, int Seed)
{
    private const int MostPlaces = 2_000;

    /// <summary>A test that fails in three runs of ten is green in all of these once in seventy times.</summary>
    public const int MostFlakyRuns = 12;

    public string Id(string package) => string.Create(
        CultureInfo.InvariantCulture, $"{package}-{Change?.Name ?? "none"}-{string.Join('+', Operators.Select(fault => fault.Name))}-{Seed % 10_000:0000}");

    /// <summary>All mutations in an order drawn by chance; of several faults, each in a file of its own.</summary>
    public IEnumerable<Mutation> Draw(BenchPackage package)
    {
        var random = new Random(Seed);
        IEnumerable<Mutation> drawn = Shuffled(Operators[0].Find(package.Good, package.Hidden), random);
        foreach (var added in Operators.Skip(1))
        {
            drawn = drawn.SelectMany(first => Shuffled(added.Find(first.Bad, first.Hidden).Where(next => FileOf(next) != FileOf(first)), random)
                .Take(1)
                .Select(next => first with { Bad = next.Bad, Place = $"{first.Place}, {next.Place}" }));
        }

        return drawn;
    }

    /// <summary>True when the builds show that the state is broken as this fault is meant to break it.</summary>
    public async Task<bool> IsBrokenAsync(IBuilder builder, FileTree bad, CancellationToken cancellationToken)
    {
        if (Operators[0].Symptom == Symptom.Flaky)
        {
            return await IsFlakyAsync(builder, bad, cancellationToken);
        }

        return IsAsMeant(await builder.RunAsync(bad, 0, cancellationToken)) && IsAsMeant(await builder.RunAsync(bad, 1, cancellationToken));
    }

    /// <summary>True when it is red once and green once.</summary>
    private async Task<bool> IsFlakyAsync(IBuilder builder, FileTree bad, CancellationToken cancellationToken)
    {
        var (red, green) = (false, false);
        for (var run = 0; run < MostFlakyRuns && !(red && green); run++)
        {
            var result = await builder.RunAsync(bad, run, cancellationToken);
            if (!IsAsMeant(result))
            {
                return false;
            }

            (red, green) = (red || !result.Green, green || result.Green);
        }

        return red && green;
    }

    /// <summary>True when one build shows what this fault is meant to show; a flaky test may show either.</summary>
    public bool IsAsMeant(SwiftResult result) => Operators[0].Symptom switch
    {
        Symptom.Build => !result.Built && Operators.All(fault => fault.Diagnostics.Count == 0 || Operators.Count > 1 || fault.Diagnostics.Any(result.Diagnostics.Contains)),
        Symptom.Infrastructure => !result.Built,
        Symptom.Flaky => result is { Built: true, Ended: true, Died: false },
        Symptom.Tests or Symptom.Impossible => result is { Built: true, Green: false, Ended: true, Died: false },
        Symptom.Crash => result is { Built: true, Green: false, Died: true },
        Symptom.Hang => result is { Built: true, Ended: false },
        _ => throw new UnreachableException(),
    };

    public CaseNote Note(string package, string place, IReadOnlyList<string> tests) => new(
        Id(package),
        package,
        Change is null ? History.None : History.Mixed,
        Change?.Name,
        Change?.Summary ?? "Import the service",
        [.. Operators.Select(fault => fault.Name)],
        Operators.Count > 1 ? Catalogue.SeveralFaults : Operators[0].Class,
        Operators[0].Symptom,
        place.Split(", "),
        tests,
        Change?.Hidden ?? [])
    {
        RightClasses = Operators[0].RightClasses,
    };

    private static string FileOf(Mutation mutation) => mutation.Place.Split(':')[0];

    private static Mutation[] Shuffled(IEnumerable<Mutation> mutations, Random random)
    {
        var all = mutations.Take(MostPlaces).ToArray();
        random.Shuffle(all);
        return all;
    }
}
