using System.Text.RegularExpressions;
using Deployer.Build.Swift;
using Deployer.Diagnose;
using Deployer.Diagnose.Text;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.MissingDependency;

/// <summary>
/// Reads from an error which target uses which sibling without declaring it. A clean build finds no such module; one over an old
/// build folder finds it there, and the linker lacks its symbols.
/// </summary>
internal sealed partial class DependencyReader(string packageFolder, TargetGraph graph)
{
    private const int MaxFilesPerTarget = 500;

    public async ValueTask<IReadOnlyList<TargetEdge>> ReadAsync(Diagnostic error, CancellationToken cancellationToken)
    {
        if (Undeclared().Match(error.Message) is { Success: true } undeclared)
        {
            return [new TargetEdge(undeclared.Groups[1].Value, undeclared.Groups[2].Value)];
        }

        if (NoModule().Match(error.Message) is { Success: true } module)
        {
            var owner = graph.OwnerOf(error.File) ?? graph.Find(error.Target);
            return owner is null ? [] : [new TargetEdge(owner.Name, module.Groups[1].Value)];
        }

        return Undefined().Match(error.Message) is { Success: true } undefined && ModuleOf(undefined.Groups[1].Value) is { } name
            ? await ImportersAsync(error, name, cancellationToken)
            : [];
    }

    /// <summary>The module an error lacks, judged by its text alone; null when it is about something else.</summary>
    public static string? NamesModule(Diagnostic error)
    {
        if (Undeclared().Match(error.Message) is { Success: true } undeclared) return undeclared.Groups[2].Value;
        if (NoModule().Match(error.Message) is { Success: true } module) return (error.File ?? error.Target) is null ? null : module.Groups[1].Value;
        return Undefined().Match(error.Message) is { Success: true } undefined
            && SwiftSymbol.Names(undefined.Groups[1].Value) is [var declaring, ..] ? declaring : null;
    }

    /// <summary>The target whose mangled name comes first in a symbol: a length and that many characters.</summary>
    private string? ModuleOf(string symbol) =>
        graph.Targets
            .Select(target => (target.Name, At: symbol.IndexOf($"{target.Name.Length}{target.Name}", StringComparison.Ordinal)))
            .Where(found => found.At >= 0)
            .OrderBy(found => found.At)
            .Select(found => found.Name)
            .FirstOrDefault();

    /// <summary>The targets that import a module without depending on it; the linker names at best the one whose link failed.</summary>
    private async ValueTask<IReadOnlyList<TargetEdge>> ImportersAsync(Diagnostic error, string module, CancellationToken cancellationToken)
    {
        var edges = new List<TargetEdge>();
        foreach (var target in graph.Targets.Where(target => graph.Allows(new TargetEdge(target.Name, module))))
        {
            if (await ImportsAsync(target, module, cancellationToken)) edges.Add(new TargetEdge(target.Name, module));
        }

        var owner = graph.OwnerOf(error.File)?.Name;
        return edges.Any(edge => edge.Target == owner) ? [.. edges.Where(edge => edge.Target == owner)] : edges;
    }

    private async ValueTask<bool> ImportsAsync(SwiftTarget target, string module, CancellationToken cancellationToken)
    {
        foreach (var path in SwiftFiles.In(packageFolder, target.Folder).Take(MaxFilesPerTarget))
        {
            if (await SourceFile.ReadAsync(packageFolder, path, cancellationToken) is { } file
                && new ImportSection(new SwiftSource(file)).HasOnLinux(module))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"^Target (\S+) imports another target \((\S+)\) in the package without declaring it a dependency")]
    private static partial Regex Undeclared();

    [GeneratedRegex(@"^no such module '(\w+)'")]
    private static partial Regex NoModule();

    [GeneratedRegex(@"undefined (?:reference to|symbols?)\b[^$]*(\$[sS]\w+)")]
    private static partial Regex Undefined();
}
