using System.Text.RegularExpressions;
using Deployer.Build.Swift.Source;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Manifests;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.ManifestSyntax;

/// <summary>What the compiler says about a manifest whose brackets all fit, and how it is mended.</summary>
internal sealed partial class SyntaxForms(ManifestDocument manifest)
{
    private static readonly string[] Labels =
    [
        "name", "defaultLocalization", "platforms", "pkgConfig", "providers", "products", "dependencies", "targets",
        "swiftLanguageModes", "swiftLanguageVersions", "cLanguageStandard", "cxxLanguageStandard", "path", "url", "from", "branch",
        "revision", "exact", "package", "type", "condition", "exclude", "sources", "resources", "publicHeadersPath", "cSettings",
        "cxxSettings", "swiftSettings", "linkerSettings", "plugins", "capability", "checksum", "moduleAliases",
    ];

    private static readonly string[] Members =
    [
        "target", "executableTarget", "testTarget", "macro", "plugin", "systemLibrary", "binaryTarget", "library", "executable",
        "product", "package", "byName", "macOS", "iOS", "tvOS", "watchOS", "visionOS", "upToNextMajor", "upToNextMinor", "process",
        "copy", "define", "unsafeFlags", "enableUpcomingFeature", "enableExperimentalFeature", "swiftLanguageMode", "linkedLibrary",
    ];

    private readonly IReadOnlyList<SwiftToken> _tokens = manifest.Source.Tokens;

    public static bool IsAboutBalance(Diagnostic error) => Unbalanced().IsMatch(error.Message);

    public static bool IsAboutForm(Diagnostic error) =>
        MissingComma().IsMatch(error.Message) || Order().IsMatch(error.Message) || Label().IsMatch(error.Message)
        || Extra().IsMatch(error.Message) || Member().IsMatch(error.Message) || Unknown().IsMatch(error.Message) || NoModule().IsMatch(error.Message);

    public ManifestFix? Mend(Diagnostic error)
    {
        if (manifest.File.OffsetOf(error.Line!.Value, error.Column ?? 1) is not { } offset) return null;
        var at = manifest.Source.TokenAt(offset);
        var message = error.Message;
        if (Order().Match(message) is { Success: true } order) return Reorder(error, at, order.Groups[1].Value, order.Groups[2].Value);
        if (Label().Match(message) is { Success: true } label) return Relabel(error, at, label.Groups[1].Value, label.Groups[2].Value);
        if (Extra().Match(message) is { Success: true } extra) return Respell(error, at, extra.Groups[1].Value, Labels);
        if (MissingComma().IsMatch(message)) return AddComma(error, offset);
        if (Member().Match(message) is { Success: true } member) return Respell(error, at, member.Groups[1].Value, Members) ?? AddComma(error, offset);
        if (Unknown().Match(message) is { Success: true } unknown) return Import(error) ?? Respell(error, at, unknown.Groups[1].Value, ["Package"]);
        return NoModule().Match(message) is { Success: true } module ? Respell(error, at, module.Groups[1].Value, ["PackageDescription"]) : null;
    }

    /// <summary>Between two elements that stand next to each other, the nearest such place at or after the error, else before it.</summary>
    private ManifestFix? AddComma(Diagnostic error, int offset)
    {
        var gaps = Enumerable.Range(0, Math.Max(0, _tokens.Count - 1)).Where(IsGap).ToList();
        var gap = gaps.Find(index => _tokens[index + 1].End > offset);
        if (gaps.Count == 0 || (gap == 0 && gaps.Count > 1)) return null;
        var end = _tokens[gap == 0 ? gaps[0] : gap].End;
        return new ManifestFix(error, [new TextEdit(end, end, ",")], "Separate two elements in Package.swift", "A comma between two elements of Package.swift was missing.");
    }

    /// <summary>An element ends here, and the next token, in the same list, begins another.</summary>
    private bool IsGap(int index)
    {
        var (end, next) = (_tokens[index], _tokens[index + 1]);
        var isEnd = end.Kind == SwiftTokenKind.String || end.IsSymbol(')') || end.IsSymbol(']');
        var isOnNewLine = manifest.File.StartOfLine(next.Start) > end.Start;
        var isLabel = next.Kind == SwiftTokenKind.Word && index + 2 < _tokens.Count && _tokens[index + 2].IsSymbol(':') && Labels.Contains(next.Text);
        var isElement = next.Kind == SwiftTokenKind.String
            || (next.IsSymbol('.') && (isOnNewLine || end.Kind == SwiftTokenKind.String || manifest.File.Text[next.Start - 1] == ' ') && index + 2 < _tokens.Count && Members.Contains(_tokens[index + 2].Text));
        return isEnd && (isElement || isLabel);
    }

