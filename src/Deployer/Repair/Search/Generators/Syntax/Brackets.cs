using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Syntax;

/// <summary>
/// Puts brackets, quotes and separators where they were lost, and takes out spare ones: as the green version has them, else by the
/// indentation, and else at the places of the line that make sense.
/// </summary>
internal sealed class Brackets : IGenerator
{
    private const int MostProposals = 8;

    public string Name => "search/brackets";

    public double Prior => 0.6;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error) || scene.FileOf(error) is not { } file) return [];
        if (!SyntaxErrors.IsOne(error.Message) || file.Source.File.OffsetOf(error.Line!.Value, error.Column!.Value) is not { } offset) return [];
        var path = file.Source.File.Path;
        var green = scene.Green?.TextOf(path) is { } text ? GreenLines.Restored(text, file.Source.File.Text) : [];
        return
        [
            .. green.Select(edit => Proposal.Of(new PlacedEdit(path, edit), "Restore a bracket or separator of the green version", Confidence.High)),
            .. Guesses(error, file, offset).DistinctBy(placement => string.Join('|', placement.Edits))
                .Select(placement => new Proposal
                {
                    Edits = [.. placement.Edits.Select(edit => new PlacedEdit(path, edit))],
                    Summary = placement.Summary,
                    Confidence = Confidence.Medium,
                    Doubt = placement.Doubt + (green.Count > 0 ? 0.5 : 0),
                })
                .OrderBy(proposal => proposal.Doubt).Take(MostProposals - Math.Min(green.Count, MostProposals - 1)),
        ];
    }

    private static IEnumerable<Placement> Guesses(Diagnostic error, SwiftOutline file, int offset)
    {
        var (message, token) = (error.Message, file.Source.TokenAt(offset));
        if (message.Contains("string", StringComparison.Ordinal)) return Quotes.Of(message, file, offset);
        if (SyntaxErrors.LacksOpening(message)) return Openings.Of(message, file, token).Concat(LineBrackets.Of(error, file, token));
        var guesses = Separators.Of(message, file, token);
        if (SyntaxErrors.MayBeBraces(message)) guesses = guesses.Concat(BraceLayout.Of(file));
        return SyntaxErrors.MayBeBrackets(message) ? guesses.Concat(LineBrackets.Of(error, file, token)) : guesses;
    }
}
