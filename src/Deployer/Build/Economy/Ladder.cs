using Deployer.Build.Resources;
using Deployer.Cycle;
using Deployer.Diagnose;

namespace Deployer.Build.Economy;

/// <summary>
/// Repeats a look at a package more and more sparingly while it fails for want of memory, processes or time, and only then.
/// </summary>
/// <param name="notes">Remembers what it took; null: nobody does.</param>
/// <param name="room">Makes room on a full disk; null: nobody does.</param>
/// <param name="log">Told of every step.</param>
internal sealed class Ladder(ThriftNotes? notes, IRoom? room, ICycleLog? log)
{
    /// <summary>A run that takes all of its time is not repeated as often as one that memory ends early.</summary>
    private const int MostForTime = 2;

    /// <summary>For those who only ask.</summary>
    public static Ladder None { get; } = new(null, null, null);

    /// <param name="look">Builds, tests and understands with these measures.</param>
    /// <param name="possible">The measures that can change what failed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Examination> ClimbAsync(
        Func<Measures, Task<Examination>> look, Func<Examination, Measures> possible, CancellationToken cancellationToken)
    {
        var measures = await (notes?.RecallAsync(cancellationToken) ?? Task.FromResult(Measures.None));
        if (measures != Measures.None)
        {
            await SayAsync($"as sparingly as it was needed lately: {measures.Describe()}", cancellationToken);
        }

        var seen = await LookAsync(look, measures, cancellationToken);
        for (var forTime = 0; Shortage.Of(seen) is var lack and not Lack.None;)
        {
            forTime += lack == Lack.Time ? 1 : 0;
            if (lack == Lack.Disk || forTime > MostForTime || measures.Next(possible(seen)) is not { } next)
            {
                if (measures != Measures.None)
                {
                    await SayAsync($"it failed even with {measures.Describe()} ({seen.Diagnosis.Cause})", cancellationToken);
                }

                return Blame(seen);
            }

            await SayAsync($"the machine failed, not the code ({seen.Diagnosis.Cause}); again with {next.Describe()}", cancellationToken);
            measures = next;
            var before = seen.Diagnosis.Fingerprint;
            seen = await LookAsync(look, measures, cancellationToken);
            if (lack == Lack.Time && seen.Diagnosis is { IsGreen: false, FailureClass: not FailureClass.Infrastructure } && seen.Diagnosis.Fingerprint == before)
            {
                // What fails in the same way once more does not fail for having been held up.
                return seen;
            }
        }

        await (notes?.RememberAsync(measures, cancellationToken) ?? Task.CompletedTask);
        return seen;
    }

    /// <summary>One look; a full disk is cleared up once.</summary>
    private async Task<Examination> LookAsync(Func<Measures, Task<Examination>> look, Measures measures, CancellationToken cancellationToken)
    {
        var seen = await look(measures);
        if (Shortage.Of(seen) == Lack.Disk && room is not null && await room.MakeAsync(cancellationToken) is { Count: > 0 } removed)
        {
            await SayAsync($"the disk was full; removed {string.Join("; ", removed)}; again", cancellationToken);
            seen = await look(measures);
        }

        await TellStrainAsync(seen.Observation, cancellationToken);
        return seen;
    }

    /// <summary>What failed for want of something says nothing of the code, whatever it looks like.</summary>
    public static Examination Blame(Examination seen) => Shortage.Of(seen) == Lack.None || seen.Diagnosis.FailureClass == FailureClass.Infrastructure
        ? seen
        : seen with
        {
            Diagnosis = seen.Diagnosis with
            {
                FailureClass = FailureClass.Infrastructure,
                Lack = Shortage.Of(seen),
                Cause = $"{seen.Diagnosis.Cause}, while the machine was short of memory or processors",
                Advice = "Find out what else uses the machine, or give it more.",
            },
        };

    private async Task TellStrainAsync(Observation observation, CancellationToken cancellationToken)
    {
        var paused = observation.Build.Strain.Paused + (observation.Test?.Strain.Paused ?? TimeSpan.Zero);
        if (paused > TimeSpan.Zero)
        {
            await SayAsync($"stood still for {paused.TotalSeconds:0} s in all, because the machine was short of memory", cancellationToken);
        }
    }

    private Task SayAsync(string text, CancellationToken cancellationToken) =>
        log?.StepAsync("build", text, cancellationToken) ?? Task.CompletedTask;
}
