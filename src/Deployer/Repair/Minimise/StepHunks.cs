namespace Deployer.Repair.Minimise;

/// <summary>Which hunks of a whole fix came by which of its steps, and which of them may be needless.</summary>
/// <param name="steps">The steps, in their order.</param>
/// <param name="hunks">The hunks of each step, between the tree before it and the one after.</param>
/// <param name="all">The hunks of all steps together.</param>
internal sealed class StepHunks(IReadOnlyList<Candidate> steps, IReadOnlyList<IReadOnlyList<Hunk>> hunks, IReadOnlyList<Hunk> all)
{
    /// <summary>Hunks that may be needless: a step's only one has shown its worth, and so has one at the place of an error that the step mends.</summary>
    public IReadOnlyList<Hunk> Droppable()
    {
        var needed = steps.SelectMany((step, index) => hunks[index].Where(hunk => IsNeeded(step, hunks[index], hunk)).SelectMany(hunk => InAll(index, hunk))).ToHashSet();
        return [.. all.Where(hunk => !needed.Contains(hunk) && Enumerable.Range(0, steps.Count).Any(index => Of(index).Contains(hunk)))];
    }

    /// <summary>The steps of which something is left, which say so when something of them is not.</summary>
    public IReadOnlyList<Candidate> Without(IReadOnlyCollection<Hunk> dropped) =>
    [
        .. steps.Select((step, index) => (Step: step, Hunks: Of(index)))
            .Where(pair => pair.Hunks.Count == 0 || !pair.Hunks.All(dropped.Contains))
            .Select(pair => Say(pair.Step, pair.Hunks.Count, pair.Hunks.Count(dropped.Contains))),
    ];

    private static Candidate Say(Candidate step, int count, int dropped) => dropped == 0
        ? step
        : step with { Reason = $"{step.Reason} Of its {count} edits {(count - dropped == 1 ? "only 1 was" : $"only {count - dropped} were")} needed; the others are left out." };

    private static bool IsNeeded(Candidate step, IReadOnlyList<Hunk> own, Hunk hunk)
    {
        var errors = step.Addresses.Where(error => error.File == hunk.Path).ToList();
        return own.Count == 1
            || (errors.Count > 0 && own.Count(other => other.Path == hunk.Path) == 1)
            || errors.Any(error => error.Line is { } line && hunk.Old.Touches(new LineRange(line - 1, 1)));
    }

    private HashSet<Hunk> Of(int step) => [.. hunks[step].SelectMany(hunk => InAll(step, hunk))];

    /// <summary>The hunks of the whole that hold what is left of a step's.</summary>
    private IEnumerable<Hunk> InAll(int step, Hunk hunk)
    {
        var lines = hunk.New;
        foreach (var later in hunks.Skip(step + 1))
        {
            lines = Hunk.Forward(lines, later.Where(other => other.Path == hunk.Path));
        }

        return all.Where(other => other.Path == hunk.Path && (other.IsWhole || hunk.IsWhole || other.New.Touches(lines)));
    }
}
