using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.ToolsVersion;

namespace Deployer.Repair.Gate.Manifests;

/// <summary>Compares a manifest with what the text before says, which the tools could not read.</summary>
internal sealed class UnreadManifest(ManifestScene scene, string text)
{
    private const string Accepted = "a manifest that differs only in what was wrong";

    private readonly IReadOnlySet<string> _known = ManifestWords.Literals(text);

    /// <summary>Every objection and doubt; what the new manifest says and the old text holds as well is not new.</summary>
    public IEnumerable<Check> Compare(ManifestDump after) =>
    [
        .. JudgeTargets(after.Targets.Select(target => (target.Name, target.IsTest))),
        .. new ManifestComparison(scene).JudgeSources([.. after.Targets.Select(AsItWas)], after.Targets),
        .. after.Targets.SelectMany(target => new SettingRules(target.Name, scene.Conditions).Judge([], [.. target.Settings.Where(IsNew)])),
        .. JudgeFeatures(after),
        .. JudgeModes(after),
        .. after.Dependencies.Where(dependency => dependency.Kind != "fileSystem" && !_known.Contains(dependency.Location)).Select(added =>
            Doubt("dependency-added", $"Package.swift would depend on {added.Identity} from {added.Location}.", Confidence.Low)),
    ];

    /// <summary>Compares with a text when the tools can tell of neither.</summary>
    public IEnumerable<Check> Compare(string after) => JudgeTargets(Named(after).Select(target => (target.Name, target.IsTest)));

    private IEnumerable<Check> JudgeTargets(IEnumerable<(string Name, bool IsTest)> after)
    {
        var declared = after.ToHashSet();
        var sides = Conflicts.Sides(text);
        foreach (var old in Named(text).Where(old => !declared.Contains((old.Name, old.IsTest))))
        {
            var reason = $"Package.swift would no longer declare the {old.Type} target {old.Name}.";
            yield return sides.All(side => Named(side).Any(target => target.Name == old.Name))
                ? new Check.Refused("target-removed", reason, Accepted)
                : Doubt("target-removed", reason, Confidence.Medium);
        }
    }

    private IEnumerable<Check> JudgeFeatures(ManifestDump after) =>
        ManifestWords.ArgumentsOf(text, "enableUpcomingFeature", "enableExperimentalFeature")
            .Where(feature => !after.Targets.SelectMany(target => target.Settings).Any(setting => setting.Values.Contains(feature)))
            .Select(feature => Doubt("checks-removed", $"Package.swift would no longer enable {feature}.", Confidence.Medium));

    private IEnumerable<Check> JudgeModes(ManifestDump after)
    {
        if (!ManifestWords.Has(text, "swiftLanguageMode", "swiftLanguageModes", "swiftLanguageVersions", "swiftLanguageVersion")
            && after.Targets.FirstOrDefault(target => LanguageModes.Of(target, after) < LanguageModes.Of(new DumpedTarget("", "", null), after with { LanguageModes = [] })) is { } lowered)
        {
            yield return new Check.Refused("language-mode", $"Package.swift would compile {lowered.Name} in an older language mode.", Accepted);
        }

        if (ManifestSource.Parse(text) is { ToolsVersion: { Length: > 0 } tools } && LanguageModes.Parse(after.ToolsVersion) < LanguageModes.Parse(tools)
            && !scene.Failure.Errors.Any(error => ToolsComplaint.Of(error) is not null))
        {
            yield return new Check.Refused("tools-lowered", $"Package.swift would ask for the tools of {after.ToolsVersion} instead of {tools}.", Accepted);
        }
    }

    /// <summary>The target without what the old text does not hold.</summary>
    private DumpedTarget AsItWas(DumpedTarget now) => now with
    {
        Path = now.Path is { } path && _known.Any(known => known.TrimEnd('/') == path) ? path : null,
        Exclude = [.. now.Exclude.Where(_known.Contains)],
        Sources = now.Sources is { } sources && sources.All(_known.Contains) ? sources : null,
    };

    private bool IsNew(BuildSetting setting) => !setting.Values.All(_known.Contains);

    private static IEnumerable<(string Name, string Type, bool IsTest)> Named(string manifest) =>
        ManifestSource.Parse(manifest)?.Targets.Select(target => (target.Name, target.Type, target.IsTest)) ?? [];

    private static Check Doubt(string rule, string reason, Confidence most) => Check.Of([new Doubt(rule, reason, most)]);
}
