using Deployer.Kernel;
using Deployer.Repair.Fixers;
using Deployer.Workspace;

namespace Deployer.Watch;

/// <summary>What decides whether trying again can come to anything else: the input, what it is mended with, and what people propose.</summary>
internal static class AttemptKey
{
    /// <summary>No model mends anything yet; its name belongs here when one does.</summary>
    private const string Model = "";

    /// <summary>What a red input is mended with. Equal means on an equal input lead to an equal end.</summary>
    public static string MeansOf(FixOptions fix) =>
        Fingerprint.Of(
        [
            FixerSet.Version,
            Model,
            fix.Attempts.ToString(System.Globalization.CultureInfo.InvariantCulture),
            fix.QuarantineDays.ToString(System.Globalization.CultureInfo.InvariantCulture),
            .. fix.Never.Order(StringComparer.Ordinal),
        ]).Value;

    /// <summary>Everything that a cycle on this work would do.</summary>
    public static string Of(Work work) =>
        Fingerprint.Of(
        [
            work.Keys.Whole,
            MeansOf(work.Source.Options.Fix),
            .. work.Feedback.Select(feedback => feedback.Proposal.PatchId).Order(StringComparer.Ordinal),
        ]).Value;
}
