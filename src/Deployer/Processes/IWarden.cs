namespace Deployer.Processes;

/// <summary>What the machine did to a program while it ran.</summary>
/// <param name="Paused">How long it was made to stand still.</param>
/// <param name="Memory">Memory was short meanwhile.</param>
/// <param name="Processor">Others took most of the processors meanwhile.</param>
/// <param name="GivenUp">It was ended because memory stayed short for too long.</param>
internal sealed record Strain(TimeSpan Paused, bool Memory, bool Processor, bool GivenUp)
{
    /// <summary>The kernel killed a process of this machine for want of memory meanwhile.</summary>
    public bool Killing { get; init; }

    public static Strain None { get; } = new(TimeSpan.Zero, Memory: false, Processor: false, GivenUp: false);

    /// <summary>True when time that was over may not be the program's own fault.</summary>
    public bool IsFelt => Memory || Processor || Paused > TimeSpan.Zero;
}

/// <summary>A running program that can be made to stand still; its deadline stands still with it.</summary>
internal interface IHeldProgram
{
    /// <summary>For people.</summary>
    string Name { get; }

    Task PauseAsync();

    void Continue();

    /// <summary>Ends it as if its time were over.</summary>
    void Abandon();
}

/// <summary>Watches over the programs that yield, so that the others of the machine have room.</summary>
internal interface IWarden
{
    /// <summary>Returns when there is room for one more.</summary>
    /// <exception cref="Kernel.MachineException">There was none for too long.</exception>
    Task AwaitRoomAsync(string program, CancellationToken cancellationToken);

    /// <summary>Watches a program until it has ended; it never stays paused.</summary>
    Task<Strain> WatchAsync(IHeldProgram program, CancellationToken ended);
}
