namespace Deployer.Cycle;

/// <summary>Where a cycle says what it does, while it does it.</summary>
internal interface ICycleLog
{
    /// <summary>Notes a step; the stage is one of <see cref="CycleStep"/>'s.</summary>
    Task StepAsync(string stage, string text, CancellationToken cancellationToken);

    /// <summary>Notes a candidate that was tried.</summary>
    Task AttemptAsync(AttemptRecord attempt, CancellationToken cancellationToken);
}
