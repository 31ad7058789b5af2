using Deployer.Kernel;
using Deployer.Processes;

namespace Deployer.Build.Resources;

/// <summary>How often the machine is looked at, and how long a build waits for others.</summary>
internal sealed record Patience
{
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many looks a start waits, and a running program stands still in all: 10 minutes of them.</summary>
    public int MostLooks { get; init; } = 600;

    /// <summary>How many looks an older build waits until one that stands still for it is ended.</summary>
    public int LooksForYounger { get; init; } = 15;
}

/// <summary>Lets builds wait, and makes running ones stand still, while the machine is short of memory.</summary>
/// <param name="gauge">Measures the machine.</param>
/// <param name="patience">How long.</param>
/// <param name="time">What it waits by.</param>
/// <param name="say">Told, one line, when something waits and when it goes on.</param>
internal sealed class MemoryWarden(IMachineGauge gauge, Patience patience, TimeProvider time, Action<string> say) : IWarden
{
    /// <summary>Others are in the way when something waited for a processor for more than this many percent of the time.</summary>
    private const double CrowdedProcessor = 60;

    private readonly Precedence _precedence = new(patience.LooksForYounger);

    public async Task AwaitRoomAsync(string program, CancellationToken cancellationToken)
    {
        var reading = gauge.Read();
        if (!MemoryMarks.IsShort(reading))
        {
            return;
        }

        say($"{program} waits until there is memory: {MemoryMarks.Describe(reading)}");
        for (var look = 0; look < patience.MostLooks; look++)
        {
            await Task.Delay(patience.Interval, time, cancellationToken);
            reading = gauge.Read();
            if (MemoryMarks.IsCalm(reading))
            {
                say($"{program} starts: there is memory again");
                return;
            }
        }

        throw new MachineException(
            "memory-short",
            $"{program} was not started: the machine was short of memory for {patience.MostLooks * patience.Interval.TotalMinutes:0.#} minutes ({MemoryMarks.Describe(reading)}).",
            "It is tried again later. Find out what uses the memory (`ps aux --sort -rss`), or give the machine more.");
    }

    public async Task<Strain> WatchAsync(IHeldProgram program, CancellationToken ended)
    {
        var kills = gauge.Read().Kills;
        var place = _precedence.Join();
        var watch = new Watch(program, patience, say);
        try
        {
            while (!watch.IsGivenUp)
            {
                await Task.Delay(patience.Interval, time, ended);
                var reading = gauge.Read();
                await watch.SeeAsync(reading, _precedence.Decide(place, MemoryMarks.IsShort(reading), MemoryMarks.IsCalm(reading)), time);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The usual end: the program has ended.
        }
        finally
        {
            _precedence.Leave(place);
        }

        return watch.End(time) with { Killing = gauge.Read().Kills > kills };
    }

    /// <summary>One program under watch.</summary>
    private sealed class Watch(IHeldProgram program, Patience patience, Action<string> say)
    {
        private int _looks;
        private int _paused;
        private int _crowded;
        private bool _isShort;
        private long? _since;
        private TimeSpan _stood;

        public bool IsGivenUp { get; private set; }

        public async Task SeeAsync(MachineReading reading, Conduct conduct, TimeProvider time)
        {
            _looks++;
            _crowded += reading.ProcessorStall >= CrowdedProcessor ? 1 : 0;
            _isShort |= MemoryMarks.IsShort(reading);
            if (conduct == Conduct.StandStill)
            {
                say($"{program.Name} stands still: {MemoryMarks.Describe(reading)}");
                _since = time.GetTimestamp();
                await program.PauseAsync();
            }
            else if (conduct == Conduct.GoOn)
            {
                Release(time);
                say($"{program.Name} goes on after {_stood.TotalSeconds:0} s");
            }
            else if (conduct == Conduct.End)
            {
                GiveUp("to make room for an older build, and is tried again");
            }
            else if (_since is not null && ++_paused >= patience.MostLooks)
            {
                GiveUp("memory stayed short while it stood still");
            }
        }

        private void GiveUp(string reason)
        {
            say($"{program.Name} is ended: {reason}");
            IsGivenUp = true;
            program.Abandon();
        }

        public Strain End(TimeProvider time)
        {
            Release(time);
            return new Strain(_stood, _isShort, _looks > 0 && 2 * _crowded > _looks, IsGivenUp);
        }

        private void Release(TimeProvider time)
        {
            if (_since is not { } since) return;
            _stood += time.GetElapsedTime(since);
            _since = null;
            if (!IsGivenUp) program.Continue();
        }
    }
}
