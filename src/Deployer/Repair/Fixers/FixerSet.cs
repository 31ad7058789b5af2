using Deployer.Repair.Fixers.AppleLog;
using Deployer.Repair.Fixers.AppleOnly;
using Deployer.Repair.Fixers.ConflictMarker;
using Deployer.Repair.Fixers.ConstantGlobal;
using Deployer.Repair.Fixers.DependencyCycle;
using Deployer.Repair.Fixers.DuplicateTarget;
using Deployer.Repair.Fixers.FixIts;
using Deployer.Repair.Fixers.ManifestName;
using Deployer.Repair.Fixers.ManifestSyntax;
using Deployer.Repair.Fixers.MissingDependency;
using Deployer.Repair.Fixers.MissingImport;
using Deployer.Repair.Fixers.MissingProduct;
using Deployer.Repair.Fixers.MissingThrows;
using Deployer.Repair.Fixers.ModuleImport;
using Deployer.Repair.Fixers.MovedPackage;
using Deployer.Repair.Fixers.Names;
using Deployer.Repair.Fixers.SocketType;
using Deployer.Repair.Fixers.SpareEffects;
using Deployer.Repair.Fixers.StaleOverride;
using Deployer.Repair.Fixers.TargetFolder;
using Deployer.Repair.Fixers.ToolsVersion;
using Deployer.Repair.History;
using Deployer.Repair.Search;

namespace Deployer.Repair.Fixers;

/// <summary>The fixers that need nothing but the package and its diagnosis.</summary>
internal sealed class FixerSet
{
    /// <summary>Part of the attempt key: raised whenever a fixer learns or forgets something, so that known reds are tried again.</summary>
    public const string Version = "4";

    private FixerSet()
    {
    }

    /// <summary>
    /// In the order in which they are asked. The rules come first because the compiler has suggestions of its own for what they
    /// mend, and worse ones: for `SOCK_STREAM | …` it appends `.rawValue`, which then is no Int32 and does not exist on Darwin; for a
    /// name that an import would bring into scope it may offer another name that is spelt alike. Imports come before spelling for the
    /// same reason, and a missing `throws` before a spare `try`, which may be right and its function wrong.
    /// </summary>
    public static IReadOnlyList<IFixer> Standard { get; } =
    [
        new ConflictMarkerFixer(),
        new ToolsVersionFixer(),
        new ManifestSyntaxFixer(),
        new ManifestNameFixer(),
        new TargetFolderFixer(),
        new DuplicateTargetFixer(),
        new DependencyCycleFixer(),
        new MovedPackageFixer(),
        new SocketTypeFixer(),
        new AppleLogFixer(),
        new AppleOnlyFixer(),
        new MissingImportFixer(),
        new MissingDependencyFixer(),
        new MissingProductFixer(),
        new ModuleImportFixer(),
        new MisspeltNameFixer(),
        new StaleOverrideFixer(),
        new MissingThrowsFixer(),
        new SpareTryFixer(),
        new UnusedResultFixer(),
        new ConstantGlobalFixer(),
        new FixItFixer(),
    ];

    /// <summary>Those, and behind them what takes longer: the search, and undoing what changed since the last green version.</summary>
    public static IReadOnlyList<IFixer> All(TimeProvider time) =>
        [.. Standard, new SearchFixer(GeneratorSet.Standard, new SearchBudget(), time), new HunkFixer()];
}
