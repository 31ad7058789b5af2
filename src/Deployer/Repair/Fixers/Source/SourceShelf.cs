using Deployer.Build.Swift;

namespace Deployer.Repair.Fixers.Source;

/// <summary>Reads a file of a package; null when it lies elsewhere, is missing or too large.</summary>
internal delegate ValueTask<SourceFile?> SourceReader(string packageFolder, string path, CancellationToken cancellationToken);

/// <summary>
/// Keeps the sources of a package for the fixers that are asked about one state of it, one after the other: however many look at
/// all of them, they are read once. A changed package needs a new one.
/// </summary>
internal sealed class SourceShelf(string packageFolder, SwiftManifest? manifest, SourceReader read)
{
    private const int MaxFiles = 1500;
    private const long MaxBytes = 24L * 1024 * 1024;

    private bool _isRead;
    private PackageSources? _all;

    /// <summary>All sources; null when there are more than can be looked at, so that nothing may be concluded from an absence.</summary>
    public async ValueTask<PackageSources?> AllAsync(CancellationToken cancellationToken)
    {
        if (_isRead) return _all;
        _all = await ReadAllAsync(cancellationToken) is { } files ? new PackageSources(manifest, files) : null;
        _isRead = true;
        return _all;
    }

    private async ValueTask<Dictionary<string, SwiftOutline>?> ReadAllAsync(CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, SwiftOutline>(StringComparer.Ordinal);
        var bytes = 0L;
        foreach (var path in SwiftFiles.In(packageFolder, ""))
        {
            if (path.Split('/')[0] is ".build" or "Package.swift") continue;
            if (await read(packageFolder, path, cancellationToken) is not { } file) continue;
            bytes += file.Text.Length;
            if (files.Count >= MaxFiles || bytes > MaxBytes) return null;
            files[path] = new SwiftOutline(new SwiftSource(file));
        }

        return files;
    }
}
