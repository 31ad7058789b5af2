using System.Text;
using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.Manifests;

/// <summary>The text of a `Package.swift` as calls and literals, so that a rule can say which of them is meant.</summary>
internal sealed class ManifestDocument
{
    public const string FileName = "Package.swift";

    private const int MaxDepth = 60;
    private const int MaxCalls = 5_000;

    private static readonly string[] TargetKinds =
        ["target", "executableTarget", "testTarget", "macro", "plugin", "systemLibrary", "binaryTarget"];

    private static readonly string[] ProductKinds = ["library", "executable", "plugin"];
    private static readonly string[] DependencyKinds = ["target", "product", "byName"];

    private readonly List<ManifestCall> _calls = [];
    private readonly List<ManifestLiteral> _literals = [];

    public ManifestDocument(SourceFile file)
    {
        Source = new SwiftSource(file);
        Walk(0, Source.Tokens.Count, (null, null, 0));
    }

    public SwiftSource Source { get; }

    public SourceFile File => Source.File;

    public IReadOnlyList<ManifestLiteral> Literals => _literals;

    /// <summary>All calls, outer ones before those they hold.</summary>
    public IReadOnlyList<ManifestCall> Calls => _calls;

    /// <summary>Declarations of targets.</summary>
    public IEnumerable<ManifestCall> Targets => _calls.Where(call => TargetKinds.Contains(call.Name) && !IsNested(call) && NameOf(call) is not null);

    /// <summary>Declarations of products.</summary>
    public IEnumerable<ManifestCall> Products =>
        _calls.Where(call => ProductKinds.Contains(call.Name) && !IsNested(call) && call.Find("targets") is not null && NameOf(call) is not null);

    /// <summary>Declarations of packages that this one depends on.</summary>
    public IEnumerable<ManifestCall> Packages => _calls.Where(call => call.Name == "package" && call.Label != "plugins" && (Has(call, "url") || Has(call, "path")));

    /// <summary>Names that targets depend on, in whichever way it is written.</summary>
    public IEnumerable<ManifestLiteral> TargetDependencies => _literals.Where(literal =>
        (literal.Label == "dependencies" && Targets.Contains(literal.Call))
        || (literal.Label is "name" or null && DependencyKinds.Contains(literal.Call.Name) && literal.Call.Label == "dependencies" && IsNested(literal.Call)));

    /// <summary>The manifest of a package; null when it has none that can be read.</summary>
    public static async ValueTask<ManifestDocument?> ReadAsync(string packageFolder, CancellationToken cancellationToken) =>
        await SourceFile.ReadAsync(packageFolder, FileName, cancellationToken) is { } file ? new ManifestDocument(file) : null;

    /// <summary>What a call says by a plain literal; null when it does not.</summary>
    public string? TextOf(ManifestCall call, string label) => LiteralOf(call, label)?.Value;

    public string? NameOf(ManifestCall call) => TextOf(call, "name");

    /// <summary>The plain literal that is a call's argument; null when the argument is missing or something else.</summary>
    public ManifestLiteral? LiteralOf(ManifestCall call, string label) =>
        call.Find(label) is { } argument && argument.Last == argument.First + 2
            ? _literals.FirstOrDefault(literal => literal.Token == argument.Last)
            : null;

    /// <summary>The target around a call or a literal's call; null when there is none.</summary>
    public ManifestCall? TargetAround(ManifestCall? call)
    {
        while (call is not null && !Targets.Contains(call)) call = call.Parent;
        return call;
    }

    /// <summary>The edit that writes another text into a literal.</summary>
    public TextEdit Replace(ManifestLiteral literal, string value) => Replace(literal.Token, $"\"{value}\"");

    /// <summary>The edit that writes another text in place of a token.</summary>
    public TextEdit Replace(int token, string text) => new(Source.Tokens[token].Start, Source.Tokens[token].End, SourceFile.Bytes(text));

    private static bool Has(ManifestCall call, string label) => call.Find(label) is not null;

    /// <summary>True inside a target's or product's declaration, where the same words mean a reference.</summary>
    private static bool IsNested(ManifestCall call) => call.Label == "dependencies" && call.Parent is { Name: not "Package" };

    private void Walk(int first, int end, (ManifestCall? Call, string? Label, int Depth) around)
    {
        for (var index = first; index < end; index++)
        {
            var token = Source.Tokens[index];
            if (token.Kind == SwiftTokenKind.String && around.Call is not null && PlainText(token.Text) is { } text)
            {
                _literals.Add(new ManifestLiteral(index, text, around.Call, around.Label));
            }
            else if (token.IsSymbol('(') && IsCall(index) && Source.Closing(index) is { } close && close < end && around.Depth < MaxDepth && _calls.Count < MaxCalls)
            {
                WalkCall(index, close, around);
                index = close;
            }
        }
    }

    private void WalkCall(int open, int close, (ManifestCall? Call, string? Label, int Depth) around)
    {
        var hasDot = open >= 2 && Source.Tokens[open - 2].IsSymbol('.');
        var call = new ManifestCall(Source.Tokens[open - 1].Text, hasDot ? open - 2 : open - 1, open, close)
        {
            Parent = around.Call,
            Label = around.Label,
            Arguments = [.. ReadArguments(open, close)],
        };
        _calls.Add(call);
        foreach (var argument in call.Arguments)
        {
            Walk(argument.First, argument.Last + 1, (call, argument.Label, around.Depth + 1));
        }
    }

    private bool IsCall(int open) =>
        open >= 1 && Source.Tokens[open - 1].Kind == SwiftTokenKind.Word && !Source.Tokens[open - 1].IsWord("func") && Source.Tokens[open - 1].Text is not ("if" or "for" or "while" or "return");

    private IEnumerable<ManifestArgument> ReadArguments(int open, int close)
    {
        var first = open + 1;
        for (var index = open + 1; index <= close; index++)
        {
            var token = Source.Tokens[index];
            if (index == close || token.IsSymbol(','))
            {
                if (index > first) yield return new ManifestArgument(LabelAt(first, index), first, index - 1);
                first = index + 1;
            }
            else if (token.Kind == SwiftTokenKind.Symbol && "([{".Contains(token.Text[0]))
            {
                index = Math.Min(Source.Closing(index) ?? close, close) - (Source.Closing(index) is { } end && end < close ? 0 : 1);
            }
        }
    }

    private string? LabelAt(int first, int end) =>
        first + 1 < end && Source.Tokens[first].Kind == SwiftTokenKind.Word && Source.Tokens[first + 1].IsSymbol(':') ? Source.Tokens[first].Text : null;

    private static string? PlainText(string literal) =>
        literal.Length >= 2 && literal[0] == '"' && literal[^1] == '"' && !literal.StartsWith("\"\"\"", StringComparison.Ordinal) && !literal.Contains('\\', StringComparison.Ordinal)
            ? Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(literal[1..^1]))
            : null;
}
