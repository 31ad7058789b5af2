using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Grading;

namespace Deployer.RepairBench.Cases;

/// <summary>Draws faults for one package and keeps those that break it as meant.</summary>
/// <param name="package">What is broken.</param>
/// <param name="slot">Where states are built.</param>
internal sealed class CaseMaker(BenchPackage package, SwiftSlot slot)
{
    private readonly Dictionary<FileTree, IReadOnlySet<string>?> greens = [];

    /// <summary>
    /// The first of the operator's places, in an order drawn by chance, that breaks the package twice with the diagnostic that was
    /// meant, while the good state is green twice with all hidden tests; null when none of the first few does.
    /// </summary>
    public async Task<Case?> TryMakeAsync(CaseRequest request, int tries, CancellationToken cancellationToken)
    {
        var parent = request.Change?.Undo(package.Good) ?? FileTree.Empty;
        foreach (var mutation in request.Draw(package).Take(tries))
        {
            if (await GreenAsync(mutation.Good, mutation.Hidden, cancellationToken) is not { } tests
                || !await IsBrokenAsync(mutation.Bad, request, cancellationToken))
            {
                continue;
            }

            return new Case(
                request.Note(package.Name, mutation.Place, [.. tests.Order(StringComparer.Ordinal)]),
                mutation.Good,
                mutation.Bad,
                parent,
                mutation.Hidden);
        }

        return null;
    }

    /// <summary>True when the package and the states before its changes are what they must be; else the benchmark itself is broken.</summary>
    public async Task<bool> IsSoundAsync(CancellationToken cancellationToken)
    {
        var sound = await GreenAsync(package.Good, package.Hidden, cancellationToken) is not null;
        foreach (var change in package.Changes)
        {
            sound &= await GreenAsync(change.Undo(package.Good), package.GeneralHidden, cancellationToken) is not null
                && !(await slot.RunAsync(change.Undo(package.Good).With(package.Hidden), cancellationToken)).Green;
        }

        return sound;
    }

    /// <summary>Names of the visible tests when the state is green twice, with the hidden tests as well; null when it is not.</summary>
    private async Task<IReadOnlySet<string>?> GreenAsync(FileTree state, FileTree hidden, CancellationToken cancellationToken)
    {
        if (greens.TryGetValue(state, out var known))
        {
            return known;
        }

        var visible = await slot.RunAsync(state, cancellationToken);
        var full = visible.Green ? await slot.RunAsync(state.With(hidden), cancellationToken) : visible;
        return greens[state] = visible.Green && full.Green ? visible.Passed : null;
    }

    private async Task<bool> IsBrokenAsync(FileTree bad, CaseRequest request, CancellationToken cancellationToken)
    {
        for (var run = 0; run < 2; run++)
        {
            if (!request.IsAsMeant(await slot.RunAsync(bad, cancellationToken)))
            {
                return false;
            }
        }

        return true;
    }
}
