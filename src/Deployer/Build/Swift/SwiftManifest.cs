namespace Deployer.Build.Swift;

/// <summary>What a `Package.swift` declares, as `swift package dump-package` tells it.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="ToolsVersion">For example `6.0.0`.</param>
/// <param name="Targets">In the order of the manifest.</param>
/// <param name="PathDependencies">Paths of dependencies in other folders, as written, relative to the package.</param>
internal sealed record SwiftManifest(
    string Name, string ToolsVersion, IReadOnlyList<SwiftTarget> Targets, IReadOnlyList<string> PathDependencies)
{
    /// <summary>Relative to the package.</summary>
    public IReadOnlyList<string> TestFolders => [.. Targets.Where(target => target.IsTest).Select(target => target.Folder)];

    public bool HasTests => Targets.Any(target => target.IsTest);
}

/// <summary>One target of a package.</summary>
/// <param name="Name">Its name, which is its module's.</param>
/// <param name="Type">`regular`, `executable`, `test`, `system`, `binary`, `plugin` or `macro`.</param>
/// <param name="Folder">Relative to the package, for example `Sources/Core`.</param>
/// <param name="Dependencies">Names of the targets and products it depends on.</param>
internal sealed record SwiftTarget(string Name, string Type, string Folder, IReadOnlyList<string> Dependencies)
{
    public bool IsTest => string.Equals(Type, "test", StringComparison.Ordinal);
}
