using System.Reflection;
using Deployer.Cycle;

namespace Deployer.Tests.Cycle;

/// <summary>The end of the process, as far as a test can have it.</summary>
internal sealed class CrashException : Exception
{
    public CrashException()
        : base("The process ends here.")
    {
    }
}

/// <summary>A journal at which the process ends: from a certain write on, nothing is written any more.</summary>
#pragma warning disable CA1852, MA0053 // The proxy is made by deriving from it.
internal class CrashingJournal : DispatchProxy
#pragma warning restore CA1852, MA0053
{
    private IJournal? _journal;
    private Func<MethodInfo, object?[], bool>? _ends;
    private bool _ended;

    /// <summary>Ends with the first call for which this is true, which is not carried out.</summary>
    public static IJournal Before(IJournal journal, Func<MethodInfo, object?[], bool> ends)
    {
        var proxy = Create<IJournal, CrashingJournal>();
        ((CrashingJournal)(object)proxy)._journal = journal;
        ((CrashingJournal)(object)proxy)._ends = ends;
        return proxy;
    }

    /// <summary>Ends before the outcome of an effect of this kind is written, when it has been carried out.</summary>
    public static Func<IJournal, IJournal> AfterActOf(string kind) => journal =>
        Before(journal, (_, arguments) => arguments[0] is EffectRecord { Outcome: not null } effect && effect.Kind == kind);

    /// <summary>Ends before it is written that an effect of this kind is intended.</summary>
    public static Func<IJournal, IJournal> BeforeIntentOf(string kind) => journal =>
        Before(journal, (_, arguments) => arguments[0] is EffectRecord { Outcome: null } effect && effect.Kind == kind);

    /// <summary>Ends when a step of a stage is noted whose text holds this.</summary>
    public static Func<IJournal, IJournal> AtStep(string stage, string text) => journal =>
        Before(journal, (_, arguments) => arguments.Length > 1 && arguments[1] is CycleStep step && step.Stage == stage
            && step.Text.Contains(text, StringComparison.Ordinal));

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _ended |= _ends!(targetMethod!, args!);
        return _ended ? throw new CrashException() : targetMethod!.Invoke(_journal, args);
    }
}
