using Deployer.Kernel;
using Deployer.Workspace;

namespace Deployer.App.Loop;

/// <summary>Says that builds and tests are not sandboxed yet, and refuses where the configuration demands that they are.</summary>
internal static class SandboxNotice
{
    /// <exception cref="MachineException">A service must not be built without a sandbox.</exception>
    public static void Tell(LoadedWorkspace workspace, Terminal terminal)
    {
        var modes = workspace.Options.Services.Select(service => (service.Sandbox ?? workspace.Options.Sandbox).Mode).ToList();
        if (modes.Contains("required"))
        {
            throw new MachineException(
                "no-sandbox",
                "sandbox.mode is 'required', and this version of codex-deployer has no sandbox for builds and tests.",
                "Set it to 'auto' or 'off' if you trust the code of all services.");
        }

        if (modes.Contains("auto"))
            terminal.Warning("builds and tests run without a sandbox, as the user that runs codex-deployer: watch only code that you trust.");
    }
}
