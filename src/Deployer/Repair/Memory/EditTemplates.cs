using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Memory;

/// <summary>
/// Abstracts changes that mended an error. First the patterns of all of them are read, which says what the holes are, then the new
/// texts; what comes of it is tried on the files it was made from.
/// </summary>
internal sealed class EditTemplates
{
    private readonly PackageSources _before;
    private readonly Diagnostic _error;
    private readonly Dictionary<string, string> _names;
    private readonly HoleNames _holes;

    private EditTemplates(Diagnostic error, PackageSources before)
    {
        (_error, _before) = (error, before);
        _names = MessageHoles.Of(error, before.File(error.File));
        _holes = new HoleNames(_names);
    }

    /// <summary>The template of changes that belong together; null when they cannot be abstracted.</summary>
    /// <param name="error">What they mended.</param>
    /// <param name="before">The sources before.</param>
    /// <param name="changes">What changed.</param>
    public static FixTemplate? Make(Diagnostic error, PackageSources before, IReadOnlyList<TokenChange> changes)
    {
        if (changes.Count is 0 or > FixTemplate.MaxEdits || changes.Sum(change => change.Lines) > FixTemplate.MaxLines) return null;
        var maker = new EditTemplates(error, before);
        var drafts = changes.Select(maker.Draft).ToList();
        if (drafts.Contains(null)) return null;
        var edits = drafts.Select(draft => maker.Finish(draft!)).ToList();
        if (edits.Contains(null)) return null;
        return new[] { LeanTemplate.Of(edits.Select(edit => edit!)), LeanTemplate.Renamed(edits.Select(edit => edit!)) }
            .FirstOrDefault(template => TemplateRules.WhyRefused(template) is null && maker.Leads(template, changes));
    }

    private Draft? Draft(TokenChange change)
    {
        if (new EditPlaces(_error, _before, _names).Of(change) is not { } found) return null;
        if (found.Place.Kind is PlaceKind.Above or PlaceKind.Below or PlaceKind.Imports or PlaceKind.End) return new Draft(change, found.Place, [], [], []);
        var mark = found.Site.Mark;
        var reader = new ElementReader(change.Before, mark, _holes);
        if (reader.All(change.First, change.Last, (first, last) => IsKept(change, first, last)) is not { } old) return null;
        return new Draft(change, found.Place, reader.Left(change), old, reader.Right(change)) { MarkedToken = mark };
    }

    private EditTemplate? Finish(Draft draft)
    {
        if (new NewText(draft, _holes).Write() is not { } text) return null;
        var pattern = draft.Left.Concat(draft.Old).Concat(draft.Right).ToList();
        var mark = pattern.FindIndex(element => element.First <= draft.MarkedToken && draft.MarkedToken < element.Last);
        return new EditTemplate(draft.Place, Texts(draft.Left), Texts(draft.Old), Texts(draft.Right), text.Elements)
        {
            Mark = mark < 0 ? null : mark,
            HugsLeft = text.HugsLeft,
        };
    }

    /// <summary>Whether tokens stand unchanged, one behind the other, in what takes their place.</summary>
    private static bool IsKept(TokenChange change, int first, int last) => NewText.RunAt(change, first, last).Any();

    private bool Leads(FixTemplate template, IReadOnlyList<TokenChange> changes)
    {
        if (new TemplateApplication(_error, _before, ownWords: true).Apply(template) is not { } edits) return false;
        return changes.GroupBy(change => change.Path).All(file =>
        {
            var made = _before.File(file.Key)!.Source.File.With(edits.Where(edit => edit.File == file.Key).Select(edit => edit.Edit));
            return new SwiftSource(made).Tokens.Select(token => token.Text).SequenceEqual(Wanted([.. file]), StringComparer.Ordinal);
        });
    }

    /// <summary>The tokens of a file with these changes and no others.</summary>
    private static List<string> Wanted(IReadOnlyList<TokenChange> changes)
    {
        var tokens = changes[0].Before.Source.Tokens.Select(token => token.Text).ToList();
        foreach (var change in changes.OrderByDescending(change => change.First))
        {
            tokens.RemoveRange(change.First, change.Last - change.First);
            tokens.InsertRange(change.First, Enumerable.Range(change.AfterFirst, change.AfterLast - change.AfterFirst).Select(change.After.Text));
        }

        return tokens;
    }

    private static string[] Texts(IReadOnlyList<ReadElement> elements) => [.. elements.Select(element => element.Text)];
}

/// <summary>An edit whose pattern was read.</summary>
internal sealed record Draft(
    TokenChange Change, EditPlace Place, IReadOnlyList<ReadElement> Left, IReadOnlyList<ReadElement> Old, IReadOnlyList<ReadElement> Right)
{
    /// <summary>Index of the token that the error points at; null when it points elsewhere.</summary>
    public int? MarkedToken { get; init; }
}
