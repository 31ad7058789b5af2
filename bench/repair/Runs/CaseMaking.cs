using System.Diagnostics;
using System.Globalization;
using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Runs;

/// <summary>Makes the cases of a plan until there are enough.</summary>
/// <param name="packages">The packages of the share.</param>
/// <param name="workshop">Where they are built.</param>
/// <param name="store">Where the cases are kept.</param>
/// <param name="tried">What was tried before.</param>
internal sealed class CaseMaking(IReadOnlyList<BenchPackage> packages, Workshop workshop, CaseStore store, TriedSlots tried)
{
    public async Task RunAsync(CasePlan plan, int wanted, CancellationToken cancellationToken)
    {
        var makers = packages.ToDictionary(package => package.Name, package => new CaseMaker(package, workshop.BuilderOf(package.Name)), StringComparer.Ordinal);
        var count = store.List().Count;
        foreach (var slot in plan.List().GroupBy(item => item.Slot).Where(slot => !tried.Has(slot.Key)))
        {
            if (count >= wanted)
            {
                return;
            }

            var start = Stopwatch.GetTimestamp();
            foreach (var (_, package, request) in slot)
            {
                if (store.Has(request.Id(package.Name)) || await makers[package.Name].TryMakeAsync(request, cancellationToken) is not { } made)
                {
                    continue;
                }

                store.Write(made);
                var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{++count}: {made.Note.Id} at {string.Join(", ", made.Note.Places)} ({seconds:0} s)"));
                break;
            }

            tried.Add(slot.Key);
        }
    }
}
