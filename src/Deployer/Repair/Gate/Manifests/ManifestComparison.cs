using Deployer.Diagnose;

namespace Deployer.Repair.Gate.Manifests;

/// <summary>Where a manifest stands, besides what it says.</summary>
/// <param name="Before">All files of its package before, relative to it.</param>
/// <param name="After">All files after.</param>
/// <param name="Conditions">Names by which sources are compiled or not.</param>
/// <param name="Failure">What was wrong.</param>
internal sealed record ManifestScene(
    IReadOnlyCollection<string> Before, IReadOnlyCollection<string> After, IReadOnlySet<string> Conditions, Diagnosis Failure)
{
    /// <summary>Whether there was a package at an absolute path before.</summary>
    public Func<string, bool> HadPackage { get; init; } = _ => true;
}

/// <summary>Compares what a manifest declares before and after a candidate: nothing is taken out of what is built, tested and checked.</summary>
internal sealed class ManifestComparison(ManifestScene scene)
{
    private const string KeepTargets = "a manifest that declares what it declared";

    /// <summary>Every objection and doubt.</summary>
    public IEnumerable<Check> Compare(ManifestDump before, ManifestDump after) =>
    [
        .. JudgeTargets(before, after),
        .. JudgeProducts(before, after),
        .. JudgeSources(before.Targets, after.Targets),
        .. JudgeModes(before, after),
        .. new DependencyRules(scene.Failure, scene.HadPackage).Judge(before.Dependencies, after.Dependencies),
    ];

    /// <summary>Sources that were compiled are compiled still, those of tests in tests.</summary>
    public IEnumerable<Check> JudgeSources(IReadOnlyList<DumpedTarget> before, IReadOnlyList<DumpedTarget> after)
    {
        var (was, now) = (new ClaimedSources(before, scene.Before).Owners, new ClaimedSources(after, scene.After).Owners);
        foreach (var (file, owner) in was.OrderBy(pair => pair.Key, StringComparer.Ordinal).Where(pair => scene.After.Contains(pair.Key)))
        {
            if (!now.TryGetValue(file, out var target) || target.IsTest != owner.IsTest)
            {
                yield return new Check.Refused(
                    "sources-dropped",
                    $"Package.swift would take {file} out of {owner.Name}, which {(owner.IsTest ? "tests" : "is compiled from")} it.",
                    "a manifest by which every source still belongs to a target of its kind");
            }
        }
    }

    private IEnumerable<Check> JudgeTargets(ManifestDump before, ManifestDump after)
    {
        foreach (var old in before.Targets.DistinctBy(target => target.Name, StringComparer.Ordinal))
        {
            if (after.Targets.FirstOrDefault(target => target.Name == old.Name) is { } now)
            {
                foreach (var check in JudgeTarget(old, now)) yield return check;
            }
            else
            {
                yield return Gone($"{(old.IsTest ? "test target" : "target")} {old.Name}");
            }
        }

        foreach (var added in after.Targets.Where(target => before.Targets.All(old => old.Name != target.Name)))
        {
            foreach (var check in new SettingRules(added.Name, scene.Conditions).Judge([], added.Settings)) yield return check;
        }
    }

    private IEnumerable<Check> JudgeTarget(DumpedTarget old, DumpedTarget now)
    {
        if (old.Type != now.Type)
        {
            yield return old.IsTest || now.IsTest || now.Type is "system" or "binary"
                ? new Check.Refused("target-retyped", $"Package.swift would make {old.Name} a {now.Type} target; it is a {old.Type} target.", KeepTargets)
                : Doubt("target-retyped", $"Package.swift would make {old.Name} a {now.Type} target; it is a {old.Type} target.", Confidence.Medium);
        }

        var lost = old.Dependencies.Except(now.Dependencies).Concat(old.Resources.Except(now.Resources)).ToList();
        if (old.IsTest && lost.Count > 0)
        {
            yield return Doubt("test-target-reduced", $"Package.swift would take {lost[0]} from the test target {old.Name}.", Confidence.Medium);
        }

        foreach (var check in new SettingRules(old.Name, scene.Conditions).Judge(old.Settings, now.Settings)) yield return check;
    }

    private static IEnumerable<Check> JudgeProducts(ManifestDump before, ManifestDump after)
    {
        foreach (var old in before.Products)
        {
            if (after.Products.FirstOrDefault(product => product.Name == old.Name) is not { } now)
            {
                yield return Gone($"product {old.Name}");
            }
            else if (old.Targets.Except(now.Targets).FirstOrDefault(name => before.Targets.Any(target => target.Name == name)) is { } lost)
            {
                yield return Gone($"target {lost} of the product {old.Name}");
            }
            else if (old.Type != now.Type)
            {
                yield return Doubt("product-retyped", $"Package.swift would make {old.Name} a product of type {now.Type}; it is of type {old.Type}.", Confidence.Medium);
            }
        }
    }

    private static IEnumerable<Check> JudgeModes(ManifestDump before, ManifestDump after)
    {
        if (LanguageModes.Parse(after.ToolsVersion) < LanguageModes.Parse(before.ToolsVersion))
        {
            yield return new Check.Refused(
                "tools-lowered", $"Package.swift would ask for the tools of {after.ToolsVersion} instead of {before.ToolsVersion}.", "a change with the tools version as it was");
        }

        foreach (var target in after.Targets)
        {
            if (before.Targets.FirstOrDefault(old => old.Name == target.Name) is { } old && LanguageModes.Of(target, after) < LanguageModes.Of(old, before))
            {
                yield return new Check.Refused(
                    "language-mode",
                    $"Package.swift would compile {target.Name} in language mode {LanguageModes.Of(target, after).Major} instead of {LanguageModes.Of(old, before).Major}.",
                    "a change with which it compiles in the mode as it was");
            }
        }
    }

    private static Check.Refused Gone(string what) => new("target-removed", $"Package.swift would no longer declare the {what}.", KeepTargets);

    private static Check Doubt(string rule, string reason, Confidence most) => Check.Of([new Doubt(rule, reason, most)]);
}
