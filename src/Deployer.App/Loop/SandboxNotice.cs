using Deployer.Kernel;
using Deployer.Processes;
using Deployer.Processes.Sandbox;
using Deployer.Workspace;

namespace Deployer.App.Loop;

/// <summary>Says what this machine lacks to confine builds and tests, and refuses where the configuration demands that they are.</summary>
internal static class SandboxNotice
{
    /// <exception cref="MachineException">A service must not be built without a sandbox.</exception>
    public static async Task TellAsync(LoadedWorkspace workspace, Call call, CancellationToken cancellationToken)
    {
        var modes = workspace.Options.Services.Select(service => (service.Sandbox ?? workspace.Options.Sandbox).Mode).ToHashSet();
        if (modes.Count == 0 || modes.IsSubsetOf([SandboxOptions.Off]))
            return;
        var runner = new ProcessRunner(new ProcessEnvironment(call.Surroundings.Environment), call.Surroundings.Time, ledger: null);
        var abilities = await runner.Confiner.ReadAbilitiesAsync(cancellationToken);
        if (modes.Contains(SandboxOptions.Required) && !abilities.CanConfine)
            throw Confiner.CannotConfine(abilities);
        Warn(abilities, call.Terminal);
    }

    /// <summary>Names exactly what is missing; says nothing when nothing is.</summary>
    public static void Warn(SandboxAbilities abilities, Terminal terminal)
    {
        if (abilities.Fault is { } fault)
        {
            terminal.Warning(
                $"builds and tests run WITHOUT a sandbox, with all rights of the user that runs codex-deployer, because {fault.Problem}. "
                + $"{fault.Mend} Until then watch only code that you trust.");
        }
        else if (abilities.GroupFault is { } lack)
        {
            terminal.Warning(
                $"the memory and the number of processes of builds and tests are limited for each process alone, not for all together, because {lack.Problem}. {lack.Mend}");
        }
    }
}