    /// <summary>Takes the argument at the error to where the other one begins.</summary>
    private ManifestFix? Reorder(Diagnostic error, int at, string late, string early)
    {
        var call = manifest.Calls.LastOrDefault(call =>
            call.Open < at + 2 && at <= call.Close && call.Find(late) is { } moved && call.Find(early) is { } first && first.First < moved.First);
        if (call is null) return null;
        var (argument, before) = (call.Find(late)!, call.Find(early)!);
        var (file, previous) = (manifest.File, _tokens[argument.First - 2]);
        var separator = file.Text[previous.End.._tokens[argument.First].Start];
        if (separator.Trim() != ",") return null;
        var text = file.Text[_tokens[argument.First].Start.._tokens[argument.Last].End];
        return new ManifestFix(
            error,
            [
                new TextEdit(_tokens[before.First].Start, _tokens[before.First].Start, text + separator),
                new TextEdit(previous.End, _tokens[argument.Last].End, ""),
            ],
            $"Put '{late}' before '{early}' in Package.swift",
            $"The arguments have a fixed order, in which '{late}' precedes '{early}'.");
    }

    private ManifestFix? Relabel(Diagnostic error, int at, string have, string want)
    {
        var (wrong, right) = (have.Split(':', StringSplitOptions.RemoveEmptyEntries), want.Split(':', StringSplitOptions.RemoveEmptyEntries));
        var call = manifest.Calls.LastOrDefault(call => call.First <= at && at <= call.Close && wrong.All(label => label == "_" || call.Find(label) is not null));
        if (call is null || wrong.Length != right.Length || wrong.Contains("_") || right.Contains("_")) return null;
        var edits = wrong.Zip(right).Where(pair => pair.First != pair.Second)
            .Select(pair => manifest.Replace(call.Find(pair.First)!.First, pair.Second)).ToList();
        return edits.Count == 0 ? null : new ManifestFix(error, edits, "Correct a label in Package.swift", $"The label is '{want}', not '{have}'.");
    }

    private ManifestFix? Respell(Diagnostic error, int at, string misspelt, IReadOnlyList<string> names)
    {
        var index = Enumerable.Range(Math.Max(0, at - 1), Math.Max(0, Math.Min(_tokens.Count, at + 4) - Math.Max(0, at - 1)))
            .FirstOrDefault(index => _tokens[index].IsWord(misspelt), -1);
        if (index < 0) index = OnLine(error.Line!.Value, misspelt);
        return index < 0 || NearName.Of(misspelt, names) is not { } name
            ? null
            : new ManifestFix(error, [manifest.Replace(index, name)], $"Write '{name}' for '{misspelt}' in Package.swift", $"There is no '{misspelt}' in a manifest; '{name}' is meant.");
    }

    private int OnLine(int line, string word)
    {
        var start = manifest.File.OffsetOf(line, 1) ?? 0;
        var end = manifest.File.EndOfLine(start);
        return Enumerable.Range(0, _tokens.Count).FirstOrDefault(index => _tokens[index].Start >= start && _tokens[index].End <= end && _tokens[index].IsWord(word), -1);
    }

    /// <summary>Null when the manifest imports what it is written in.</summary>
    private ManifestFix? Import(Diagnostic error)
    {
        var section = new ImportSection(manifest.Source);
        return error.Message.Contains("'Package'", StringComparison.Ordinal) && !section.HasOnLinux("PackageDescription")
            ? new ManifestFix(error, [section.Insert(["import PackageDescription"])], "Import PackageDescription", "A manifest is written with what PackageDescription declares.")
            : null;
    }

    [GeneratedRegex(@"^expected (?:',' separator|expression in (?:container literal|list of expressions)|'[\])]' in)|^unterminated string literal|^unexpected ','")]
    private static partial Regex Unbalanced();

    [GeneratedRegex(@"^expected ',' separator|^static member '\w{1,100}' cannot be used on instance of type|^instance member '\w{1,100}' cannot be used|^expected ',' in")]
    private static partial Regex MissingComma();

    [GeneratedRegex(@"^argument '(\w{1,100})' must precede argument '(\w{1,100})'")]
    private static partial Regex Order();

    [GeneratedRegex(@"^incorrect argument labels? in call \(have '([\w:]{1,300})', expected '([\w:]{1,300})'\)")]
    private static partial Regex Label();

    [GeneratedRegex(@"^extra argument '(\w{1,100})' in call")]
    private static partial Regex Extra();

    [GeneratedRegex(@"^(?:type|value of type) '[^']{1,200}' has no member '(\w{1,100})'")]
    private static partial Regex Member();

    [GeneratedRegex(@"^cannot find '(\w{1,100})' in scope")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"^no such module '(\w{1,100})'")]
    private static partial Regex NoModule();
}
