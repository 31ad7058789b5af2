using Deployer.Build.Swift;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.ModuleImport;

/// <summary>Finds the one module that declares a name which a file cannot see.</summary>
internal sealed class ModuleOwners(PackageSources sources)
{
    /// <summary>The import that a file of a target lacks; null when there is none, or more than one would do.</summary>
    public WantedImport? For(SwiftTarget target, Diagnostic error, TestableImports imports)
    {
        if (MissingName.TestLibraryFor(error) is { } library) return target.IsTest ? new WantedImport(library, false) : null;
        if (MissingName.Of(error) is not { } missing || (missing.IsInternal && !target.IsTest)) return null;
        if (!missing.IsInternal && IsDeclaredIn(target, missing)) return null;
        var owners = sources.DependenciesOf(target).Select(owner => (owner.Name, Found: Declared(owner, missing)))
            .Where(pair => pair.Found.Count > 0).ToList();
        if (owners is not [var only]) return null;
        var isTestable = !only.Found.Exists(IsSeen);
        if (isTestable && !target.IsTest) return null;
        return imports.Shows(only.Name, isTestable) ? null : new WantedImport(only.Name, isTestable || (target.IsTest && TestsUseTestable(target, only.Name)));
    }

    private bool IsDeclaredIn(SwiftTarget target, MissingName missing) =>
        sources.FilesOf(target).SelectMany(file => file.Declarations).Any(found => found.Name == missing.Name && found.Keyword != "extension" && IsAt(found, missing.Owner));

    /// <summary>At the top of a file, or in a type or its extension.</summary>
    private static bool IsAt(SwiftDeclaration found, string? owner) => owner is null ? found.Parent is null : found.Parent is { HasMembers: true } parent && parent.Name == owner;

    /// <summary>Whether other modules see it; what an extension says of itself holds for its members.</summary>
    private static bool IsSeen(SwiftDeclaration found) => found.IsPublic || found.Parent is { Keyword: "extension", IsPublic: true };

    private List<SwiftDeclaration> Declared(SwiftTarget owner, MissingName missing) =>
        [.. sources.FilesOf(owner).SelectMany(file => file.Declarations)
            .Where(found => found.Name == missing.Name && !found.IsPrivate && found.Keyword != "extension" && !found.IsLocal)
            .Where(found => missing.IsInternal ? !IsSeen(found) : IsAt(found, missing.Owner))];

    /// <summary>Whether the target's other files import a module with `@testable`.</summary>
    private bool TestsUseTestable(SwiftTarget target, string module) =>
        sources.FilesOf(target).Any(file => new TestableImports(file.Source).Shows(module, isTestable: true));
}
