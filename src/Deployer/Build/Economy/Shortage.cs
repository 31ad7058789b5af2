using System.Diagnostics;
using Deployer.Diagnose;
using Deployer.Processes.Sandbox;

namespace Deployer.Build.Economy;

/// <summary>Whether a run failed for lack of something and not for its code: the one place that decides it.</summary>
internal static class Shortage
{
    /// <summary>What was lacking; <see cref="Lack.None"/> for a green run and for one that the code is to blame for.</summary>
    public static Lack Of(Examination examination)
    {
        var (observation, diagnosis) = examination;
        return diagnosis.IsGreen ? Lack.None
            : Last(observation).Breach is { } breach ? Of(breach.Kind)
            : diagnosis.Lack is Lack.Memory or Lack.Processes or Lack.Disk ? diagnosis.Lack
            : IsKilled(examination) ? Lack.Memory
            : Last(observation) is { DeadlineExceeded: true, Strain.IsFelt: true } ? Lack.Time
            : WasHeldUp(examination) ? Lack.Time
            : Lack.None;
    }

    /// <summary>`swift test` does not tell that its tests were killed by signal 9; the kernel tells that it killed somebody.</summary>
    private static bool IsKilled(Examination examination) =>
        examination is { Observation.Test.Strain.Killing: true, Diagnosis.FailureClass: FailureClass.Crash };

    /// <summary>What a package may write is no matter of this machine's disk.</summary>
    private static Lack Of(LimitKind limit) => limit switch
    {
        LimitKind.Memory => Lack.Memory,
        LimitKind.Processes => Lack.Processes,
        LimitKind.Disk => Lack.None,
        _ => throw new UnreachableException(),
    };

    /// <summary>A test that looks at the clock fails when it is made to stand still.</summary>
    private static bool WasHeldUp(Examination examination) =>
        examination is { Observation.Test.Strain.Paused: var paused, Diagnosis.FailureClass: FailureClass.Test or FailureClass.Hang }
        && paused > TimeSpan.Zero;

    private static RunRecord Last(Observation observation) => observation.Test ?? observation.Build;
}
