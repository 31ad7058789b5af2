using System.Globalization;

namespace Deployer.Processes.Sandbox;

/// <summary>Writes the argument list of bubblewrap.</summary>
/// <param name="bubblewrap">What is installed.</param>
internal sealed class SandboxArguments(Bubblewrap bubblewrap)
{
    private const long ScratchBytes = 1L << 30;

    /// <summary>
    /// Parts of `/proc` that are not a process's. They belong to the real root, so inside a sandbox that root started they could
    /// be written by mode alone, without any capability.
    /// </summary>
    private static readonly string[] MachineFolders = ["acpi", "asound", "bus", "driver", "fs", "irq", "scsi", "sys"];

    private static readonly string[] MachineFiles =
        ["kcore", "keys", "kmsg", "kpagecount", "kpageflags", "latency_stats", "mtrr", "sched_debug", "sysrq-trigger", "timer_list", "timer_stats"];

    /// <summary>Everything up to the program's own arguments.</summary>
    /// <param name="confinement">What it may reach.</param>
    /// <param name="home">Absolute path of its home, which is empty at the start.</param>
    /// <param name="workingDirectory">Absolute path of the folder to run in.</param>
    public IReadOnlyList<string> Of(Confinement confinement, string home, string workingDirectory) =>
    [
        .. Isolation(),
        .. SystemFolders.In(confinement.SystemRoot ?? "/").SelectMany(part => (string[])["--ro-bind", part.Source, part.Target]),
        "--proc", "/proc",
        .. MachineFolders.Select(name => $"/proc/{name}").Where(Directory.Exists).SelectMany(folder => (string[])["--ro-bind", folder, folder]),
        .. MachineFiles.Select(name => $"/proc/{name}").Where(File.Exists).SelectMany(file => (string[])["--ro-bind", "/dev/null", file]),
        "--dev", "/dev", .. Scratch("/dev/shm"), "--remount-ro", "/dev",
        .. Scratch("/tmp"),
        .. Places(confinement, home),
        "--remount-ro", "/",
        "--chdir", workingDirectory,
    ];

    private IEnumerable<string> Isolation()
    {
        string[] wanted = ["--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session"];
        return [.. wanted.Where(bubblewrap.Knows), "--cap-drop", "ALL"];
    }

    /// <summary>A folder in memory, empty at the start.</summary>
    private IEnumerable<string> Scratch(string folder) =>
    [
        .. bubblewrap.Knows("--size") ? ["--size", ScratchBytes.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
        "--tmpfs", folder,
    ];

    /// <summary>Folders before what lies in them, or they would hide it.</summary>
    private IEnumerable<string> Places(Confinement confinement, string home)
    {
        var places = new List<(string Target, IEnumerable<string> Arguments)> { (home, Scratch(home)) };
        places.AddRange(confinement.Writable.Select(path => (path, (IEnumerable<string>)["--bind", path, path])));
        places.AddRange(confinement.Shown.Select(pair => (pair.Key, (IEnumerable<string>)["--bind", pair.Value, pair.Key])));
        places.AddRange(confinement.Readable.Where(Path.Exists).Select(path => (path, (IEnumerable<string>)["--ro-bind", path, path])));

        // The sort is stable: of two mounts at one place the later, more careful one wins.
        return places.OrderBy(place => place.Target.TrimEnd('/') + "/", StringComparer.Ordinal).SelectMany(place => place.Arguments);
    }
}
