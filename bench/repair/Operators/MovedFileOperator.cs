using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Operators;

/// <summary>Moves a source file to another target, without what has to follow from that: imports, access, dependencies.</summary>
/// <param name="name">Its name.</param>
/// <param name="half">Whether rules may be developed against it.</param>
/// <param name="isUp">True: to a target that depends on the file's own; false: to one that its own depends on.</param>
internal sealed class MovedFileOperator(string name, Share half, bool isUp) : IOperator
{
    public string Name => name;

    public int Class => 33;

    public Share Share => half;

    public Symptom Symptom => Symptom.Build;

    public IReadOnlyList<string> Diagnostics =>
        ["cannot_find_in_scope", "cannot_find_type_in_scope", "could_not_find_value_member", "candidate_inaccessible", "sema_no_import"];

    public IEnumerable<Mutation> Find(FileTree good, FileTree hidden)
    {
        var targets = ManifestText.ListTargets(good[ManifestText.Path]);
        foreach (var (path, text) in good.Files.Where(file => Scope.Sources.Holds(file.Key) && Path.GetFileName(file.Key) != "main.swift"))
        {
            var own = targets.FirstOrDefault(target => target.Name == ManifestText.TargetOf(path));
            foreach (var other in targets.Where(target => own is not null && Follows(own, target)))
            {
                var moved = $"Sources/{other.Name}/{Path.GetFileName(path)}";
                if (!good.Files.ContainsKey(moved))
                {
                    yield return new Mutation(Places.At(path, text, 0), good, hidden, good.Without([path]).With(moved, text));
                }
            }
        }
    }

    private bool Follows(TargetText own, TargetText other) =>
        isUp ? other.Dependencies.Contains(own.Name) : own.Dependencies.Contains(other.Name) && !other.Name.StartsWith('C');
}
