namespace Deployer.Repair.Gate;

/// <summary>What one guard of the gate says about a candidate.</summary>
internal abstract record Check
{
    private Check()
    {
    }

    /// <summary>Nothing speaks against it.</summary>
    public sealed record Passed : Check
    {
        private Passed()
        {
        }

        public static Passed Instance { get; } = new();
    }

    /// <summary>It may be shipped, but something about it is unusual and nothing else confirms that it is wrong: people should look.</summary>
    /// <param name="Doubts">At least one.</param>
    public sealed record Doubted(IReadOnlyList<Doubt> Doubts) : Check;

    /// <summary>It must not be shipped.</summary>
    /// <param name="Rule">A stable short name: lower case, words joined by dashes.</param>
    /// <param name="Reason">One sentence for people, with the place: file and line, or test.</param>
    /// <param name="Accepted">What would be accepted instead, one sentence.</param>
    public sealed record Refused(string Rule, string Reason, string Accepted) : Check;

    /// <summary>Passed when there are no doubts.</summary>
    public static Check Of(IReadOnlyList<Doubt> doubts) => doubts.Count == 0 ? Passed.Instance : new Doubted(doubts);
}

/// <summary>Something unusual about a candidate.</summary>
/// <param name="Rule">A stable short name: lower case, words joined by dashes.</param>
/// <param name="Reason">One sentence for people, with the place.</param>
/// <param name="Most">The confidence that the candidate has at most.</param>
internal sealed record Doubt(string Rule, string Reason, Confidence Most);
