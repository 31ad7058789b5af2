using System.Globalization;
using System.Text.RegularExpressions;
using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Operators;

/// <summary>Replaces what a pattern finds in code, outside of comments and the text of strings.</summary>
/// <param name="name">Its name.</param>
/// <param name="kind">Number of the class, and half.</param>
/// <param name="rewrite">Pattern, matched against each file with `^` and `$` at line ends, and replacement with $1 to $9.</param>
/// <param name="diagnostics">What the compiler then says.</param>
internal sealed class PatternOperator(
    string name, (int Class, Share Share) kind, (string Pattern, string Replacement) rewrite, params IReadOnlyList<string> diagnostics) : IOperator
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Regex pattern = new(rewrite.Pattern, RegexOptions.Multiline | RegexOptions.CultureInvariant, Patience);

    public string Name => name;

    public int Class => kind.Class;

    public Share Share => kind.Share;

    public Symptom Symptom { get; init; } = Symptom.Build;

    public Scope Scope { get; init; } = Scope.Sources;

    /// <summary>A pattern that the whole file must match too, so that the operator is tried only where it can bite.</summary>
    public string? Needs { get; init; }

    public IReadOnlyList<string> Diagnostics => diagnostics;

    public IReadOnlyList<string> RightClasses { get; init; } = [];

    public IEnumerable<Mutation> Find(FileTree good, FileTree hidden)
    {
        foreach (var (path, text) in good.Files.Where(file => Scope.Holds(file.Key)))
        {
            var masked = Scope == Scope.Manifest ? text : SwiftMask.Of(text);
            if (Needs is not null && !Regex.IsMatch(masked, Needs, RegexOptions.Multiline | RegexOptions.CultureInvariant, Patience))
            {
                continue;
            }

            foreach (var match in pattern.Matches(masked).Where(match => match.Length > 0 || rewrite.Replacement.Length > 0))
            {
                var broken = string.Concat(text.AsSpan(0, match.Index), Expand(match, text), text.AsSpan(match.Index + match.Length));
                if (broken != text)
                {
                    yield return new Mutation(Places.At(path, text, match.Index), good, hidden, good.With(path, broken));
                }
            }
        }
    }

    /// <summary>The file with every place changed.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="text">Its text.</param>
    /// <param name="count">How many places there were.</param>
    public string ReplaceAll(string path, string text, out int count)
    {
        var matches = Scope.Holds(path) ? pattern.Matches(SwiftMask.Of(text)).Where(match => match.Length > 0).ToList() : [];
        count = matches.Count;
        return matches.AsEnumerable().Reverse().Aggregate(
            text, (changed, match) => string.Concat(changed.AsSpan(0, match.Index), Expand(match, text), changed.AsSpan(match.Index + match.Length)));
    }

    /// <summary>The replacement, with the groups' real text in it, strings and all.</summary>
    private string Expand(Match match, string text) => Regex.Replace(
        rewrite.Replacement,
        @"\$([1-9])",
        number => match.Groups[int.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture)] is { Success: true } group
            ? text.Substring(group.Index, group.Length)
            : "",
        RegexOptions.CultureInvariant,
        Patience);
}
