using Deployer.Build.Swift.Source;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Hunks;

/// <summary>
/// Undoes a piece of what has changed since the package was green: rather what was lost than what changed, and rather that than what
/// came, which most likely was meant to come.
/// </summary>
internal sealed class GreenHunks : IGenerator
{
    private const int Most = 8;
    private const int MostOfHigh = 4;

    public string Name => "hunk";

    public double Prior => 0.3;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (scene.Green is null || ErrorFocus.Of(error, scene) is not { } focus) return [];
        return scene.Sources.Files.Where(file => scene.MayChange(file.Source.File.Path)).SelectMany(file => OfFile(file, focus, scene))
            .Concat(DeletedFiles.Missed(focus, scene))
            .OrderBy(proposal => proposal.Doubt)
            .DistinctBy(proposal => proposal.Edits[0])
            .Take(Most)
            .ToList();
    }

    private static IEnumerable<Proposal> OfFile(SwiftOutline file, ErrorFocus focus, SearchScene scene)
    {
        var (now, path) = (file.Source.File, file.Source.File.Path);
        if (scene.Green!.Sources.File(path) is not { } green || green.Source.File.Text == now.Text) return [];
        var isTest = TestFiles.Has(scene.Sources, path);
        return from whole in new HunkPieces(green.Source.File, now).All()
               from piece in LostDeclarations.In(whole, green, focus.Names).Append(whole)
               where !Silencing.IsIn(piece, now.Text) && (!isTest || TestFiles.MayUndo(piece, now.Text))
               where piece.Kind != PieceKind.MoreLines || focus.IsIn(path, piece.Edit)
               let doubt = focus.DoubtOf(piece, file, green)
               where doubt is not null
               select Describe(piece, file, green, doubt.Value);
    }

    private static Proposal Describe(Piece piece, SwiftOutline file, SwiftOutline green, double doubt) => Proposal.Of(
        new PlacedEdit(file.Source.File.Path, piece.Edit),
        Wording.Of(piece, file.Source.File.Path, file.Source.File.Text, green.Source.File.Text),
        piece.OnlyRestores && doubt < ErrorFocus.Remote && IsSmall(piece, green) ? Confidence.High : Confidence.Medium,
        doubt + piece.Doubt);

    /// <summary>A name, a label, a keyword or an import; more than that may have gone on purpose.</summary>
    private static bool IsSmall(Piece piece, SwiftOutline green)
    {
        var tokens = SwiftLexer.Read(green.Source.File.Text[piece.Start..piece.End]);
        return tokens.Count <= MostOfHigh || tokens.Any(token => token.IsWord("import"));
    }
}
