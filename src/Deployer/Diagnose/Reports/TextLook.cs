namespace Deployer.Diagnose.Reports;

/// <summary>How a report for people looks.</summary>
/// <param name="Ink">With which colours.</param>
/// <param name="Width">How many columns there are.</param>
/// <param name="Verbose">Warnings and all further errors are listed, too.</param>
internal sealed record TextLook(Ink Ink, int Width, bool Verbose)
{
    public static TextLook Plain { get; } = new(Ink.None, 120, Verbose: false);
}
