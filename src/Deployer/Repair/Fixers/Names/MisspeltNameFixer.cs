using System.Text;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.Names;

/// <summary>Corrects names that the compiler cannot find where exactly one name in reach is spelt alike.</summary>
internal sealed class MisspeltNameFixer : IFixer
{
    private const int LongestSummary = 72;

    public string Name => "rule/misspelt-name";

    public bool Recognizes(Diagnostic error) => UnknownName.Of(error) is not null;

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var errors = FailingTarget.Errors(context.Diagnosis).Where(Recognizes).ToList();
        if (errors.Count == 0 || await PackageSources.ReadAsync(context, cancellationToken) is not { } sources) return [];
        var respeller = new Respeller(sources);
        var found = errors.Select(respeller.Of).OfType<Respelling>().ToList();
        var sure = found.Where(respelling => respelling.Confidence != Confidence.Low).ToList();
        var guesses = found.Except(sure).ToList();
        var first = sure.Take(1).Where(_ => sure.Select(respelling => respelling.From).Distinct().Count() > 1)
            .SelectMany(respelling => sure.Where(other => other.From == respelling.From)).ToList();
        return [.. new[] { sure, first, guesses }.Where(group => group.Count > 0).Select(group => Describe(group, sources))];
    }

    private Candidate Describe(List<Respelling> group, PackageSources sources)
    {
        var files = group.GroupBy(respelling => respelling.File, StringComparer.Ordinal)
            .Select(edits => sources.File(edits.Key)!.Source.File.With(edits.Select(respelling => respelling.Edit)).ToFileEdit());
        var names = group.Select(respelling => (From: Readable(respelling.From), To: Readable(respelling.To))).Distinct().ToList();
        var summary = names.Count == 1 ? $"Spell {names[0].From} as {names[0].To}" : $"Correct the spelling of {names.Count} names";
        return new Candidate
        {
            Fixer = Name,
            Confidence = group.Min(respelling => respelling.Confidence),
            Summary = summary.Length <= LongestSummary ? summary : "Correct the spelling of a name",
            Reason = "Nothing is called so, and one name in reach is spelt alike: "
                + string.Join(", ", names.Take(5).Select(pair => $"{pair.To} for {pair.From}")) + ".",
            Patch = new Patch.Edits([.. files]),
            Addresses = [.. group.Select(respelling => respelling.Unknown.Error)],
        };
    }

    private static string Readable(string bytes) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes));
}
