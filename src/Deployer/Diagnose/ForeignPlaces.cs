namespace Deployer.Diagnose;

/// <summary>Where files lie that no package of ours holds: fetched packages, toolchains and SDKs.</summary>
internal static class ForeignPlaces
{
    private static readonly string[] ToolRoots =
    [
        "/usr/bin/", "/usr/include/", "/usr/lib/", "/usr/lib64/", "/usr/libexec/", "/usr/share/", "/usr/local/bin/", "/usr/local/include/",
        "/usr/local/lib/", "/lib/", "/lib64/", "/opt/swift", "/Library/Developer/", "/Applications/Xcode", "/System/Library/",
    ];

    private static readonly string[] ToolParts = [".sdk/", ".xctoolchain/", "/usr/lib/swift/", "/usr/include/", ".swiftmodule/", ".artifactbundle/"];

    private static readonly string[] FetchedParts =
    [
        "/.build/checkouts/", "/.build/repositories/", "/.build/artifacts/", "/SourcePackages/checkouts/", "/SourcePackages/artifacts/",
        "/org.swift.swiftpm/",
    ];

    /// <summary>True for an absolute path of a fetched package, a toolchain or an SDK.</summary>
    public static bool Hold(string path) => IsTool(path) || Array.Exists(FetchedParts, part => path.Contains(part, StringComparison.Ordinal));

    /// <summary>True for a path of a toolchain or an SDK.</summary>
    public static bool IsTool(string path) =>
        Array.Exists(ToolRoots, root => path.StartsWith(root, StringComparison.Ordinal))
        || Array.Exists(ToolParts, part => path.Contains(part, StringComparison.Ordinal));
}
