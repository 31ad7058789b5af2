using Deployer.Kernel;

namespace Deployer.Processes.Sandbox;

/// <summary>Confines programs by bubblewrap and control groups, as far as this machine can.</summary>
/// <param name="environment">Where the allowed variables come from.</param>
/// <param name="probe">Finds out what this machine can.</param>
internal sealed class Confiner(ProcessEnvironment environment, SandboxProbe probe)
{
    private readonly SemaphoreSlim _turn = new(1);
    private SandboxAbilities? _abilities;

    /// <summary>What this machine can do; found out once. What a killed run left behind is removed on the way.</summary>
    public async Task<SandboxAbilities> ReadAbilitiesAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_abilities is null)
            {
                var abilities = await probe.AskAsync(cancellationToken);
                await (abilities.Groups?.RemoveLeftoversAsync() ?? Task.CompletedTask);
                _abilities = abilities;
            }

            return _abilities;
        }
        finally
        {
            _turn.Release();
        }
    }

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
            return SandboxCell.Open(new(bubblewrap, abilities.Groups), request, environment);
        }

        return confinement.IsRequired ? throw CannotConfine(abilities) : null;
    }

    /// <summary>Why a program that must be confined cannot be.</summary>
    public static MachineException CannotConfine(SandboxAbilities abilities) => new(
        "no-sandbox",
        $"sandbox.mode is 'required', and {abilities.Fault?.Problem ?? "programs cannot be confined here"}.",
        $"{abilities.Fault?.Mend} Or set sandbox.mode to 'auto' or 'off', if you trust the code of all services.".TrimStart());
}
