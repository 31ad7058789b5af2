using System.Text.RegularExpressions;
using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Operators;

/// <summary>Renames a declaration that no other shares its name with, everywhere but for some uses: the rename that missed them.</summary>
/// <param name="name">Its name.</param>
/// <param name="kind">Number of the class, and half.</param>
/// <param name="rename">Pattern of the declaration, whose group 1 is the name; and what is put behind the name.</param>
/// <param name="diagnostics">What the compiler then says.</param>
internal sealed class RenameOperator(
    string name, (int Class, Share Share) kind, (string Declaration, string Suffix) rename, params IReadOnlyList<string> diagnostics) : IOperator
{
    private const int MostStale = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Regex declaration = new(rename.Declaration, RegexOptions.Multiline | RegexOptions.CultureInvariant, Patience);

    public string Name => name;

    public int Class => kind.Class;

    public Share Share => kind.Share;

    public Symptom Symptom => Symptom.Build;

    /// <summary>Where the uses lie that are missed.</summary>
    public Scope Stale { get; init; } = Scope.Sources;

    /// <summary>What the renamed declaration's file gets at its end, with $old and $new for the names; null for nothing.</summary>
    public string? Appended { get; init; }

    public IReadOnlyList<string> Diagnostics => diagnostics;

    public IEnumerable<Mutation> Find(FileTree good, FileTree hidden)
    {
        var masks = good.With(hidden).Files.Where(file => Scopes.IsSwift(file.Key) && file.Key != "Package.swift")
            .ToDictionary(file => file.Key, file => SwiftMask.Of(file.Value), StringComparer.Ordinal);
        var declared = masks.Where(mask => Scope.Sources.Holds(mask.Key)).OrderBy(mask => mask.Key, StringComparer.Ordinal)
            .SelectMany(mask => declaration.Matches(mask.Value).Select(match => (mask.Key, match.Groups[1].Value, match.Index)))
            .GroupBy(found => found.Value, StringComparer.Ordinal)
            .Where(group => group.Count() == 1 && masks.Values.Sum(mask => Declarations(mask, group.Key)) == 1)
            .Select(group => group.Single());
        foreach (var (path, old, index) in declared)
        {
            foreach (var stale in StaleFiles(masks, path, old).Where(good.Files.ContainsKey))
            {
                yield return Rename(good, hidden, (path, index, old), stale);
            }
        }
    }

    private IEnumerable<string> StaleFiles(Dictionary<string, string> masks, string declaring, string old) => masks
        .Where(mask => Stale.Holds(mask.Key) && mask.Key != declaring && Uses(old).Count(mask.Value) is > 0 and <= MostStale)
        .Select(mask => mask.Key)
        .Order(StringComparer.Ordinal);

    private Mutation Rename(FileTree good, FileTree hidden, (string Path, int Index, string Old) declared, string stale)
    {
        var renamed = declared.Old + rename.Suffix;
        var (newGood, newHidden) = (RenameIn(good, declared.Old, renamed), RenameIn(hidden, declared.Old, renamed));
        if (Appended is not null)
        {
            var text = Appended.Replace("$old", declared.Old, StringComparison.Ordinal).Replace("$new", renamed, StringComparison.Ordinal);
            newGood = newGood.With(declared.Path, newGood[declared.Path] + text);
        }

        return new Mutation(Places.At(declared.Path, good[declared.Path], declared.Index), newGood, newHidden, newGood.With(stale, good[stale]));
    }

    private static FileTree RenameIn(FileTree tree, string old, string renamed)
    {
        foreach (var (path, text) in tree.Files.Where(file => Scopes.IsSwift(file.Key) && file.Key != "Package.swift"))
        {
            var changed = text;
            foreach (Match use in Uses(old).Matches(SwiftMask.Of(text)).Reverse())
            {
                changed = string.Concat(changed.AsSpan(0, use.Index), renamed, changed.AsSpan(use.Index + use.Length));
            }

            tree = tree.With(path, changed);
        }

        return tree;
    }

    private static Regex Uses(string name) => new($@"(?<![\w]){Regex.Escape(name)}(?![\w])", RegexOptions.CultureInvariant, Patience);

    private static int Declarations(string masked, string name) => Regex.Count(
        masked, $@"\b(?:func|var|let|case|struct|class|enum|protocol|actor|typealias)\s+{Regex.Escape(name)}\b", RegexOptions.CultureInvariant, Patience);
}
