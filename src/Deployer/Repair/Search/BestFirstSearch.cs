using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search;

/// <summary>
/// Looks for edits that leave a target without errors, the most promising first. An edit is kept when what it means to mend is gone,
/// and the search goes on from there; the compiler has the word each time.
/// </summary>
internal sealed class BestFirstSearch(TargetJudge judge, IReadOnlyList<IGenerator> generators, SearchBudget budget, TimeProvider time)
{
    private const int MostErrorsLookedAt = 3;
    private const double DoubtOfLaterError = 0.4;
    private const double CostOfNewError = 0.5;

    private readonly PriorityQueue<OpenEdit, (double Cost, int Number)> _open = new();
    private readonly HashSet<Kernel.Fingerprint> _known = [];
    private readonly List<TriedEdit> _tried = [];
    private readonly List<Solution> _solutions = [];
    private Solution? _best;
    private int _afterFirst;
    private CompilerVerdict? _first;

    /// <summary>Searches until a budget is used up.</summary>
    public async Task<SearchResult> RunAsync(SearchState start, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        _first = start.Verdict;
        Expand(start);
        while (_tried.Count < budget.Edits && time.GetElapsedTime(began) < budget.Time && Next() is { } edit)
        {
            await TryAsync(edit, cancellationToken);
        }

        return new SearchResult(_solutions.Count > 0 || _best is null ? _solutions : [_best], _tried);
    }

    private OpenEdit? Next()
    {
        if (_solutions.Count == budget.Solutions || !_open.TryDequeue(out var edit, out var rank)) return null;
        if (_solutions.Count == 0) return edit;
        return rank.Cost <= _solutions[0].State.Cost + budget.CostAfterFirst && _afterFirst++ < budget.EditsAfterFirst ? edit : null;
    }

    private async Task TryAsync(OpenEdit edit, CancellationToken cancellationToken)
    {
        var verdict = await judge.JudgeAsync(edit, cancellationToken);
        var outcome = verdict is null ? "the compiler gives no answer" : await TakeAsync(edit, verdict, cancellationToken);
        _tried.Add(new TriedEdit(edit.Step, edit.From.Steps.Count, outcome));
    }

    /// <summary>What came of it, for people.</summary>
    private async Task<string> TakeAsync(OpenEdit edit, CompilerVerdict verdict, CancellationToken cancellationToken)
    {
        var fresh = verdict.NewSince(edit.From.Verdict);
        if (verdict.FewerThan(edit.From.Verdict, edit.Error) <= 0) return "the error is still there";
        if (fresh.Count > 0 && fresh.Count >= edit.From.Verdict.Errors.Count && !ErrorWords.IsParse(edit.Error) && fresh.Any(error => StandsIn(error, edit)))
        {
            return $"other errors instead: {fresh[0].Message}";
        }

        if (verdict.Errors.Count > 0) return GoOn(StateOf(edit, verdict, fresh.Count), fresh.Count);
        if (await judge.JudgeWholeAsync(edit.Changed, cancellationToken) is not { } whole) return "the compiler gives no answer for the whole target";
        if (whole.Errors.Count == 0)
        {
            _solutions.Add(new Solution(StateOf(edit, whole, 0), whole.NewWarningsSince(_first!).Count(warning => edit.Changed.ContainsKey(warning.File ?? ""))));
            return "nothing wrong any more";
        }

        var before = await judge.LookWholeAsync(cancellationToken);
        var caused = before is null ? whole.Errors : whole.NewSince(before);
        return GoOn(StateOf(edit, whole, caused.Count), caused.Count);
    }

    private string GoOn(SearchState state, int fresh)
    {
        if (state.Steps.Count < budget.Depth) Expand(state);
        if (fresh == 0 && (_best is null || state.Verdict.Errors.Count < _best.ErrorsLeft))
        {
            _best = new Solution(state, 0) { ErrorsLeft = state.Verdict.Errors.Count };
        }

        return $"kept, {state.Verdict.Errors.Count} errors left{(fresh > 0 ? $", {fresh} of them new" : "")}";
    }

    private static bool StandsIn(Diagnostic error, OpenEdit edit) => error.File is { } file && edit.Step.Proposal.Edits.Any(one => one.File == file);

    private static SearchState StateOf(OpenEdit edit, CompilerVerdict verdict, int fresh)
    {
        var sources = edit.Changed.Values.Aggregate(edit.From.Scene.Sources, (all, file) =>
            all.File(file.Path)?.Source.File.Text == file.Text ? all : all.With(file));
        var step = edit.Step with { Cost = edit.Step.Cost + (CostOfNewError * fresh) };
        return new SearchState(edit.From.Scene with { Sources = sources, Errors = verdict.Errors }, verdict)
        {
            Steps = [.. edit.From.Steps, step],
            Changed = edit.Changed,
        };
    }

    private void Expand(SearchState state)
    {
        var errors = state.Verdict.Errors.Where(Places.IsInSource).DistinctBy(error => (error.File, error.Line, error.Message)).Take(MostErrorsLookedAt);
        foreach (var (index, error) in errors.Index())
        {
            foreach (var edit in ProposalsFor(state, error, index * DoubtOfLaterError))
            {
                if (_known.Add(edit.Texts)) _open.Enqueue(edit, (state.Cost + edit.Step.Cost, _known.Count));
            }
        }
    }

    private IEnumerable<OpenEdit> ProposalsFor(SearchState state, Diagnostic error, double doubt) =>
        from generator in generators
        from proposal in generator.Propose(error, state.Scene)
        let edit = OpenEdit.Of(state, error, (generator, proposal), doubt)
        where edit is not null
        select edit;
}
