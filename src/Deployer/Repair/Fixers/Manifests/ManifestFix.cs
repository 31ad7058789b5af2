using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.Manifests;

/// <summary>What a rule wants to change in `Package.swift`, and for which error.</summary>
/// <param name="Error">The error it mends.</param>
/// <param name="Edits">The changes.</param>
/// <param name="Summary">In the imperative.</param>
/// <param name="Reason">One or two sentences.</param>
internal sealed record ManifestFix(Diagnostic Error, IReadOnlyList<TextEdit> Edits, string Summary, string Reason)
{
    private const int MaxSummary = 72;

    /// <summary>The proposal; its summary is replaced by a plain one when a long name makes it too long.</summary>
    public Candidate Propose(string fixer, Confidence confidence, SourceFile manifest) => new()
    {
        Fixer = fixer,
        Confidence = confidence,
        Summary = Summary.Length <= MaxSummary ? Summary : "Correct Package.swift",
        Reason = Reason,
        Patch = new Patch.Edits([manifest.With(Edits).ToFileEdit()]),
        Addresses = [Error],
    };
}
