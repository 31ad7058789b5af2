using System.Reflection;
using Deployer.Cycle;

namespace Deployer.CrashHost;

/// <summary>A journal with a place before and after each write.</summary>
#pragma warning disable CA1852, MA0053 // The proxy is made by deriving from it.
internal class WatchedJournal : DispatchProxy
#pragma warning restore CA1852, MA0053
{
    private static readonly string[] Writes = ["Save", "Add", "Update", "Settle"];

    private IJournal? _journal;
    private CrashPoints? _points;

    public static IJournal Around(IJournal journal, CrashPoints points)
    {
        var proxy = Create<IJournal, WatchedJournal>();
        ((WatchedJournal)(object)proxy)._journal = journal;
        ((WatchedJournal)(object)proxy)._points = points;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var name = targetMethod!.Name;
        if (!Writes.Any(write => name.StartsWith(write, StringComparison.Ordinal)))
        {
            return targetMethod.Invoke(_journal, args);
        }

        _points!.Pass($"journal {name}: before");
        var task = (Task)targetMethod.Invoke(_journal, args)!;
        task.GetAwaiter().GetResult();
        _points.Pass($"journal {name}: after");
        return task;
    }
}
