namespace Deployer.Repair.Gate.Manifests;

/// <summary>Judges how the settings of one target change.</summary>
/// <param name="target">Its name.</param>
/// <param name="conditions">Names by which existing sources are compiled or not: those of their `#if`, `#ifdef` and the like.</param>
internal sealed class SettingRules(string target, IReadOnlySet<string> conditions)
{
    private const string KeepFlags = "the same change with the settings as they were";

    /// <summary>What a flag begins with that silences the compiler, weakens its checks, or leaves code out.</summary>
    private static readonly string[] Weakening =
    [
        "-suppress-", "-w", "-Wno-", "-Wwarning", "-no-warnings-as-errors", "-D", "-U", "-Xfrontend", "-Xcc", "-Xllvm", "-disable-", "-Ounchecked", "-assert-config",
        "-swift-version", "-strict-concurrency", "-enforce-exclusivity", "-fno-", "-enable-testing", "-import-objc-header", "-include",
    ];

    /// <summary>Settings without which the compiler finds less.</summary>
    private static readonly string[] Strict =
        ["enableUpcomingFeature", "enableExperimentalFeature", "strictMemorySafety", "defaultIsolation", "treatAllWarnings", "treatWarning", "enableWarning"];

    private static readonly string[] StrictFlags = ["-warnings-as-errors", "-Werror", "-Wall", "-Wextra", "-strict-", "-enable-", "-warn-", "-sanitize", "-fsanitize"];

    public IEnumerable<Check> Judge(IReadOnlyList<BuildSetting> before, IReadOnlyList<BuildSetting> after) =>
        after.Where(setting => !before.Any(old => old.Covers(setting))).Select(JudgeAdded)
            .Concat(before.Where(setting => !after.Any(kept => kept.Covers(setting))).Select(JudgeRemoved));

    private Check JudgeAdded(BuildSetting setting) => setting.Kind switch
    {
        "unsafeFlags" when Split(setting).Any(IsWeakening) => Refuse("unsafe-flags", setting, "silences the compiler or leaves code out", KeepFlags),
        "unsafeFlags" => Doubt("unsafe-flags", setting, Confidence.Low),
        "define" when conditions.Contains(setting.Values.FirstOrDefault()?.Split('=')[0] ?? "") =>
            Refuse("define-added", setting, "decides which of the existing code is compiled", "a change without the new define"),
        "define" => Doubt("define-added", setting, Confidence.Medium),
        "disableWarning" => Refuse("warnings-silenced", setting, "silences the compiler", KeepFlags),
        "treatAllWarnings" or "treatWarning" when !setting.Values.Contains("error") => Refuse("warnings-silenced", setting, "lets warnings pass", KeepFlags),
        "defaultIsolation" => Doubt("isolation-changed", setting, Confidence.Medium),
        _ => Check.Passed.Instance,
    };

    private Check JudgeRemoved(BuildSetting setting) => setting.Kind switch
    {
        "treatAllWarnings" or "treatWarning" when !setting.Values.Contains("error") => Check.Passed.Instance,
        var kind when Strict.Contains(kind) => Lost("checks-removed", setting, "with which the compiler checks more"),
        "unsafeFlags" when Split(setting).Any(IsStrict) => Lost("checks-removed", setting, "with which the compiler checks more"),
        "define" when conditions.Contains(setting.Values.FirstOrDefault()?.Split('=')[0] ?? "") =>
            Lost("define-removed", setting, "which decides which of the code is compiled"),
        _ => Check.Passed.Instance,
    };

    private static IEnumerable<string> Split(BuildSetting setting) => setting.Values.SelectMany(value => value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static bool IsWeakening(string flag) => !IsStrict(flag) && Weakening.Any(start => flag.StartsWith(start, StringComparison.Ordinal));

    private static bool IsStrict(string flag) =>
        flag is not "-enable-testing" && StrictFlags.Any(start => flag.StartsWith(start, StringComparison.Ordinal)) && !flag.Contains("minimal", StringComparison.Ordinal);

    private Check.Refused Refuse(string rule, BuildSetting setting, string why, string accepted) =>
        new(rule, $"Package.swift would give {target} {setting.Text}, which {why}.", accepted);

    private Check.Refused Lost(string rule, BuildSetting setting, string why) =>
        new(rule, $"Package.swift would take from {target} {setting.Text}, {why}.", KeepFlags);

    private Check Doubt(string rule, BuildSetting setting, Confidence most) =>
        Check.Of([new Doubt(rule, $"Package.swift would give {target} {setting.Text}.", most)]);
}
