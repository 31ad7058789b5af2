namespace Deployer.Cycle;

/// <summary>
/// Told of each place between two lasting changes: the program may be killed at any of them, and the next run must come to the
/// same end. Only tests listen.
/// </summary>
internal interface ICrashPoints
{
    /// <summary>The journal, with a place before and after each write.</summary>
    IJournal Around(IJournal journal);

    /// <summary>A place is reached.</summary>
    void Pass(string place);
}

/// <summary>Nobody listens.</summary>
internal sealed class NoCrashPoints : ICrashPoints
{
    public static NoCrashPoints Instance { get; } = new();

    public IJournal Around(IJournal journal) => journal;

    public void Pass(string place)
    {
    }
}
