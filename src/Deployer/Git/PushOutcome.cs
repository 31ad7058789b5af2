namespace Deployer.Git;

/// <summary>How a push ended.</summary>
internal abstract record PushOutcome
{
    private PushOutcome()
    {
    }

    /// <summary>The branch is at the commit.</summary>
    public sealed record Pushed : PushOutcome;

    /// <summary>The branch has moved: fetch, and try again on top of it.</summary>
    public sealed record Rejected(string Reason) : PushOutcome;

    /// <summary>It cannot be reached, or does not let us.</summary>
    public sealed record Failed(string Reason) : PushOutcome;
}
