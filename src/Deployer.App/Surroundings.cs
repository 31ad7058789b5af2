using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Repair;
using Deployer.Repair.Fixers;
using Deployer.Repair.Memory;

namespace Deployer.App;

/// <summary>What a command gets from outside; a test passes its own.</summary>
/// <param name="Environment">The environment variables.</param>
/// <param name="Terminal">Where it reads and writes.</param>
internal sealed record Surroundings(IReadOnlyDictionary<string, string> Environment, Terminal Terminal)
{
    /// <summary>What relative paths are relative to; absolute.</summary>
    public string CurrentFolder
    {
        get => field ??= FindCurrentFolder();
        init;
    }

    /// <summary>Who proposes fixes, in the order in which they are asked.</summary>
    public IReadOnlyList<IFixer> Fixers
    {
        get => field ??= FixerSet.All(Time);
        init;
    }

    /// <summary>Whether what is remembered is proposed at all: then before anybody else is asked.</summary>
    public bool AsksMemory { get; init; } = true;

    /// <summary>Told of the places at which a kill must do no harm.</summary>
    public ICrashPoints CrashPoints { get; init; } = NoCrashPoints.Instance;

    /// <summary>How long the tests of a package may take; null: as long as usual.</summary>
    public TimeSpan? TestDeadline { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>True when the token was cancelled by SIGTERM and not by Ctrl-C.</summary>
    public Func<bool> Terminated { get; init; } = () => false;

    /// <summary>Who proposes fixes, what is remembered included.</summary>
    public IReadOnlyList<IFixer> FixersWith(IFixMemory memory) => AsksMemory ? [new MemoryFixer(memory), .. Fixers] : Fixers;

    private static string FindCurrentFolder()
    {
        try
        {
            return Directory.GetCurrentDirectory();
        }
        catch (IOException)
        {
            throw new MachineException("no-current-folder", "The current folder does not exist any more.", "Change to another folder and try again.");
        }
    }
}
