using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Operators;

/// <summary>Breaks a target that takes warnings for errors, by what is else only a warning. The good state takes them so too.</summary>
/// <param name="inner">Finds the places.</param>
internal sealed class StrictOperator(IOperator inner) : IOperator
{
    private const string Setting = "swiftSettings: [.unsafeFlags([\"-warnings-as-errors\"])]";

    public string Name => inner.Name;

    public int Class => inner.Class;

    public Share Share => inner.Share;

    public Symptom Symptom => Symptom.Build;

    public IReadOnlyList<string> Diagnostics => inner.Diagnostics;

    public IEnumerable<Mutation> Find(FileTree good, FileTree hidden)
    {
        foreach (var mutation in inner.Find(good, hidden))
        {
            var path = mutation.Bad.Files.First(file => mutation.Good.Files.GetValueOrDefault(file.Key) != file.Value).Key;
            if (ManifestText.TargetOf(path) is { } target && ManifestText.WithArgument(good[ManifestText.Path], target, Setting) is { } manifest)
            {
                yield return mutation with { Good = mutation.Good.With(ManifestText.Path, manifest), Bad = mutation.Bad.With(ManifestText.Path, manifest) };
            }
        }
    }
}
