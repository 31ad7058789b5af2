using Deployer.Diagnose;
using Deployer.Repair.Fixers;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search;

/// <summary>Proposes edits that the compiler was seen to accept: what the generators propose, one after the other, the most promising first.</summary>
internal sealed class SearchFixer(IReadOnlyList<IGenerator> generators, SearchBudget budget, TimeProvider time) : IFixer
{
    private const int MostFilesLookedInto = 12;
    private const int MostEditsTold = 30;

    public string Name => "search";

    public bool Recognizes(Diagnostic error) => Places.IsInSource(error);

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var errors = FailingTarget.Errors(context.Diagnosis).Where(Places.IsInSource).ToList();
        if (errors.Count == 0 || await PackageSources.ReadAsync(context, cancellationToken) is not { } sources) return [];
        if ((errors[0].Target ?? sources.TargetOf(errors[0].File)?.Name) is not { } target) return [];
        await context.Evidence.TellAsync($"looking for edits of {target} that the compiler accepts", cancellationToken);
        var green = await context.Evidence.FindGreenAsync(cancellationToken);
        if (await context.Evidence.OpenJudgeAsync(cancellationToken) is not { } compiler) return [];

        var began = time.GetTimestamp();
        var judge = new TargetJudge(compiler, target);
        var files = errors.Select(error => error.File!).Distinct(StringComparer.Ordinal).Take(MostFilesLookedInto).ToList();
        if (await judge.LookAsync(files, cancellationToken) is not { Errors.Count: > 0 } verdict)
        {
            await context.Evidence.TellAsync($"the compiler alone shows no error in {target}: nothing to search with", cancellationToken);
            return [];
        }

        var scene = new SearchScene(sources, verdict.Errors) { Manifest = context.Manifest, Green = green };
        var result = await new BestFirstSearch(judge, generators, budget, time).RunAsync(new SearchState(scene, verdict), cancellationToken);
        await TellAsync(context.Evidence, result, time.GetElapsedTime(began), cancellationToken);
        return [.. result.Solutions.Select(solution => Describe(solution, result, errors))];
    }

    private static async Task TellAsync(IEvidence evidence, SearchResult result, TimeSpan took, CancellationToken cancellationToken)
    {
        foreach (var (index, tried) in result.Tried.Take(MostEditsTold).Index())
        {
            await evidence.TellAsync($"{index + 1}. {tried}", cancellationToken);
        }

        var found = result.Solutions switch
        {
            [] => "none helps",
            [{ ErrorsLeft: > 0 and var left }] => $"some help, {left} errors are left",
            var all => $"{all.Count} leave nothing wrong",
        };
        await evidence.TellAsync($"tried {result.Tried.Count} edits in {took.TotalSeconds:0.0} s: {found}", cancellationToken);
    }

    private static Candidate Describe(Solution solution, SearchResult result, List<Diagnostic> errors)
    {
        var steps = solution.State.Steps;
        var more = steps.Count > 1 ? $" and {steps.Count - 1} more" : "";
        return new Candidate
        {
            Fixer = string.Join('+', steps.Select(step => step.Generator).Distinct(StringComparer.Ordinal)),
            Confidence = ConfidenceIn(solution, result),
            Summary = FixDescription.Shorten(steps[0].Proposal.Summary, more),
            Reason = $"The compiler finds no fault with it: {string.Join("; ", steps.Select(step => step.Proposal.Summary).Distinct(StringComparer.Ordinal).Take(4))}.",
            Patch = new Patch.Edits([.. solution.State.Changed.Values.Select(file => file.ToFileEdit())]),
            Addresses = solution.ErrorsLeft == 0 ? errors : [errors[0]],
        };
    }

    /// <summary>Nobody is sure where another edit does as well, or where the compiler begins to warn.</summary>
    private static Confidence ConfidenceIn(Solution solution, SearchResult result)
    {
        var least = solution.State.Steps.Min(step => step.Proposal.Confidence);
        var isDoubtful = solution.NewWarnings > 0 || result.Solutions.Count > 1 || solution.ErrorsLeft > 0;
        return least == Confidence.High && isDoubtful ? Confidence.Medium : least;
    }
}
