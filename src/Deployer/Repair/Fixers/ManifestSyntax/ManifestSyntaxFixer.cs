using Deployer.Diagnose;
using Deployer.Repair.Fixers.Manifests;

namespace Deployer.Repair.Fixers.ManifestSyntax;

/// <summary>
/// Mends what the compiler cannot read in a `Package.swift`: a comma, bracket or quote that is missing, arguments out of order, a
/// misspelt label or kind, the lost import. The compiler leaves no fix-its for manifests.
/// </summary>
internal sealed class ManifestSyntaxFixer : IFixer
{
    private const int MaxCandidates = 4;

    public string Name => "rule/manifest-syntax";

    public bool Recognizes(Diagnostic error) =>
        error is { File: ManifestDocument.FileName, Line: not null } && (SyntaxForms.IsAboutForm(error) || SyntaxForms.IsAboutBalance(error));

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var errors = FailingTarget.Errors(context.Diagnosis).Where(Recognizes).ToList();
        if (errors.Count == 0
            || await ManifestDocument.ReadAsync(context.PackageFolder, cancellationToken) is not { } manifest
            || manifest.File.Text.Contains("\n<<<<<<<", StringComparison.Ordinal))
        {
            return [];
        }

        var balance = errors.Find(SyntaxForms.IsAboutBalance);
        var places = balance is null ? [] : new BracketBalance(manifest).Mend(balance).Take(MaxCandidates).ToList();

        // Where a bracket or quote was lost is concluded from the layout alone; of several places each is a guess.
        if (places.Count > 0) return [.. places.Select(fix => fix.Propose(Name, places.Count == 1 ? Confidence.Medium : Confidence.Low, manifest.File))];
        return [.. errors.Select(error => new SyntaxForms(manifest).Mend(error)).OfType<ManifestFix>().Take(1).Select(fix => fix.Propose(Name, Confidence.High, manifest.File))];
    }
}
