using Deployer.Repair.Fixers.Manifests;

namespace Deployer.Repair.Fixers.TargetFolder;

/// <summary>Folders with sources that no target of a manifest has.</summary>
internal sealed class UnclaimedFolders(ManifestDocument manifest, string packageFolder)
{
    /// <summary>The only folder a target can mean: by its name, else the only one left for its kind; null when there is a choice.</summary>
    public string? FolderOf(ManifestCall target)
    {
        var name = manifest.NameOf(target)!;
        var isTest = target.Name == "testTarget";
        var claimed = manifest.Targets.Where(other => other != target).Select(ClaimedBy).ToList();
        var free = PackageFolders.Below(packageFolder)
            .Where(folder => HasSources(folder, name))
            .Where(folder => !claimed.Exists(other => IsInside(folder, other) || IsInside(other, folder)))
            .ToList();
        var outer = free.Where(folder => !free.Exists(other => other != folder && IsInside(folder, other))).ToList();
        var named = outer.Where(folder => LastPart(folder) == name).ToList();
        if (named.Count == 0) named = outer.Where(folder => NearName.Of(name, [LastPart(folder)]) is not null).ToList();
        if (named.Count > 0) return named is [var only] ? only : null;
        return outer.Where(folder => folder.StartsWith(isTest ? "Tests/" : "Sources/", StringComparison.Ordinal)).ToList() is [var left] ? left : null;
    }

    /// <summary>Whether sources lie below `Sources` or `Tests` in a folder that no target has.</summary>
    public bool HasAny()
    {
        var claimed = manifest.Targets.Select(ClaimedBy).ToList();
        return PackageFolders.Below(packageFolder).Any(folder =>
            (folder.StartsWith("Sources/", StringComparison.Ordinal) || folder.StartsWith("Tests/", StringComparison.Ordinal))
            && HasSources(folder, "") && !claimed.Exists(other => IsInside(folder, other)));
    }

    private string ClaimedBy(ManifestCall target) =>
        manifest.TextOf(target, "path")?.TrimEnd('/')
        ?? $"{(target.Name == "testTarget" ? "Tests" : target.Name == "plugin" ? "Plugins" : "Sources")}/{manifest.NameOf(target)}";

    /// <summary>Whether sources lie in it or, when it has the target's name, in folders of it.</summary>
    private bool HasSources(string folder, string name)
    {
        var full = Path.Combine(packageFolder, folder);
        return folder is not ("Sources" or "Tests") && !File.Exists(Path.Combine(full, ManifestDocument.FileName))
            && (PackageFolders.HasSources(full) || (LastPart(folder) == name && Directory.EnumerateDirectories(full).Take(50).Any(PackageFolders.HasSources)));
    }

    private static bool IsInside(string folder, string other) =>
        folder == other || folder.StartsWith(other + "/", StringComparison.Ordinal);

    private static string LastPart(string folder) => folder[(folder.LastIndexOf('/') + 1)..];
}
