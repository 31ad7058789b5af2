using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Operators;

/// <summary>Applies a pattern at every place of a target at once: code as it was before the target took up a stricter language mode.</summary>
/// <param name="inner">Finds the places, each in a file that it leaves as it was but there.</param>
internal sealed class ThroughoutOperator(PatternOperator inner) : IOperator
{
    private const int LeastPlaces = 2;

    public string Name => inner.Name;

    public int Class => inner.Class;

    public Share Share => inner.Share;

    public Symptom Symptom => Symptom.Build;

    public IReadOnlyList<string> Diagnostics => inner.Diagnostics;

    public IEnumerable<Mutation> Find(FileTree good, FileTree hidden)
    {
        foreach (var target in good.Files.Keys.Where(path => Scope.Sources.Holds(path)).Select(ManifestText.TargetOf).Distinct(StringComparer.Ordinal))
        {
            var files = good.Files.Where(file => target is not null && ManifestText.TargetOf(file.Key) == target).Select(file => file.Key);
            var all = files.Select(path => (Path: path, Text: inner.ReplaceAll(path, good[path], out var count), Count: count)).Where(file => file.Count > 0).ToList();
            if (all.Sum(file => file.Count) >= LeastPlaces)
            {
                yield return new Mutation(
                    string.Join(", ", all.Select(file => Places.At(file.Path, file.Text, 0))), good, hidden, all.Aggregate(good, (tree, file) => tree.With(file.Path, file.Text)));
            }
        }
    }
}
