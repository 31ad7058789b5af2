namespace Deployer.Watch;

/// <summary>Wishes that something be looked at now. Many may wait for the next one, and none is lost to who was busy meanwhile.</summary>
internal sealed class Wishes
{
    private readonly Lock _turn = new();
    private TaskCompletionSource _next = NewSource();
    private int _count;

    /// <summary>How many there were so far.</summary>
    public int Count => Volatile.Read(ref _count);

    public void Make()
    {
        TaskCompletionSource made;
        lock (_turn)
        {
            _count++;
            (made, _next) = (_next, NewSource());
        }

        made.SetResult();
    }

    /// <summary>Ends once there were more wishes than this.</summary>
    public Task MoreThanAsync(int seen)
    {
        lock (_turn)
        {
            return _count > seen ? Task.CompletedTask : _next.Task;
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
