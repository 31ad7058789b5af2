using System.Text.RegularExpressions;
using Deployer.Diagnose.Text;
using Deployer.Kernel;

namespace Deployer.Diagnose.Fingerprints;

/// <summary>
/// Makes the keys of failures. Nothing in them depends on where the package lies, on line numbers, on order or on the time of day.
/// </summary>
internal sealed partial class FailureRecipe(TargetOrder targets, SourceLines sources, PackagePaths paths)
{
    /// <summary>Changes with every change that gives a failure another key.</summary>
    public const string RecipeVersion = "fp1";

    private readonly MessageTemplates templates = new(paths);
    private readonly Dictionary<Finding, FailureKeys> made = new(ReferenceEqualityComparer.Instance);

    public FailureKeys KeysOf(Finding finding)
    {
        if (!made.TryGetValue(finding, out var keys))
        {
            made[finding] = keys = Make(finding);
        }

        return keys;
    }

    private FailureKeys Make(Finding finding) =>
        AliasOf(finding.Diagnostic) is { } alias ? AliasKeys(alias)
        : finding.Diagnostic.Phase switch
        {
            Phase.TestIssue or Phase.TestCrash or Phase.TestHang => TestKeys(finding),
            Phase.Link => LinkKeys(finding.Diagnostic),
            _ => CodeKeys(finding.Diagnostic),
        };

    /// <summary>The key of a whole red run: its first failing target's families, or all failed tests'.</summary>
    public Fingerprint BuildKey(IReadOnlyList<Finding> firstGroup)
    {
        // A missing dependency brings other errors with it when compiled, and only itself when linked.
        var aliased = firstGroup.Where(finding => AliasOf(finding.Diagnostic) is not null).ToList();
        var keys = (aliased.Count > 0 ? aliased : firstGroup).Select(finding => KeysOf(finding).Family.Value);
        return Fingerprint.Of([RecipeVersion, .. keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The common name of a failure that shows different faces; null when it has but one.</summary>
    public string? AliasOf(Diagnostic error)
    {
        if (error.Severity != Severity.Error)
        {
            return null;
        }

        if (error is { Phase: Phase.Manifest, File: null } && Undeclared().Match(error.Message) is { Success: true } told)
        {
            return MissingDependency(told.Groups["target"].Value, told.Groups["other"].Value);
        }

        var module = error.Phase switch
        {
            Phase.Compile => ErrorWords.MissingModule(error.Message),
            Phase.Link when IsUndefined(error) && SwiftSymbol.In(error.Message) is { } symbol => ModuleOf(symbol),
            _ => null,
        };
        return module is not null
            && error.Target is { } target
            && module != target
            && targets.Contains(module)
            && !targets.DependsOn(target, module)
            ? MissingDependency(target, module)
            : null;
    }

    private static string MissingDependency(string target, string other) => $"manifest/missing-target-dependency({target}->{other})";

    private static FailureKeys AliasKeys(string alias)
    {
        var key = Fingerprint.Of(RecipeVersion, alias);
        return new FailureKeys(Fingerprint.Of(RecipeVersion, alias.Split('(')[0]), key, key);
    }

    private FailureKeys CodeKeys(Diagnostic error)
    {
        var (template, arguments) = templates.Of(error.Message);
        var source = error.File is null || paths.IsForeign(error.File) ? SourceLine.None : sources.At(error);
        string[] kind = [RecipeVersion, error.Phase.ToString(), error.Id ?? "-", template];
        string[] family = [.. kind, error.Target ?? "-", source.Shape];
        return Keys(kind, family, [.. family, error.File ?? "-", source.Text, source.Declaration, .. arguments]);
    }

    private FailureKeys LinkKeys(Diagnostic error)
    {
        var (template, arguments) = templates.Of(error.Message);
        if (SwiftSymbol.In(error.Message) is not { } symbol)
        {
            string[] other = [RecipeVersion, error.Phase.ToString(), "-", template];
            return Keys(other, [.. other, error.Target ?? "-"], [.. other, error.Target ?? "-", .. arguments]);
        }

        // Linkers word it differently; the symbol says it all.
        string[] kind = [RecipeVersion, error.Phase.ToString(), "-", IsUndefined(error) ? "undefined" : template];
        string[] family = [.. kind, error.Target ?? "-", ModuleOf(symbol) ?? "-"];
        return Keys(kind, family, [.. family, symbol]);
    }

    private FailureKeys TestKeys(Finding finding)
    {
        var error = finding.Diagnostic;
        var (template, _) = templates.Of(MessageTemplates.WithoutValues(finding.Reason ?? error.Message));
        string[] kind = [RecipeVersion, error.Phase.ToString(), "-", template];
        string[] family = [.. kind, finding.TestId ?? "-", .. finding.Frames];
        string[] arguments = finding.Arguments is { } given ? [given] : [];
        return Keys(kind, family, [.. family, error.File ?? "-", .. arguments]);
    }

    private string? ModuleOf(string symbol) =>
        SwiftSymbol.Names(symbol) is [var module, ..]
            ? module
            : targets.Targets.FirstOrDefault(target => SwiftSymbol.Mentions(symbol, target.Name))?.Name;

    private static bool IsUndefined(Diagnostic error) => error.Message.StartsWith("undefined", StringComparison.Ordinal);

    private static FailureKeys Keys(string[] kind, string[] family, string[] exact) =>
        new(Fingerprint.Of(kind), Fingerprint.Of(family), Fingerprint.Of(exact));

    /// <summary>What `--explicit-target-dependency-import-check error` prints.</summary>
    [GeneratedRegex(@"^Target (?<target>\w{1,200}) imports another target \((?<other>\w{1,200})\) in the package without declaring it a dependency")]
    private static partial Regex Undeclared();
}
