namespace Deployer.Diagnose;

/// <summary>Orders errors so that the one to mend first, of which others may be mere consequences, comes first.</summary>
internal sealed class RootCause(TargetOrder targets, PackagePaths paths)
{
    public IEnumerable<Finding> Order(IReadOnlyList<Finding> errors)
    {
        var missing = errors.Select(error => ErrorWords.MissingModule(error.Diagnostic.Message)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return errors
            .OrderBy(error => Stage(error.Diagnostic))
            .ThenBy(error => !Triage.IsBrokenToolchain(error.Diagnostic))
            .ThenBy(error => Distance(error.Diagnostic, missing))
            .ThenBy(error => targets.RankOf(error.Diagnostic.Target))
            .ThenBy(error => Kind(error.Diagnostic))
            .ThenBy(error => error.Diagnostic.File is null)
            .ThenBy(error => error.Diagnostic.File, StringComparer.Ordinal)
            .ThenBy(error => error.Diagnostic.Line ?? int.MaxValue)
            .ThenBy(error => error.Diagnostic.Column ?? int.MaxValue)
            .ThenBy(error => error.TestId, StringComparer.Ordinal)
            .ThenBy(error => error.Diagnostic.Phase == Phase.Infrastructure ? error.Diagnostic.LogLine : null)
            .ThenBy(error => error.Diagnostic.Message, StringComparer.Ordinal);
    }

    /// <summary>The errors that fail together with the first: those of its target, or all failed tests.</summary>
    public IReadOnlyList<Finding> FirstGroup(IReadOnlyList<Finding> ordered) => ordered.Count == 0
        ? []
        : [.. ordered.Where(error => IsSameGroup(error.Diagnostic, ordered[0].Diagnostic))];

    private bool IsSameGroup(Diagnostic error, Diagnostic first) =>
        Stage(error) == Stage(first)
        && paths.IsForeign(error.File) == paths.IsForeign(first.File)
        && (Stage(first) >= Stage(Phase.TestCrash) || error.Target == first.Target);

    /// <summary>Ours come first, unless they only miss a module that a fetched package fails to build.</summary>
    private int Distance(Diagnostic error, HashSet<string> missing) =>
        !paths.IsForeign(error.File) ? 1
        : TargetOrder.ModuleIn(error.File!) is { } module && missing.Contains(module) ? 0
        : 2;

    private static int Stage(Diagnostic error) => Stage(error.Phase);

    private static int Stage(Phase phase) => phase switch
    {
        Phase.Infrastructure => 0,
        Phase.Manifest or Phase.Resolve => 1,
        Phase.Compile or Phase.CompilerCrash => 2,
        Phase.Link => 3,
        Phase.TestCrash => 4,
        Phase.TestHang => 5,
        _ => 6,
    };

    /// <summary>
    /// A missing module or a syntax error brings others with it, and so does a name that nobody declares: conformances and types
    /// fail over it. A compiler often crashes over an error it has told.
    /// </summary>
    private static int Kind(Diagnostic error) =>
        error.Phase == Phase.CompilerCrash ? 3
        : error.Id == "sema_no_import" || ErrorWords.MissingModule(error.Message) is not null || ErrorWords.IsParse(error) ? 0
        : ErrorWords.UnknownName(error.Message) is not null ? 1
        : 2;
}
