using Deployer.Diagnose;
using Deployer.Kernel;

namespace Deployer.Repair.Memory;

/// <summary>How much a remembered fix has in common with a failure, the most first.</summary>
internal enum KeyMatch
{
    Exact,
    Family,
    Class,
}

/// <summary>A fix that comes to mind for a failure.</summary>
/// <param name="Fix">What is remembered.</param>
/// <param name="Match">The finest key that both share.</param>
internal sealed record Recollection(RememberedFix Fix, KeyMatch Match);

/// <summary>Keeps the fixes that the gate has passed.</summary>
internal interface IFixMemory
{
    /// <summary>The fixes for failures of this class, as <see cref="Recall"/> orders them.</summary>
    Task<IReadOnlyList<Recollection>> FindAsync(FailureKeys keys, CancellationToken cancellationToken);

    /// <summary>Adds fixes, all or none. What is known already is merged; see <see cref="RememberedFix.With"/>. The number that were new.</summary>
    Task<int> SaveAsync(IReadOnlyList<RememberedFix> fixes, CancellationToken cancellationToken);

    /// <summary>All fixes, those that were used first first.</summary>
    Task<IReadOnlyList<RememberedFix>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Notes what became of a use in all fixes that it taught; a better outcome than the known one changes nothing.</summary>
    /// <param name="use">See <see cref="FixUse.IdOf"/>.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task NoteOutcomeAsync(Fingerprint use, UseOutcome outcome, CancellationToken cancellationToken);
}

/// <summary>Orders what comes to mind.</summary>
internal static class Recall
{
    /// <summary>Those that share the exact key first, then the family, then the class; among them by weight, then those used last.</summary>
    public static IReadOnlyList<Recollection> Order(IEnumerable<RememberedFix> fixes, FailureKeys keys) =>
    [
        .. fixes.Where(fix => fix.Class == keys.Class)
            .Select(fix => new Recollection(fix, MatchOf(fix, keys)))
            .OrderBy(found => found.Match)
            .ThenByDescending(found => FixWeight.Of(found.Fix))
            .ThenByDescending(found => found.Fix.LastSeen)
            .ThenBy(found => found.Fix.Id.Value, StringComparer.Ordinal),
    ];

    private static KeyMatch MatchOf(RememberedFix fix, FailureKeys keys) =>
        fix.Uses.Any(use => use.Exact == keys.Exact) ? KeyMatch.Exact
        : fix.Uses.Any(use => use.Family == keys.Family) ? KeyMatch.Family
        : KeyMatch.Class;
}
