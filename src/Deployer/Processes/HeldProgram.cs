namespace Deployer.Processes;

/// <summary>A program of ours under its deadline.</summary>
/// <param name="request">What runs.</param>
/// <param name="group">Its processes.</param>
/// <param name="deadline">Ends it; runs already.</param>
/// <param name="time">What the deadline is measured by.</param>
internal sealed class HeldProgram(ProcessRequest request, ProcessGroup group, CancellationTokenSource deadline, TimeProvider time)
    : IHeldProgram
{
    private readonly Lock _turn = new();
    private TimeSpan _left = request.Deadline < Longest ? request.Deadline : Longest;
    private long _since = time.GetTimestamp();
    private bool _isPaused;

    /// <summary>The longest deadline that a timer takes.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(24);

    public string Name => request.Title;

    public async Task PauseAsync()
    {
        lock (_turn)
        {
            var spent = time.GetElapsedTime(_since);
            _left = spent < _left ? _left - spent : TimeSpan.Zero;
            _isPaused = true;
            deadline.CancelAfter(Timeout.InfiniteTimeSpan);
        }

        await group.StopAsync();
    }

    public void Continue()
    {
        lock (_turn)
        {
            if (!_isPaused) return;
            _isPaused = false;
            _since = time.GetTimestamp();
            deadline.CancelAfter(_left);
        }

        group.Continue();
    }

    public void Abandon() => deadline.Cancel();
}
