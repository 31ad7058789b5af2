using Deployer.Kernel;

namespace Deployer.Processes.Sandbox;

/// <summary>Confines programs by bubblewrap and control groups, as far as this machine can.</summary>
/// <param name="environment">Where the allowed variables come from.</param>
/// <param name="probe">Finds out what this machine can.</param>
/// <param name="temporaryFolder">Absolute path of a folder for what a cell needs while it is open.</param>
internal sealed class Confiner(ProcessEnvironment environment, SandboxProbe probe, string temporaryFolder)
{
    private readonly Lazy<Task<SandboxAbilities>> _abilities = new(() => AskAsync(probe));

    /// <summary>What this machine can do; found out once. What a killed run left behind is removed on the way.</summary>
    public Task<SandboxAbilities> ReadAbilitiesAsync(CancellationToken cancellationToken) => _abilities.Value.WaitAsync(cancellationToken);

    /// <summary>Makes the cell that a program runs in; null when it is not to be confined, or cannot be and need not.</summary>
    /// <exception cref="MachineException">It must be confined and this machine cannot, or its program would not be visible.</exception>
    public async Task<SandboxCell?> OpenAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        if (request is not { Confinement: { } confinement, MayLeaveProcesses: false })
        {
            return null;
        }

        var abilities = await ReadAbilitiesAsync(cancellationToken);
        if (abilities is { CanConfine: true, Bubblewrap: { } bubblewrap })
        {
            return SandboxCell.Open(new(bubblewrap, abilities.Groups, temporaryFolder), request, environment);
        }

        return confinement.IsRequired ? throw CannotConfine(abilities) : null;
    }

    /// <summary>Why a program that must be confined cannot be.</summary>
    public static MachineException CannotConfine(SandboxAbilities abilities) => new(
        "no-sandbox",
        $"sandbox.mode is 'required', and {abilities.Fault?.Problem ?? "programs cannot be confined here"}.",
        $"{abilities.Fault?.Mend} Or set sandbox.mode to 'auto' or 'off', if you trust the code of all services.".TrimStart());

    private static async Task<SandboxAbilities> AskAsync(SandboxProbe probe)
    {
        // Not cancelled with the first who asks: the answer is everyone's.
        var abilities = await probe.AskAsync(CancellationToken.None);
        await (abilities.Groups?.RemoveLeftoversAsync() ?? Task.CompletedTask);
        return abilities;
    }
}
