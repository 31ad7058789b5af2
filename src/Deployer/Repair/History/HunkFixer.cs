using Deployer.Build.Swift.Source;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.Search.Generators.Hunks;

namespace Deployer.Repair.History;

/// <summary>
/// Where code compiles and its tests fail, undoes one piece of what has changed since the package was green: the compiler finds no
/// fault, so the tests are the judge. What came anew stays, as that is what was meant.
/// </summary>
internal sealed class HunkFixer : IFixer
{
    private const int Most = 8;
    private const double DoubtOfType = 0.3;
    private const double DoubtOfStranger = 0.8;

    public string Name => "hunk";

    /// <summary>A log alone does not tell what has changed.</summary>
    public bool Recognizes(Diagnostic error) => false;

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        if (context.Diagnosis.FailureClass is not (FailureClass.Test or FailureClass.Crash or FailureClass.Hang)) return [];
        if (await PackageSources.ReadAsync(context, cancellationToken) is not { } sources) return [];
        if (await context.Evidence.FindGreenAsync(cancellationToken) is not { } green) return [];
        var words = WordsOfFailedTests(context.Diagnosis, sources);
        var found = sources.Files.Where(file => !TestFiles.Has(sources, file.Source.File.Path)).SelectMany(file => PiecesOf(file, green, words)).ToList();
        await context.Evidence.TellAsync($"{found.Count} pieces have changed since {green.Commit.Short} and may be why tests fail", cancellationToken);
        return [.. found.OrderBy(piece => piece.Doubt).Take(Most).Select(piece => Describe(piece, green))];
    }

    private static IEnumerable<UndoneChange> PiecesOf(SwiftOutline file, GreenVersion green, HashSet<string> words)
    {
        var now = file.Source.File;
        return green.Sources.File(now.Path)?.Source.File is not { } before || before.Text == now.Text
            ? []
            : from piece in new HunkPieces(before, now).All()
              where piece.Kind is not (PieceKind.MoreLines or PieceKind.Whole) && !piece.IsRename && !Silencing.IsIn(piece, now.Text)
              select new UndoneChange(now, piece, piece.Doubt + DoubtOf(file, piece, words));
    }

    /// <summary>The more the tests that fail speak of where it stands, the less.</summary>
    private static double DoubtOf(SwiftOutline file, Piece piece, HashSet<string> words)
    {
        var around = file.Around(file.Source.TokenAt(piece.Edit.Start)).ToList();
        return around.Exists(one => !one.HasMembers && words.Contains(one.Name)) ? 0
            : around.Exists(one => words.Contains(one.Name)) ? DoubtOfType
            : DoubtOfStranger;
    }

    private static HashSet<string> WordsOfFailedTests(Diagnosis diagnosis, PackageSources sources)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var error in diagnosis.Failures.Select(failure => failure.Diagnostic).Concat(diagnosis.Failures.SelectMany(failure => failure.Diagnostic.Notes)))
        {
            if (sources.File(error.File) is not { } file || error.Line is not { } line || file.Source.File.OffsetOf(line, 1) is not { } offset) continue;
            var scope = file.Around(file.Source.TokenAt(file.Source.File.EndOfLine(offset))).FirstOrDefault(one => !one.HasMembers);
            var (first, last) = scope is { Close: { } close } ? (scope.NameAt, close) : (0, 0);
            words.UnionWith(file.Source.Tokens.Take(last).Skip(first).Where(token => token.Kind == SwiftTokenKind.Word).Select(token => token.Text));
        }

        return words;
    }

    private Candidate Describe(UndoneChange undone, GreenVersion green)
    {
        var (file, piece) = (undone.File, undone.Piece);
        return new Candidate
        {
            Fixer = Name,
            Confidence = Confidence.Medium,
            Summary = Wording.Of(piece, file.Path, file.Text, green.TextOf(file.Path)!),
            Reason = $"It was so in {green.Commit.Short}, where all tests passed; what else has changed since stays.",
            Patch = new Patch.Edits([file.With([piece.Edit]).ToFileEdit()]),
        };
    }

    /// <summary>A piece of a change that may be undone, and how unlikely it is the fault.</summary>
    private sealed record UndoneChange(SourceFile File, Piece Piece, double Doubt);
}
