using Deployer.Diagnose;
using Deployer.Kernel;

namespace Deployer.Build;

/// <summary>A package that was built, tested when it could be, and understood.</summary>
/// <param name="Observation">What the runs left behind.</param>
/// <param name="Diagnosis">What it means.</param>
internal sealed record Examination(Observation Observation, Diagnosis Diagnosis)
{
    /// <summary>Itself, unless it says nothing of the code because the machine failed.</summary>
    /// <exception cref="MachineException">The machine failed: disk, memory, network, time.</exception>
    public Examination RequireMachine() =>
        Diagnosis is { IsGreen: false, IsOfMachine: true }
            ? throw new MachineException("machine-failed", Diagnosis.Cause, "It is tried again when the machine is well.")
            : this;

    public TimeSpan BuildTime => Observation.Build.Duration;

    public TimeSpan TestTime => Observation.Test?.Duration ?? TimeSpan.Zero;
}

/// <summary>Builds, tests and understands a package: the question "is it green, and if not, why?".</summary>
internal sealed class Examiner(IToolchain toolchain, Diagnoser diagnoser)
{
    public Task<string> IdentifyToolchainAsync(CancellationToken cancellationToken) => toolchain.IdentifyAsync(cancellationToken);

    public async Task<Examination> ExamineAsync(BuildPlace place, CancellationToken cancellationToken)
    {
        var built = await toolchain.BuildAsync(place, cancellationToken);
        return await CompleteAsync(place, built, cancellationToken);
    }

    /// <summary>Tests once more what was built before.</summary>
    public Task<Examination> RetestAsync(BuildPlace place, Examination before, CancellationToken cancellationToken) =>
        CompleteAsync(place, before.Observation with { Test = null }, cancellationToken);

    private async Task<Examination> CompleteAsync(BuildPlace place, Observation built, CancellationToken cancellationToken)
    {
        var observation = built.Build.Succeeded ? await toolchain.TestAsync(place, built, cancellationToken) : built;
        return new Examination(observation, await diagnoser.DiagnoseAsync(observation, cancellationToken));
    }
}
