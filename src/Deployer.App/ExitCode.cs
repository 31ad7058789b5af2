namespace Deployer.App;

/// <summary>What the exit codes mean.</summary>
internal static class ExitCode
{
    /// <summary>Done, and everything asked about is green.</summary>
    public const int Done = 0;

    /// <summary>Done, but something is not green.</summary>
    public const int NotGreen = 1;

    /// <summary>Wrong usage or wrong configuration; nothing was changed.</summary>
    public const int Usage = 2;

    /// <summary>The machine lacks something, or `doctor` has findings; nothing was changed.</summary>
    public const int Machine = 3;

    /// <summary>A bug of ours.</summary>
    public const int Bug = 70;

    /// <summary>Interrupted; state is saved, the next run goes on.</summary>
    public const int Interrupted = 130;
}
