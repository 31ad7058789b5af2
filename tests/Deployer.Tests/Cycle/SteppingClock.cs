namespace Deployer.Tests.Cycle;

/// <summary>A clock on which each look is a second later than the last, so that what comes later is later.</summary>
internal sealed class SteppingClock : TimeProvider
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private long _looks;
    private long _jumps;

    /// <summary>Goes ahead.</summary>
    public void Jump(TimeSpan ahead) => Interlocked.Add(ref _jumps, ahead.Ticks);

    public override DateTimeOffset GetUtcNow() => Noon.AddSeconds(Interlocked.Increment(ref _looks)).AddTicks(Interlocked.Read(ref _jumps));
}
