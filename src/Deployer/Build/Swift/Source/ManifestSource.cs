using System.Text.RegularExpressions;

namespace Deployer.Build.Swift.Source;

/// <summary>
/// Reads what a `Package.swift` declares out of its text, where no toolchain is at hand to run it. Both branches of a condition
/// count; what is put together from variables is left out.
/// </summary>
internal sealed partial class ManifestSource
{
    private const int MaxBytes = 1024 * 1024;
    private const int MaxTargets = 2_000;
    private const int MaxHead = 2_000;

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["target"] = "regular",
        ["executableTarget"] = "executable",
        ["testTarget"] = "test",
        ["macro"] = "macro",
        ["plugin"] = "plugin",
        ["systemLibrary"] = "system",
        ["binaryTarget"] = "binary",
    };

    private readonly IReadOnlyList<SwiftToken> tokens;
    private readonly Stack<Bracket> open = new();
    private readonly List<Declared> targets = [];
    private readonly List<string> pathDependencies = [];
    private string package = "";

    private ManifestSource(string text) => tokens = SwiftLexer.Read(text);

    /// <summary>The manifest of a package; null when it has none that can be read.</summary>
    public static SwiftManifest? Read(string packageFolder)
    {
        try
        {
            var file = new FileInfo(Path.Combine(packageFolder, "Package.swift"));
            return file is { Exists: true, Length: > 0 and <= MaxBytes } ? Parse(File.ReadAllText(file.FullName)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The manifest in a text; null when the text declares no package.</summary>
    public static SwiftManifest? Parse(string text)
    {
        var source = new ManifestSource(text);
        source.Walk();
        return source.tokens.Any(token => token.IsWord("Package"))
            ? new SwiftManifest(source.package, ToolsVersionOf(text), source.Targets(), source.pathDependencies)
            : null;
    }

    private void Walk()
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            var token = tokens[index];
            if (token.Kind == SwiftTokenKind.String)
            {
                ReadText(token.Text);
            }
            else if (token.IsSymbol('(') || token.IsSymbol('[') || token.IsSymbol('{'))
            {
                open.Push(Opened(index));
            }
            else if (token.IsSymbol(')') || token.IsSymbol(']') || token.IsSymbol('}'))
            {
                open.TryPop(out _);
            }
            else if (open.TryPeek(out var bracket))
            {
                bracket.Argument = token.IsSymbol(',') ? null : IsLabel(index) ? token.Text : bracket.Argument;
            }
        }
    }

    private Bracket Opened(int index)
    {
        var outer = open.TryPeek(out var around) ? around : null;
        var label = outer?.Argument ?? outer?.Label;
        var bracket = new Bracket(tokens[index].Text[0], label, outer?.Target);
        var name = index > 0 && tokens[index].IsSymbol('(') ? tokens[index - 1].Text : "";
        var isMember = index > 1 && tokens[index - 2].IsSymbol('.');
        if (isMember && label is null or "targets" && Kinds.TryGetValue(name, out var kind) && targets.Count < MaxTargets)
        {
            bracket = new Bracket('(', label, new Declared(kind)) { IsDeclaration = true };
            targets.Add(bracket.Target!);
        }

        bracket.IsPackage = name == "Package" && !isMember;
        bracket.IsPackageDependency = name == "package" && isMember && label is null or "dependencies";
        return bracket;
    }

    private void ReadText(string literal)
    {
        if (!open.TryPeek(out var bracket) || TextOf(literal) is not { } text)
        {
            return;
        }

        if (bracket is { IsPackage: true, Argument: "name" })
        {
            package = text;
        }
        else if (bracket is { IsPackageDependency: true, Argument: "path" })
        {
            pathDependencies.Add(text);
        }
        else if (bracket.IsDeclaration)
        {
            bracket.Target!.Name ??= bracket.Argument == "name" ? text : null;
            bracket.Target.Path ??= bracket.Argument == "path" ? text : null;
        }
        else if (bracket is { Label: "dependencies", Target: { } target } && bracket.Argument == (bracket.Sign == '[' ? null : "name"))
        {
            target.Dependencies.Add(text);
        }
    }

    private bool IsLabel(int index) =>
        tokens[index].Kind == SwiftTokenKind.Word
        && index + 1 < tokens.Count
        && tokens[index + 1].IsSymbol(':')
        && (tokens[index - 1].IsSymbol('(') || tokens[index - 1].IsSymbol(',') || tokens[index - 1].Kind == SwiftTokenKind.Directive);

    /// <summary>A target may be declared in both branches of a condition: the fuller one counts.</summary>
    private IReadOnlyList<SwiftTarget> Targets() =>
    [
        .. targets
            .Where(target => !string.IsNullOrEmpty(target.Name))
            .GroupBy(target => target.Name!, StringComparer.Ordinal)
            .Select(group => group.MaxBy(target => target.Dependencies.Count)!)
            .Select(target => new SwiftTarget(target.Name!, target.Kind, FolderOf(target), [.. target.Dependencies.Distinct(StringComparer.Ordinal)])),
    ];

    private static string FolderOf(Declared target) =>
        target.Path?.TrimEnd('/') ?? $"{(target.Kind is "test" ? "Tests" : target.Kind is "plugin" ? "Plugins" : "Sources")}/{target.Name}";

    private static string? TextOf(string literal) =>
        literal.Length >= 2 && literal[0] == '"' && literal[^1] == '"' && !literal.Contains('\\', StringComparison.Ordinal)
            ? literal[1..^1]
            : null;

    private static string ToolsVersionOf(string text)
    {
        var match = ToolsVersion().Match(text.Length > MaxHead ? text[..MaxHead] : text);
        return match.Success && Version.TryParse(match.Groups[1].Value, out var version)
            ? $"{version.Major}.{version.Minor}.{Math.Max(version.Build, 0)}"
            : "";
    }

    [GeneratedRegex(@"swift-tools-version\s{0,10}:\s{0,10}(\d{1,4}\.\d{1,4}(\.\d{1,4})?)", RegexOptions.IgnoreCase)]
    private static partial Regex ToolsVersion();

    /// <summary>An open bracket.</summary>
    /// <param name="sign">The bracket.</param>
    /// <param name="label">Of the argument it is in or belongs to; null when there is none.</param>
    /// <param name="target">The target it is in the declaration of; null when in none.</param>
    private sealed class Bracket(char sign, string? label, Declared? target)
    {
        public char Sign { get; } = sign;

        public string? Label { get; } = label;

        public Declared? Target { get; } = target;

        /// <summary>The label of the argument that is being read; null before one.</summary>
        public string? Argument { get; set; }

        public bool IsDeclaration { get; init; }

        public bool IsPackage { get; set; }

        public bool IsPackageDependency { get; set; }
    }

    private sealed class Declared(string kind)
    {
        public string Kind { get; } = kind;

        public string? Name { get; set; }

        public string? Path { get; set; }

        public List<string> Dependencies { get; } = [];
    }
}
