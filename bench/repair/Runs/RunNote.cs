using System.Globalization;
using System.Text.Json;
using Deployer.RepairBench.Cases;

namespace Deployer.RepairBench.Runs;

/// <summary>Under what a set of results came about, over all calls that made it.</summary>
internal sealed record RunNote
{
    public IReadOnlyList<string> Hardware { get; init; } = [];

    public IReadOnlyList<string> Toolchains { get; init; } = [];

    /// <summary>Commits of the product.</summary>
    public IReadOnlyList<string> Commits { get; init; } = [];

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    /// <summary>Time at work, in seconds; breaks between calls are not in it.</summary>
    public double Seconds { get; init; }

    /// <summary>The load before each run of an agent: the least and the most.</summary>
    public double? LeastLoad { get; init; }

    public double? MostLoad { get; init; }

    /// <summary>What was run again, and whether it came to the same.</summary>
    public IReadOnlyList<Repeat> Repeats { get; init; } = [];
}

/// <summary>A case that an agent was put before a second time, from nothing.</summary>
/// <param name="Case">Its id.</param>
/// <param name="Agent">Name of the agent.</param>
/// <param name="First">What came of it the first time.</param>
/// <param name="Second">And the second.</param>
internal sealed record Repeat(string Case, string Agent, string First, string Second)
{
    public bool Same => First == Second;
}

/// <summary>Keeps the note.</summary>
/// <param name="file">Absolute path.</param>
internal sealed class RunNoteFile(string file)
{
    public RunNote Read() => File.Exists(file) ? JsonSerializer.Deserialize<RunNote>(File.ReadAllText(file), CaseStore.Json)! : new RunNote();

    /// <summary>Adds a run of an agent.</summary>
    public void Extend(RunMachine machine, string load, (DateTimeOffset From, DateTimeOffset To) time)
    {
        var note = Read();
        var number = double.TryParse(load, CultureInfo.InvariantCulture, out var parsed) ? parsed : (double?)null;
        Write(note with
        {
            Hardware = [.. note.Hardware.Union([machine.Hardware], StringComparer.Ordinal)],
            Toolchains = [.. note.Toolchains.Union([machine.Toolchain], StringComparer.Ordinal)],
            Commits = [.. note.Commits.Union([machine.Commit], StringComparer.Ordinal)],
            From = note.From ?? time.From,
            To = time.To,
            Seconds = note.Seconds + (time.To - time.From).TotalSeconds,
            LeastLoad = new[] { note.LeastLoad, number }.Min(),
            MostLoad = new[] { note.MostLoad, number }.Max(),
        });
    }

    public void Repeated(IReadOnlyList<Repeat> repeats) => Write(Read() with { Repeats = repeats });

    private void Write(RunNote note)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText($"{file}.new", JsonSerializer.Serialize(note, CaseStore.Json));
        File.Move($"{file}.new", file, overwrite: true);
    }
}
