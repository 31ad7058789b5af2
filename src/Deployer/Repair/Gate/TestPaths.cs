namespace Deployer.Repair.Gate;

/// <summary>Which paths of a package belong to its tests.</summary>
/// <param name="testFolders">Folders of the test targets, relative to the package; they need not be under `Tests`.</param>
internal sealed class TestPaths(IReadOnlyList<string> testFolders)
{
    private static readonly PathGlob[] Usual = [.. new[] { "Tests/**", "**/Tests/**", "**/*.xctestplan" }.Select(pattern => new PathGlob(pattern))];

    private readonly PathGlob[] _declared = [.. testFolders.Select(folder => new PathGlob(folder))];

    public bool Has(string path) => Usual.Any(glob => glob.Matches(path)) || _declared.Any(glob => glob.Matches(path));
}
