using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.SocketType;

/// <summary>Rewrites uses of socket constants in one file.</summary>
/// <param name="source">The file.</param>
/// <param name="isForDarwin">Whether its package names Darwin among its platforms.</param>
internal sealed class SocketRewrite(SwiftSource source, bool isForDarwin)
{
    private static readonly string[] DarwinWords = ["Darwin", "macOS", "OSX", "iOS"];

    public SourceFile Apply(IReadOnlyList<SocketUse> uses)
    {
        var isPortable = IsPortable();
        var names = uses
            .Where(use => isPortable && use.IsOnDarwin && use.Constant.PortableName is not null)
            .Select(use => use.Constant)
            .Distinct()
            .ToDictionary(constant => constant, FreeName);
        var edits = uses.Select(use => new TextEdit(
            use.Start, use.End, names.TryGetValue(use.Constant, out var name) && use.IsOnDarwin ? name : Converted(use))).ToList();
        var missing = names.Where(pair => !IsDeclared(pair.Key, pair.Value)).ToList();
        if (missing.Count > 0)
        {
            edits.Add(new ImportSection(source).Insert(
                ["", DarwinCondition(), .. missing.Select(pair => $"private let {pair.Value} = {pair.Key.Name}"),
                "#else", .. missing.Select(pair => Declaration(pair.Key, pair.Value)), "#endif"]));
        }

        return source.File.With(edits);
    }

    private static string Converted(SocketUse use) =>
        use.IsConverted ? $"{use.Name}.rawValue" : $"Int32({use.Name}.rawValue)";

    private static string Declaration(SocketConstant constant, string name) => $"private let {name} = Int32({constant.Name}.rawValue)";

    /// <summary>Whether Darwin compiles the file, too: it says so, or its package does and it asks for no system's own module.</summary>
    private bool IsPortable() =>
        source.Tokens.Any(IsAboutDarwin) || (isForDarwin && !new ImportSection(source).HasOnLinux("Glibc"));

    private static bool IsAboutDarwin(SwiftToken token) =>
        token.Kind == SwiftTokenKind.Directive
            ? DarwinWords.Any(word => token.Text.Contains($"({word})", StringComparison.Ordinal))
            : token.IsWord("Darwin");

    // Musl declares numbers, as Darwin does.
    private string DarwinCondition() =>
        source.Tokens.Any(token => token.Text.Contains("Musl", StringComparison.Ordinal))
            ? "#if canImport(Darwin) || canImport(Musl)"
            : "#if canImport(Darwin)";

    private string FreeName(SocketConstant constant)
    {
        var name = constant.PortableName!;
        for (var number = 2; !IsDeclared(constant, name) && source.Tokens.Any(token => token.IsWord(name)); number++)
        {
            name = $"{constant.PortableName}{number}";
        }

        return name;
    }

    private bool IsDeclared(SocketConstant constant, string name) =>
        source.File.Text.Contains(Declaration(constant, name), StringComparison.Ordinal);
}
