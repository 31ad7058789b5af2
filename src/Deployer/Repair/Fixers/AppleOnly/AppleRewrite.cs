using System.Text.RegularExpressions;
using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.AppleOnly;

/// <summary>Rewrites one file so that it needs none of the named functions and types.</summary>
internal sealed partial class AppleRewrite(SwiftSource source)
{
    private const string Random = "UInt32.random(in: .min ... .max)";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["CFAbsoluteTime"] = "TimeInterval",
        ["CFTimeInterval"] = "TimeInterval",
    };

    /// <summary>Functions of the same name for the systems that lack them.</summary>
    private static readonly Dictionary<string, string[]> Shims = new(StringComparer.Ordinal)
    {
        ["autoreleasepool"] =
        [
            "", "#if !canImport(ObjectiveC)",
            "private func autoreleasepool<Result>(invoking body: () throws -> Result) rethrows -> Result { try body() }",
            "#endif",
        ],
        ["arc4random_uniform"] =
        [
            "", "#if !canImport(Darwin)",
            "private func arc4random_uniform(_ bound: UInt32) -> UInt32 { bound == 0 ? 0 : UInt32.random(in: 0..<bound) }",
            "#endif",
        ],
        ["arc4random_buf"] =
        [
            "", "#if !canImport(Darwin)",
            "private func arc4random_buf(_ buffer: UnsafeMutableRawPointer, _ count: Int) {",
            "    for offset in 0..<count { buffer.storeBytes(of: UInt8.random(in: .min ... .max), toByteOffset: offset, as: UInt8.self) }",
            "}", "#endif",
        ],
    };

    private readonly List<TextEdit> _edits = [];
    private readonly SortedSet<string> _shims = new(StringComparer.Ordinal);
    private bool _needsFoundation;

    /// <summary>Whether there is a way to do without a name.</summary>
    public static bool Knows(string name) => name is "CFAbsoluteTimeGetCurrent" or "arc4random" || Types.ContainsKey(name) || Shims.ContainsKey(name);

    public SourceFile Apply(HashSet<string> names)
    {
        for (var index = 0; index < source.Tokens.Count; index++)
        {
            var token = source.Tokens[index];
            if (token.Kind == SwiftTokenKind.Word && names.Contains(token.Text) && source.IsCompiledOn(Platform.Linux, index) && IsFree(index)) Rewrite(index);
        }

        var section = new ImportSection(source);
        string[] import = _needsFoundation && !section.HasOnLinux("Foundation") ? [$"{section.Access}import Foundation"] : [];
        string[] lines = [.. import, .. _shims.SelectMany(name => Shims[name])];
        return source.File.With(lines.Length == 0 ? _edits : [.. _edits, section.Insert(lines)]);
    }

    private void Rewrite(int index)
    {
        var token = source.Tokens[index];
        var close = Is(index + 1, '(') ? source.Closing(index + 1) : null;
        if (Types.TryGetValue(token.Text, out var type))
        {
            _needsFoundation = true;
            _edits.Add(new TextEdit(token.Start, token.End, type));
        }
        else if (token.Text is "CFAbsoluteTimeGetCurrent" && close == index + 2)
        {
            _needsFoundation = true;
            _edits.Add(new TextEdit(token.Start, source.Tokens[close.Value].End, "Date().timeIntervalSinceReferenceDate"));
        }
        else if (token.Text is "arc4random" && close == index + 2)
        {
            _edits.Add(new TextEdit(token.Start, source.Tokens[close.Value].End, Random));
        }
        else if (token.Text is "arc4random_uniform" && close is { } end && PositiveNumber().IsMatch(source.File.Text[source.Tokens[index + 1].End..source.Tokens[end].Start]))
        {
            var bound = source.File.Text[source.Tokens[index + 1].End..source.Tokens[end].Start].Trim();
            _edits.Add(new TextEdit(token.Start, source.Tokens[end].End, $"UInt32.random(in: 0..<{bound})"));
        }
        else if (Shims.ContainsKey(token.Text))
        {
            // For a bound that may be 0, `random(in:)` would stop the program where this function answers 0.
            _shims.Add(token.Text);
        }
    }

    /// <summary>Neither a member, nor a label, nor a declaration of its own.</summary>
    private bool IsFree(int index) =>
        !Is(index - 1, '.') && !(Is(index + 1, ':') && (Is(index - 1, '(') || Is(index - 1, ','))) && !(index > 0 && source.Tokens[index - 1].Text is "func" or "let" or "var" or "typealias" or "struct" or "class" or "enum");

    private bool Is(int index, char symbol) => index >= 0 && index < source.Tokens.Count && source.Tokens[index].IsSymbol(symbol);

    [GeneratedRegex(@"^\s{0,20}(?:UInt32\(\s{0,20})?[1-9][0-9_]{0,9}(?:\s{0,20}\))?\s{0,20}$")]
    private static partial Regex PositiveNumber();
}
