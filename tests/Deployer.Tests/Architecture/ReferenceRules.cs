using System.Xml.Linq;

namespace Deployer.Tests.Architecture;

/// <summary>Which project may know which, and what it may be built on.</summary>
internal static class ReferenceRules
{
    private static readonly Dictionary<string, string[]> _allowed = new(StringComparer.Ordinal)
    {
        ["Deployer.Kernel"] = [],
        ["Deployer"] = ["Deployer.Kernel"],
        ["Fountain"] = ["Deployer.Kernel"],
        ["Deployer.Storage"] = ["Deployer", "Fountain", "Deployer.Kernel"],
        ["Deployer.Cluster"] = ["Deployer", "Deployer.Kernel"],
        ["Deployer.App"] = ["Deployer.Cluster", "Deployer.Storage", "Deployer", "Fountain", "Deployer.Kernel"],
    };

    /// <summary>The loop and the platform run without a web server, a database and a cluster.</summary>
    private static readonly string[] _outside = ["Microsoft.AspNetCore", "Microsoft.Data", "Dapper", "SQLite", "Npgsql", "Quartz"];

    public static IEnumerable<string> Wrong(string project, XDocument file) =>
        _allowed.TryGetValue(project, out var allowed)
            ? Projects(file).Except(allowed).Select(other => $"{project} references {other}; it may reference {Listed(allowed)}")
            : [$"{project} is not in the architecture: say in {nameof(ReferenceRules)} what it may reference"];

    public static IEnumerable<string> ForeignToThe(string project, XDocument file) => project switch
    {
        "Deployer.Kernel" => Packages(file).Select(package => $"{project} uses {package}; it is built on the base class library only"),
        "Deployer" or "Fountain" => Packages(file)
            .Where(package => _outside.Any(start => package.StartsWith(start, StringComparison.OrdinalIgnoreCase)))
            .Select(package => $"{project} uses {package}, which belongs to another project"),
        _ => [],
    };

    private static IEnumerable<string> Projects(XDocument file) =>
        Included(file, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    private static IEnumerable<string> Packages(XDocument file) =>
        Included(file, "PackageReference").Concat(Included(file, "FrameworkReference"))
            .Concat((string?)file.Root!.Attribute("Sdk") is "Microsoft.NET.Sdk" ? [] : ["Microsoft.AspNetCore.App"]);

    private static IEnumerable<string> Included(XDocument file, string item) =>
        file.Descendants(item).Select(element => (string?)element.Attribute("Include")).OfType<string>();

    private static string Listed(string[] names) => names is [] ? "none" : string.Join(", ", names);
}
