using Deployer.Kernel;

namespace Deployer.App.Analyze;

/// <summary>Where the sources lie that a log is about.</summary>
/// <param name="Package">Absolute path of the package; null when none is at hand.</param>
/// <param name="Repository">Absolute path of the repository; null when none is at hand.</param>
internal sealed record SourceFolder(string? Package, string? Repository)
{
    private const string Manifest = "Package.swift";

    /// <summary>The folder that was named, else the nearest package around the current folder.</summary>
    public static SourceFolder Find(Call call, string? named)
    {
        var package = named is null ? Nearest(call.Surroundings.CurrentFolder) : Require(call.FullPath(named));
        var checkout = call.Surroundings.Environment.GetValueOrDefault("GITHUB_WORKSPACE");
        var repository = Path.IsPathFullyQualified(checkout ?? "") ? checkout : RootAbove(package ?? call.Surroundings.CurrentFolder);
        return new SourceFolder(package, repository is null ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(repository)));
    }

    private static string Require(string folder)
    {
        if (!Directory.Exists(folder))
            throw new UsageException("no-folder", $"There is no folder {folder}.");
        return File.Exists(Path.Combine(folder, Manifest))
            ? Path.TrimEndingDirectorySeparator(folder)
            : throw new UsageException("no-package", $"{folder} holds no {Manifest}.", "--package names the folder of a Swift package.");
    }

    /// <summary>Outside a Git checkout only the folder itself counts: what lies above it is somebody else's.</summary>
    private static string? Nearest(string folder)
    {
        var root = RootAbove(folder) ?? folder;
        for (var at = folder; at is not null && at.Length >= root.Length; at = Path.GetDirectoryName(at))
            if (File.Exists(Path.Combine(at, Manifest)))
                return at;
        return null;
    }

    private static string? RootAbove(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
            // A file in a worktree or a submodule.
            if (Path.Exists(Path.Combine(at, ".git")))
                return at;
        return null;
    }
}
