using System.Text.RegularExpressions;

namespace Deployer.Repair.Gate.Proof;

/// <summary>
/// Which files of a package have a say in what its tests find: the tests, what they read and call, the manifests, and the pinned
/// versions. All else is what is judged.
/// </summary>
internal static partial class JudgeFiles
{
    public static bool Has(GateQuestion question, string path) =>
        question.IsTest(path) || IsManifest(path) || IsPins(path) || path.Split('/').SkipLast(1).Any(IsOfTests);

    /// <summary>`Package.swift`, or one for a certain version of the tools, of this package or one below.</summary>
    public static bool IsManifest(string path) => ManifestName().IsMatch(path);

    private static bool IsPins(string path) => path == "Package.resolved" || path.EndsWith("/Package.resolved", StringComparison.Ordinal);

    /// <summary>Folders that hold what tests compare with, or what they call to compare.</summary>
    private static bool IsOfTests(string folder) => FixtureFolder().IsMatch(folder) || SupportTarget().IsMatch(folder);

    [GeneratedRegex(@"(?:^|/)Package(?:@swift-[^/]*)?\.swift$", RegexOptions.NonBacktracking)]
    private static partial Regex ManifestName();

    [GeneratedRegex(@"^(?:fixtures?|test[-_ ]?(?:data|files|resources|vectors)|_*snapshots?_*|goldens?)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex FixtureFolder();

    [GeneratedRegex(@"Test(?:s|ing)?(?:Support|Utils|Utilities|Helpers?|Kit|Fixtures|Doubles|Mocks)$", RegexOptions.NonBacktracking)]
    private static partial Regex SupportTarget();
}
