namespace Deployer.Repair.Gate.Tampering;

/// <summary>Whether a test demands after what it demanded before.</summary>
internal sealed class ClaimComparison
{
    private readonly CodeChange _change;
    private readonly CodeUnit _unit;
    private readonly IReadOnlyList<Claim> _before;
    private readonly IReadOnlyList<Claim> _after;

    public ClaimComparison(CodeChange change, CodeUnit before, CodeUnit after)
    {
        (_change, _unit) = (change, before);
        (_before, _after) = ([.. Claims.Of(before).Where(claim => !claim.IsEmpty)], Claims.Of(after));
    }

    /// <summary>Whether anything was demanded.</summary>
    public bool AreAny => _before.Count > 0;

    /// <summary>Whether a place belongs to what is demanded, and is judged with it.</summary>
    public bool Covers(int offset) => _before.Any(claim => claim.Start <= offset && offset < claim.End);

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

    private static bool Take(List<Claim> claims, Predicate<Claim> fits)
    {
        var found = claims.FindIndex(fits);
        if (found >= 0) claims.RemoveAt(found);
        return found >= 0;
    }

    private static string Short(Claim claim) => claim.Text.Length > 100 ? claim.Text[..99] + "…" : claim.Text;
}
