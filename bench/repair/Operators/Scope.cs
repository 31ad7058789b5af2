namespace Deployer.RepairBench.Operators;

/// <summary>Which files of a package an operator changes.</summary>
internal enum Scope
{
    Sources,
    Tests,
    Manifest,

    /// <summary>Sources in C.</summary>
    C,
}

/// <summary>Tells the files of a package apart.</summary>
internal static class Scopes
{
    public static bool Holds(this Scope scope, string path) => scope switch
    {
        Scope.Sources => path.StartsWith("Sources/", StringComparison.Ordinal) && IsSwift(path),
        Scope.Tests => path.StartsWith("Tests/", StringComparison.Ordinal) && IsSwift(path),
        Scope.C => path.StartsWith("Sources/", StringComparison.Ordinal) && path.EndsWith(".c", StringComparison.Ordinal),
        _ => path == ManifestText.Path,
    };

    public static bool IsSwift(string path) => path.EndsWith(".swift", StringComparison.Ordinal);
}
