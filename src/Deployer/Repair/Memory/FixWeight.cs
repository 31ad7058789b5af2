using System.Globalization;

namespace Deployer.Repair.Memory;

/// <summary>
/// What outcomes teach. The weight of a fix is: verified uses + those that were kept - those that were amended - 3 for each that was
/// reverted. A fix whose weight is not above zero is not proposed any more. It is promoted, so that the push policy counts it as
/// `memory` and not as the fresh find it once was, after two verified uses or once it was kept, as long as it was never reverted.
/// </summary>
internal static class FixWeight
{
    private const int PriceOfRevert = 3;
    private const int UsesToTrust = 2;

    public static int Of(RememberedFix fix) => fix.Verified + fix.Kept - fix.Amended - (PriceOfRevert * fix.Reverted);

    public static bool IsProposed(RememberedFix fix) => Of(fix) > 0;

    public static bool IsPromoted(RememberedFix fix) => fix.Reverted == 0 && (fix.Verified >= UsesToTrust || fix.Kept > 0);

    /// <summary>The weight and what it is made of, for people.</summary>
    public static string Why(RememberedFix fix) => string.Create(
        CultureInfo.InvariantCulture,
        $"weight {Of(fix)} = {fix.Verified} verified + {fix.Kept} kept - {fix.Amended} amended - {PriceOfRevert} x {fix.Reverted} reverted; "
        + $"first by {fix.Way} on {fix.FirstSeen.UtcDateTime:yyyy-MM-dd}, last on {fix.LastSeen.UtcDateTime:yyyy-MM-dd}");
}
