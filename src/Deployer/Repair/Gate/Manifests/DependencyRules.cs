using Deployer.Diagnose;

namespace Deployer.Repair.Gate.Manifests;

/// <summary>Judges how the packages that a package depends on change.</summary>
/// <param name="failure">What was wrong: when a package could not be had, it may have to be had otherwise.</param>
/// <param name="isThere">Whether there was a package at an absolute path before.</param>
internal sealed class DependencyRules(Diagnosis failure, Func<string, bool> isThere)
{
    private const string Accepted = "a change of the sources that suits the dependency as it was";

    private readonly bool _isTheirs =
        failure.FailureClass == FailureClass.Dependency || failure.Errors.Any(error => error.Phase == Phase.Resolve);

    public IEnumerable<Check> Judge(IReadOnlyList<DumpedDependency> before, IReadOnlyList<DumpedDependency> after)
    {
        foreach (var old in before)
        {
            yield return after.FirstOrDefault(dependency => dependency.Identity == old.Identity) is { } now
                ? Judge(old, now)
                : Doubt("dependency-removed", $"Package.swift would no longer depend on {old.Identity}.", Confidence.Low);
        }

        foreach (var added in after.Where(dependency => before.All(old => old.Identity != dependency.Identity)))
        {
            yield return added.Kind == "fileSystem"
                ? Check.Passed.Instance
                : Doubt("dependency-added", $"Package.swift would depend on {added.Identity} from {added.Location}.", Confidence.Low);
        }
    }

    private Check Judge(DumpedDependency old, DumpedDependency now)
    {
        if (old.Kind != now.Kind || old.Location != now.Location)
        {
            return old.Kind == "fileSystem" && now.Kind == "fileSystem" && !isThere(old.Location)
                ? Check.Passed.Instance
                : Refuse("dependency-replaced", $"Package.swift would take {old.Identity} from {now.Location} instead of {old.Location}.");
        }

        return old == now || (IsVersion(now) && IsVersion(old) && LanguageModes.Parse(now.Lowest) >= LanguageModes.Parse(old.Lowest))
            ? Check.Passed.Instance
            : !IsVersion(old) && IsVersion(now)
                ? Doubt("dependency-requirement", $"Package.swift would ask {old.Identity} for {now.Requirement} {now.Lowest} instead of {old.Requirement} {old.Lowest}.", Confidence.Medium)
                : Refuse("dependency-lowered", $"Package.swift would ask {old.Identity} for {now.Requirement} {now.Lowest} instead of {old.Requirement} {old.Lowest}.");
    }

    private static bool IsVersion(DumpedDependency dependency) => dependency.Requirement is "range" or "exact";

    private Check Refuse(string rule, string reason) => _isTheirs ? Doubt(rule, reason, Confidence.Low) : new Check.Refused(rule, reason, Accepted);

    private static Check Doubt(string rule, string reason, Confidence most) => Check.Of([new Doubt(rule, reason, most)]);
}
