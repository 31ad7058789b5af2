namespace Deployer.Processes.Sandbox;

/// <summary>Finds out where this machine lets us make control groups.</summary>
internal static class ControlGroups
{
    private const string Leaf = "codex-deployer";

    private const string Delegate =
        "Let systemd delegate them: 'Delegate=memory pids' in the service's unit. In a container: mount its control groups writable.";

    /// <summary>Where they can be made, or why not.</summary>
    public static (LimitGroups? Groups, SandboxFault? Fault) Find()
    {
        try
        {
            var places = ControlGroupPlaces.Parse(File.ReadAllText("/proc/self/cgroup"), File.ReadAllText("/proc/self/mountinfo"));
            return Choose(places, Environment.ProcessId);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, new($"the control groups of this machine cannot be used: {exception.Message}", Delegate));
        }
    }

    /// <param name="places">The groups that we are in.</param>
    /// <param name="self">Our process id.</param>
    public static (LimitGroups? Groups, SandboxFault? Fault) Choose(ControlGroupPlaces places, int self)
    {
        if (places is { Memory: { } memory, Processes: { } processes })
        {
            return CanMakeIn(memory) && CanMakeIn(processes)
                ? (new LimitGroups([memory, processes], isUnified: false), null)
                : (null, new("no control group may be made here", Delegate));
        }

        return places.Unified is { } unified
            ? Delegated(unified, self) is { } fault ? (null, fault) : (new LimitGroups([unified], isUnified: true), null)
            : (null, new("this machine has no control groups for memory and processes", "Mount them, or live without: see the handbook, sandbox."));
    }

    /// <summary>
    /// Makes a group of version 2 ready to have groups below it; null when it is. The kernel wants a group with such children to
    /// have no process of its own, so we move into a child of it, which is only done where nobody else's process is.
    /// </summary>
    private static SandboxFault? Delegated(string group, int self)
    {
        string[] wanted = ["memory", "pids"];
        var given = Words(Path.Combine(group, "cgroup.controllers"));
        if (!wanted.All(given.Contains))
        {
            return new("the control group of this program has no memory and pids controllers", Delegate);
        }

        if (wanted.All(Words(Path.Combine(group, "cgroup.subtree_control")).Contains))
        {
            return CanMakeIn(group) ? null : new("no control group may be made here", Delegate);
        }

        var strangers = Words(Path.Combine(group, "cgroup.procs")).Where(id => id != self.ToString());
        if (strangers.Any() || !CanMakeIn(group))
        {
            return new("the control group of this program is not its own", Delegate);
        }

        var leaf = Path.Combine(group, Leaf);
        Directory.CreateDirectory(leaf);
        File.WriteAllText(Path.Combine(leaf, "cgroup.procs"), self.ToString());
        File.WriteAllText(Path.Combine(group, "cgroup.subtree_control"), string.Join(' ', wanted.Select(name => $"+{name}")));
        return null;
    }

    private static bool CanMakeIn(string group)
    {
        var probe = Path.Combine(group, $"{Leaf}-{Environment.ProcessId}-0-probe");
        try
        {
            Directory.CreateDirectory(probe);
            Directory.Delete(probe);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string[] Words(string file) => File.ReadAllText(file).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
