using System.Reflection;
using Deployer.Cycle;

namespace Deployer.Tests.Cycle;

/// <summary>A journal some of whose calls fail.</summary>
#pragma warning disable CA1852, MA0053 // The proxy is made by deriving from it.
internal class FaultyJournal : DispatchProxy
#pragma warning restore CA1852, MA0053
{
    private IJournal? _journal;
    private Func<MethodInfo, object?[], bool>? _fails;
    private Func<Exception>? _failure;

    public static IJournal Around(IJournal journal, Func<MethodInfo, object?[], bool> fails, Func<Exception> failure)
    {
        var proxy = Create<IJournal, FaultyJournal>();
        var faulty = (FaultyJournal)(object)proxy;
        (faulty._journal, faulty._fails, faulty._failure) = (journal, fails, failure);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _fails!(targetMethod!, args!) ? throw _failure!() : targetMethod!.Invoke(_journal, args);
}
