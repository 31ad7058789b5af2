namespace Deployer.Repair.Fixers.Source;

/// <summary>
/// What a package declares at the top of its files. Where such a name is not found, its file may lack that declaration and not one of
/// the same name that the platform has.
/// </summary>
internal static class OwnNames
{
    /// <summary>None when there are more sources than can be looked at.</summary>
    public static async ValueTask<IReadOnlySet<string>> ReadAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var sources = await PackageSources.ReadAsync(context, cancellationToken);
        return (sources?.Declarations ?? []).Where(found => found.Parent is null && found.Keyword != "extension")
            .Select(found => found.Name).ToHashSet(StringComparer.Ordinal);
    }
}
