using System.Text;
using Deployer.Kernel;
using Deployer.Repair.Fixers.Manifests;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.MissingProduct;

/// <summary>The packages that a manifest depends on, as far as they lie at hand: by their path or as a checkout.</summary>
internal sealed class DeclaredPackages(ManifestDocument manifest, string packageFolder)
{
    private const int MaxBytes = 1024 * 1024;

    private List<(string Identity, ManifestDocument Manifest)>? _read;

    /// <summary>The only library of them that brings a module; null when none does, or several.</summary>
    public async ValueTask<ProductOfPackage?> FindAsync(string module, CancellationToken cancellationToken)
    {
        _read ??= await ReadAsync(cancellationToken);
        var found = _read.SelectMany(package => LibrariesOf(package.Manifest, module).Select(name => new ProductOfPackage(name, package.Identity))).Distinct().ToList();
        if (found.Count > 1) found = found.Where(product => product.Name == module).ToList();
        return found is [var only] ? only : null;
    }

    private static IEnumerable<string> LibrariesOf(ManifestDocument package, string module) => package.Products
        .Where(product => product.Name == "library"
            && package.Literals.Any(literal => literal.Call == product && literal.Label == "targets" && literal.Value == module))
        .Select(package.NameOf)
        .OfType<string>();

    private async ValueTask<List<(string Identity, ManifestDocument Manifest)>> ReadAsync(CancellationToken cancellationToken)
    {
        var read = new List<(string Identity, ManifestDocument Manifest)>();
        foreach (var (identity, folder) in manifest.Packages.Select(Place).OfType<(string Identity, string Folder)>())
        {
            var file = Path.Combine(folder, ManifestDocument.FileName);
            if (!RegularFile.Holds(file, MaxBytes)) continue;
            var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, cancellationToken));
            read.Add((identity, new ManifestDocument(new SourceFile(ManifestDocument.FileName, text))));
        }

        return read;
    }

    private (string Identity, string Folder)? Place(ManifestCall package)
    {
        if (manifest.TextOf(package, "path") is { } path) return (LastPart(path), Path.GetFullPath(Path.Combine(packageFolder, path)));
        return manifest.TextOf(package, "url") is { } url ? (LastPart(url), Path.Combine(packageFolder, ".build", "checkouts", LastPart(url))) : null;
    }

    private static string LastPart(string place)
    {
        var name = place.TrimEnd('/')[(place.TrimEnd('/').LastIndexOf('/') + 1)..];
        return name.EndsWith(".git", StringComparison.Ordinal) ? name[..^4] : name;
    }
}
