using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Grading;

namespace Deployer.RepairBench.Cases;

/// <summary>Draws faults for one package and keeps those that break it as meant.</summary>
/// <param name="package">What is broken.</param>
/// <param name="builder">Builds states.</param>
internal sealed class CaseMaker(BenchPackage package, IBuilder builder)
{
    /// <summary>How many places are tried before the operator is given up.</summary>
    public const int MostTries = 5;

    /// <summary>
    /// The first of the operator's places, in an order drawn by chance, that breaks the package twice with the diagnostic that was
    /// meant, while the good state is green twice with all hidden tests; null when none of the first few does.
    /// </summary>
    public async Task<Case?> TryMakeAsync(CaseRequest request, CancellationToken cancellationToken)
    {
        var parent = request.Change?.Undo(package.Good) ?? FileTree.Empty;
        foreach (var mutation in request.Draw(package).Take(MostTries))
        {
            if (await request.IsBrokenAsync(builder, mutation.Bad, cancellationToken)
                && await GreenAsync(mutation.Good, mutation.Hidden, cancellationToken) is { } tests)
            {
                return new Case(
                    request.Note(package.Name, mutation.Place, [.. tests.Order(StringComparer.Ordinal)]),
                    mutation.Good,
                    mutation.Bad,
                    parent,
                    mutation.Hidden);
            }
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
                && !(await builder.RunAsync(change.Undo(package.Good).With(package.Hidden), 0, cancellationToken)).Green;
        }

        return sound;
    }

    /// <summary>Names of the visible tests when the state is green twice, with the hidden tests as well; null when it is not.</summary>
    private async Task<IReadOnlyList<string>?> GreenAsync(FileTree state, FileTree hidden, CancellationToken cancellationToken)
    {
        var visible = await builder.RunAsync(state, 0, cancellationToken);
        return visible.Green && (await builder.RunAsync(state.With(hidden), 0, cancellationToken)).Green ? visible.Passed : null;
    }
}
