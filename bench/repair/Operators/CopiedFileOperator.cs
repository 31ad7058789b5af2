using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Grading;

namespace Deployer.RepairBench.Operators;

/// <summary>Leaves an older copy of a C file beside it: each of its functions is there twice.</summary>
/// <param name="name">Its name.</param>
/// <param name="half">Whether rules may be developed against it.</param>
/// <param name="ending">What the copy's name ends with.</param>
internal sealed class CopiedFileOperator(string name, Share half, string ending) : IOperator
{
    public string Name => name;

    public int Class => 49;

    public Share Share => half;

    public Symptom Symptom => Symptom.Build;

    public IReadOnlyList<string> Diagnostics => [SwiftLog.Doubled];

    public IEnumerable<Mutation> Find(FileTree good, FileTree hidden) => good.Files
        .Where(file => Scope.C.Holds(file.Key))
        .Select(file => new Mutation(Places.At(file.Key, file.Value, 0), good, hidden, good.With(file.Key[..^2] + ending, file.Value)));
}
