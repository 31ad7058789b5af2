using Deployer.Build.Swift;
using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Repair.Gate;

namespace Deployer.Repair;

/// <summary>How far a chain has come: what was kept, what is still wrong, and what was tried.</summary>
internal sealed class ChainState(RepairCase failure)
{
    private readonly List<Candidate> _kept = [];
    private readonly HashSet<Fingerprint> _tried = [];

    public CommitId Base => failure.Base;

    /// <summary>The base with everything that was kept.</summary>
    public CommitId Current { get; private set; } = failure.Base;

    public Diagnosis Diagnosis { get; private set; } = failure.Red.Diagnosis;

    public SwiftManifest? Manifest { get; private set; } = failure.Red.Observation.Manifest;

    public int Tried => _tried.Count;

    /// <summary>Candidates without progress.</summary>
    public int FailedAttempts { get; private set; }

    /// <summary>True the first time a change is proposed for the current state.</summary>
    public bool IsNew(Candidate candidate) => _tried.Add(Fingerprint.Of([Current.Value, candidate.Fixer, .. Content(candidate.Patch)]));

    public FixDescription Describe(Candidate last) => FixDescription.Of([.. _kept, last]);

    public GateCase Ask(CommitId commit, FixDescription description) => new(Base, commit, failure.Red.Diagnosis)
    {
        Families = description.Families,
        Inventory = failure.Inventory,
        Options = failure.Options,
        TestFolders = failure.Red.Observation.Manifest?.TestFolders ?? [],
    };

    /// <summary>Takes in what came of a candidate; the fix when it passed.</summary>
    public VerifiedFix? Take(Candidate candidate, Trial trial)
    {
        switch (trial)
        {
            case Trial.PassedGate passed:
                return passed.Fix;
            case Trial.MadeProgress progress:
                _kept.Add(candidate);
                Current = progress.Applied;
                Diagnosis = progress.After.Diagnosis;
                Manifest = progress.After.Observation.Manifest;
                return null;
            default:
                FailedAttempts++;
                return null;
        }
    }

    private static IEnumerable<string> Content(Patch patch) => patch switch
    {
        Patch.Unified unified => [unified.Diff],
        Patch.Edits edits => edits.Files.SelectMany(file => new[] { file.Path, file.Content is { } content ? Convert.ToBase64String(content) : "-" }),
        Patch.Operations operations => operations.Files.SelectMany(file => file.Parts),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
