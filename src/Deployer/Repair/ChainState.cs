using Deployer.Build.Swift;
using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Repair.Gate;

namespace Deployer.Repair;

/// <summary>How far a chain has come: what was kept, what is still wrong, and what was tried.</summary>
/// <param name="failure">What is to be mended.</param>
/// <param name="start">The tree that is red.</param>
/// <param name="evidence">Finds out what takes time.</param>
internal sealed class ChainState(RepairCase failure, CommitId start, ChainEvidence evidence)
{
    /// <summary>How often a chain may come back to a failure that it has met, with no fewer of them, before it is given up.</summary>
    private const int MaxReturns = 2;

    private readonly HashSet<CommitId> _trees = [start];
    private readonly Dictionary<Fingerprint, int> _met = MetFirst(failure.Red.Diagnosis);
    private CommitId _tree = start;
    private int _returns;

    private readonly List<Candidate> _kept = [];
    private readonly List<Diagnosis> _uncovered = [];
    private readonly HashSet<Fingerprint> _tried = [];
    private readonly Dictionary<IFixer, IReadOnlyList<Candidate>> _answers = [];

    public ChainEvidence Evidence => evidence;

    public CommitId Base => failure.Base;

    /// <summary>The base with everything that was kept.</summary>
    public CommitId Current { get; private set; } = failure.Base;

    public Diagnosis Diagnosis { get; private set; } = failure.Red.Diagnosis;

    public SwiftManifest? Manifest { get; private set; } = failure.Red.Observation.Manifest;

    public int Tried => _tried.Count;

    /// <summary>Candidates without progress.</summary>
    public int FailedAttempts { get; private set; } = failure.FailedBefore;

    /// <summary>Why going on is pointless; null while it is not.</summary>
    public string? WhyGivenUp { get; private set; }

    /// <summary>True when the chain stood at these files before, and went on from there.</summary>
    public bool WasAt(CommitId tree) => tree != _tree && _trees.Contains(tree);

    /// <summary>True the first time a change is proposed for the current state.</summary>
    public bool IsNew(Candidate candidate) => _tried.Add(Fingerprint.Of([Current.Value, candidate.Fixer, .. Content(candidate.Patch)]));

    /// <summary>What a fixer proposes for the current state; asking takes time, so it is asked once.</summary>
    public async ValueTask<IReadOnlyList<Candidate>> AskOnceAsync(IFixer fixer, RepairContext context, CancellationToken cancellationToken) =>
        _answers.TryGetValue(fixer, out var known) ? known : _answers[fixer] = await fixer.ProposeAsync(context, cancellationToken);

    /// <summary>What was kept, and what comes last.</summary>
    public IReadOnlyList<Candidate> StepsWith(Candidate last) => [.. _kept, last];

    public GateCase Ask(CommitId commit, FixDescription description) => new(Base, commit, failure.Red.Diagnosis)
    {
        Families = description.Families,
        Uncovered = [.. _uncovered],
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
                _answers.Clear();
                Current = progress.Applied;
                _tree = progress.Tree;
                _trees.Add(_tree);
                NoteReturn(progress.After.Diagnosis);
                Diagnosis = progress.After.Diagnosis;
                _uncovered.Add(Diagnosis);
                Manifest = progress.After.Observation.Manifest;
                return null;
            case Trial.GoesBack:
                WhyGivenUp = $"{candidate.Fixer} leads back to files that were there before: the chain goes round in circles";
                return null;
            default:
                FailedAttempts++;
                return null;
        }
    }

    private static Dictionary<Fingerprint, int> MetFirst(Diagnosis diagnosis) =>
        diagnosis.Fingerprint is { } fingerprint ? new() { [fingerprint] = diagnosis.Failures.Count } : [];

    /// <summary>The same failure again is progress as long as there are fewer of them.</summary>
    private void NoteReturn(Diagnosis after)
    {
        if (after.Fingerprint is not { } fingerprint)
        {
            return;
        }

        var fewest = _met.GetValueOrDefault(fingerprint, int.MaxValue);
        _met[fingerprint] = Math.Min(fewest, after.Failures.Count);
        if (after.Failures.Count >= fewest && ++_returns == MaxReturns)
        {
            WhyGivenUp = $"the failure {fingerprint} came back {_returns} times after what passed for progress";
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
