using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>Whether a test demands after what it demanded before.</summary>
internal sealed class ClaimComparison
{
    private readonly CodeChange _change;
    private readonly CodeUnit _unit;
    private readonly CodeUnit _unitAfter;
    private readonly IReadOnlyList<Claim> _before;
    private readonly IReadOnlyList<Claim> _after;

    public ClaimComparison(CodeChange change, CodeUnit before, CodeUnit after)
    {
        (_change, _unit, _unitAfter) = (change, before, after);
        (_before, _after) = ([.. Claims.Of(before).Where(claim => !claim.IsEmpty)], Claims.Of(after));
    }

    /// <summary>Whether anything was demanded.</summary>
    public bool AreAny => _before.Count > 0;

    /// <summary>What is put in before, not what is demanded.</summary>
    public IEnumerable<SwiftToken> InputsBefore => Inputs(_unit, _before);

    /// <summary>What is put in after, not what is demanded.</summary>
    public IEnumerable<SwiftToken> InputsAfter => Inputs(_unitAfter, _after);

    public IEnumerable<Check> Judge()
    {
        var free = _after.ToList();
        var open = _before.Where(claim => !Take(free, after => after.DemandsAllOf(claim))).ToList();
        foreach (var claim in open)
        {
            if (_change.IsBroken(_unit.File) && Take(free, after => after.IsRewordingOf(claim)))
            {
                continue;
            }

            var isVariant = Take(free, after => after.IsVariantOf(claim));
            if (isVariant && _change is { IsGreen: true, ChangesSources: true })
            {
                yield return new Check.Doubted([new Doubt("expectation-changed", $"{_unit.Place} would expect something else: {Short(claim)}.", Confidence.Low)]);
            }
            else
            {
                yield return new Check.Refused(
                    isVariant ? "assertion-weakened" : "assertion-removed",
                    $"{_unit.Place} would no longer demand what it does: {Short(claim)}.",
                    "the same assertion, or a stricter one, where it is reached as before");
            }
        }
    }

    private static IEnumerable<SwiftToken> Inputs(CodeUnit unit, IReadOnlyList<Claim> claims) =>
        unit.Body.Where(token => !claims.Any(claim => claim.Start <= token.Start && token.Start < claim.End));

    private static bool Take(List<Claim> claims, Predicate<Claim> fits)
    {
        var found = claims.FindIndex(fits);
        if (found >= 0) claims.RemoveAt(found);
        return found >= 0;
    }

    private static string Short(Claim claim) => claim.Text.Length > 100 ? claim.Text[..99] + "…" : claim.Text;
}
