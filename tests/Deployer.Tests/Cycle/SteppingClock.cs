namespace Deployer.Tests.Cycle;

/// <summary>A clock on which each look is a second later than the last, so that what comes later is later.</summary>
internal sealed class SteppingClock : TimeProvider
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private long _looks;
    private TimeSpan _jumped;

    /// <summary>Somebody sets the clock.</summary>
    public void Jump(TimeSpan by) => _jumped += by;

    public override DateTimeOffset GetUtcNow() => (Noon + _jumped).AddSeconds(Interlocked.Increment(ref _looks));
}
