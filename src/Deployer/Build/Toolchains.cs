using Deployer.Build.Commands;
using Deployer.Build.Swift;
using Deployer.Kernel;
using Deployer.Processes;
using Deployer.Workspace;

namespace Deployer.Build;

/// <summary>What the toolchains of a workspace share.</summary>
/// <param name="Swift">Where the `swift` program is.</param>
/// <param name="CacheFolder">Absolute path for what may be deleted at any time.</param>
/// <param name="SwiftJobs">Passed as `--jobs`; null: SwiftPM's own choice.</param>
internal sealed record ToolchainSettings(SwiftLocation Swift, string CacheFolder, int? SwiftJobs)
{
    /// <summary>Absolute path of a folder of ours, for temporary files.</summary>
    public required string StateFolder { get; init; }
}

/// <summary>Chooses the toolchain that a service's configuration names.</summary>
internal sealed class Toolchains(ToolchainSettings settings, ProcessRunner runner)
{
    private IToolchain? _swift;

    /// <exception cref="MachineException">It takes Swift, and this machine has none.</exception>
    public IToolchain For(ToolchainOptions options) => options switch
    {
        ToolchainOptions.Swift => _swift ??= CreateSwift(),
        ToolchainOptions.Commands commands => new CommandToolchain(commands, runner),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private SwiftToolchain CreateSwift()
    {
        if (settings.Swift is not SwiftLocation.Found found)
        {
            throw new MachineException(
                "no-swift",
                "This machine has no 'swift' program.",
                "Run 'scripts/install-swift' (Debian, as root), or install Swift 6 and put it on the PATH.");
        }

        var cache = new ToolchainCache(Path.Combine(settings.CacheFolder, "toolchain"));
        var swift = new SwiftProgram(found, runner, cache, settings.StateFolder);

        // What the compiler puts there names the folder, and refuses to be found in another: a moved workspace starts anew.
        var modules = Path.Combine(settings.CacheFolder, "modules", Fingerprint.Of(settings.CacheFolder).Short);
        var options = new SwiftBuildOptions(modules, settings.SwiftJobs);
        return new SwiftToolchain(swift, new SourceKit(swift, runner, settings.StateFolder), new ManifestReader(swift, cache), runner, options);
    }
}
