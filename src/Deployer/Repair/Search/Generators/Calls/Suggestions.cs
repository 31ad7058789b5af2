using System.Text.RegularExpressions;
using Deployer.Build.Swift.Source;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.FixIts;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Calls;

/// <summary>
/// Tries what the compiler itself suggests: the edits of the error, then those of each of its notes. What it suggests alike for
/// several errors is tried at all of them first.
/// </summary>
internal sealed partial class Suggestions : IGenerator
{
    private const int MostProposals = 8;
    private const int MostTokensRemoved = 3;
    private const double OneOnly = 0.25;
    private const double NextNote = 0.5;
    private const double Lossy = 1.5;

    public string Name => "search/suggestion";

    public double Prior => 0.1;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene) =>
        Alternatives(error).Where(fix => IsTried(fix, scene))
            .SelectMany((fix, rank) => Proposals(fix, (rank * NextNote) + DoubtOf(fix), scene))
            .Take(MostProposals);

    /// <summary>The plain choice among notes comes first.</summary>
    private static IEnumerable<SuggestedFix> Alternatives(Diagnostic error)
    {
        if (error.FixIts.Count > 0) yield return new SuggestedFix(error, error.FixIts);
        foreach (var note in error.Notes.Where(note => note.FixIts.Count > 0).OrderBy(note => FixItPolicy.IsPlainChoice(error, note) ? 0 : 1))
        {
            yield return new SuggestedFix(error, note.FixIts);
        }
    }

    private static IEnumerable<Proposal> Proposals(SuggestedFix fix, double doubt, SearchScene scene)
    {
        var alike = scene.Errors.Where(other => !ReferenceEquals(other, fix.Error) && IsAlike(other, fix.Error))
            .Select(other => Alternatives(other).FirstOrDefault(one => IsSameKind(one, fix) && IsTried(one, scene)))
            .OfType<SuggestedFix>();
        var all = FixItEdits.Compatible([fix, .. alike]);
        var edits = Edits(all);
        if (edits.Count > fix.Edits.Count) yield return Describe(all, edits, doubt, scene);
        yield return Describe([fix], Edits([fix]), edits.Count > fix.Edits.Count ? doubt + OneOnly : doubt, scene);
    }

    /// <summary>A conversion often hides that a type is wrong, and one to a whole number that something is lost.</summary>
    private static double DoubtOf(SuggestedFix fix) =>
        !fix.Error.Message.StartsWith("cannot convert", StringComparison.Ordinal) ? 0
        : fix.Edits.Any(edit => edit.Text.StartsWith("Int", StringComparison.Ordinal) || edit.Text.StartsWith("UInt", StringComparison.Ordinal)) ? Lossy : NextNote;

    private static bool IsTried(SuggestedFix fix, SearchScene scene) => fix.Edits.All(edit =>
        FixItPolicy.IsAllowed(edit) && scene.MayChange(edit.File) && FixItEdits.Fits(scene.Sources.File(edit.File)?.Source.File, edit));

    /// <summary>Missing `try` and missing `await` are one kind: where both lack, neither alone compiles.</summary>
    private static bool IsAlike(Diagnostic one, Diagnostic other) => Template(one.Message) == Template(other.Message);

    private static string Template(string message) =>
        message.Contains("not marked with '", StringComparison.Ordinal) ? "effect" : Quoted().Replace(message, "''");

    private static bool IsSameKind(SuggestedFix one, SuggestedFix other) =>
        one.Edits.Count == other.Edits.Count
        && one.Edits.Zip(other.Edits).All(pair => pair.First.Text == pair.Second.Text || (IsEffect(pair.First) && IsEffect(pair.Second)));

    private static bool IsEffect(FixIt edit) => edit.Text is "try " or "await ";

    private static List<PlacedEdit> Edits(IEnumerable<SuggestedFix> fixes) =>
        [.. fixes.SelectMany(fix => fix.Edits).OrderBy(edit => FixItEdits.EffectRank(edit.Text))
            .Select(edit => new PlacedEdit(edit.File, FixItEdits.ToTextEdit(edit))).Distinct()];

    private static Proposal Describe(IReadOnlyList<SuggestedFix> fixes, List<PlacedEdit> edits, double doubt, SearchScene scene)
    {
        var files = edits.Select(edit => edit.File).Distinct(StringComparer.Ordinal).ToDictionary(path => path, path => scene.Sources.File(path)!.Source.File, StringComparer.Ordinal);
        var summary = SuggestionSubject.Of(fixes, files);
        return new Proposal
        {
            Edits = edits,
            Summary = summary.Length <= 72 ? summary : "Apply the compiler's suggestion",
            Confidence = fixes.Any(fix => fix.Edits.Any(edit => RemovesMuch(edit, files[edit.File]))) ? Confidence.Medium : fixes.Min(FixItPolicy.ConfidenceOf),
            Doubt = doubt,
        };
    }

    private static bool RemovesMuch(FixIt edit, SourceFile file) =>
        edit.Text.Length == 0 && SwiftLexer.Read(file.Text[edit.StartOffset..edit.EndOffset]).Count > MostTokensRemoved;

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Quoted();
}
