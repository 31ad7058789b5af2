using Deployer.Kernel;

namespace Deployer.Processes.Sandbox;

/// <summary>Finds where a program is in a sandbox.</summary>
/// <param name="confinement">What is visible there.</param>
internal sealed class SandboxProgram(Confinement confinement)
{
    private static readonly string[] SystemPath = ["/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"];

    /// <summary>Its absolute path there.</summary>
    /// <param name="program">A name or an absolute path, as of outside.</param>
    /// <param name="outside">The environment that it would have outside.</param>
    /// <exception cref="MachineException">There is none, or it is not visible there.</exception>
    public string Find(string program, IReadOnlyDictionary<string, string> outside)
    {
        if (confinement.SystemRoot is { } root && InRoot(root, Path.GetFileName(program)) is { } ofRoot && !IsGiven(program))
        {
            return ofRoot;
        }

        var found = ProcessEnvironment.Find(program, outside) ?? throw ProcessEnvironment.Missing(program);
        return SystemFolders.Hold(found) || IsGiven(found)
            ? found
            : throw new MachineException(
                "program-hidden",
                $"The program {found} is not visible in the sandbox.",
                $"Add {Path.GetDirectoryName(found)} to sandbox.bind in deployer.yaml, or install the program system-wide.");
    }

    private static string? InRoot(string root, string name) =>
        SystemPath.Select(folder => $"{folder}/{name}").FirstOrDefault(path => Path.Exists(root + path));

    private bool IsGiven(string path) => confinement.Writable.Concat(confinement.Readable).Concat(confinement.Shown.Keys)
        .Any(given => path.StartsWith(given.TrimEnd('/') + "/", StringComparison.Ordinal));
}
