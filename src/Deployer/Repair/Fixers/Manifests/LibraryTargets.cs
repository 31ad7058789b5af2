namespace Deployer.Repair.Fixers.Manifests;

/// <summary>The targets whose public names other packages may use, because a library of the manifest offers them.</summary>
internal static class LibraryTargets
{
    /// <summary>Their names; none when the manifest cannot be read.</summary>
    public static async ValueTask<IReadOnlySet<string>> ReadAsync(string packageFolder, CancellationToken cancellationToken)
    {
        var manifest = await ManifestDocument.ReadAsync(packageFolder, cancellationToken);
        return manifest is null
            ? new HashSet<string>()
            : manifest.Literals.Where(literal => literal.Label == "targets" && literal.Call is { Name: "library" } call && manifest.Products.Contains(call))
                .Select(literal => literal.Value).ToHashSet(StringComparer.Ordinal);
    }
}
