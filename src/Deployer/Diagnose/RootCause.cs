namespace Deployer.Diagnose;

/// <summary>Orders errors so that the one to mend first, of which others may be mere consequences, comes first.</summary>
internal sealed class RootCause(TargetOrder targets)
{
    private static readonly string[] ParseIds =
    [
        "expected_", "lex_", "unexpected_", "extra_r", "extra_l", "statement_same_line", "declaration_same_line", "statement_begins_with",
        "number_cant_start", "keyword_cant_be", "unknown_pound", "statement_begins", "opening_brace", "missing_rbrace",
    ];

    private static readonly string[] UnknownNameIds = ["cannot_find_in_scope", "cannot_find_type_in_scope"];

    public IEnumerable<Finding> Order(IEnumerable<Finding> errors) => errors
        .OrderBy(error => Stage(error.Diagnostic))
        .ThenBy(error => IsForeign(error.Diagnostic))
        .ThenBy(error => targets.RankOf(error.Diagnostic.Target))
        .ThenBy(error => Kind(error.Diagnostic))
        .ThenBy(error => error.Diagnostic.File is null)
        .ThenBy(error => error.Diagnostic.File, StringComparer.Ordinal)
        .ThenBy(error => error.Diagnostic.Line ?? int.MaxValue)
        .ThenBy(error => error.Diagnostic.Column ?? int.MaxValue)
        .ThenBy(error => error.TestId, StringComparer.Ordinal)
        .ThenBy(error => error.Diagnostic.Message, StringComparer.Ordinal);

    /// <summary>The errors that fail together with the first: those of its target, or all failed tests.</summary>
    public static IReadOnlyList<Finding> FirstGroup(IReadOnlyList<Finding> ordered) => ordered.Count == 0
        ? []
        : [.. ordered.Where(error => IsSameGroup(error.Diagnostic, ordered[0].Diagnostic))];

    private static bool IsSameGroup(Diagnostic error, Diagnostic first) =>
        Stage(error) == Stage(first)
        && IsForeign(error) == IsForeign(first)
        && (Stage(first) >= Stage(Phase.TestCrash) || error.Target == first.Target);

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

    private static bool IsForeign(Diagnostic error) => error.File is not null && !PackagePaths.IsOurs(error.File);

    /// <summary>
    /// A missing module or a syntax error brings others with it, and so does a name that nobody declares: conformances and types
    /// fail over it. A compiler often crashes over an error it has told.
    /// </summary>
    private static int Kind(Diagnostic error)
    {
        if (error.Phase == Phase.CompilerCrash)
        {
            return 3;
        }

        if (UnknownNameIds.Contains(error.Id))
        {
            return 1;
        }

        var isEarly = error.Id == "sema_no_import"
            || ParseIds.Any(prefix => error.Id?.StartsWith(prefix, StringComparison.Ordinal) == true)
            || error.Message.StartsWith("expected ", StringComparison.Ordinal)
            || error.Message.StartsWith("no such module ", StringComparison.Ordinal);
        return isEarly ? 0 : 2;
    }
}
