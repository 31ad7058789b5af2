using Deployer.Processes.Sandbox;
using Xunit;

namespace Deployer.Tests.Processes.Sandbox;

/// <summary>Control groups, on plain folders that look like the kernel's.</summary>
public sealed class ControlGroupsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Our_groups_of_both_versions_are_found()
    {
        var places = ControlGroupPlaces.Parse(
            "8:pids:/docker/a\n4:memory:/docker/a/b\n0::/user.slice\n",
            """
            30 29 0:26 / /sys/fs/cgroup/pids rw,relatime shared:9 - cgroup cgroup rw,pids
            31 29 0:27 /docker/a /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
            32 29 0:28 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw
            """);

        Assert.Equal(new("/sys/fs/cgroup/memory/b", "/sys/fs/cgroup/pids/docker/a", "/sys/fs/cgroup/unified/user.slice"), places);
    }

    [Fact]
    public void A_delegated_group_is_left_for_a_child_so_that_it_may_have_others()
    {
        Group("cpu memory pids", "", "77");

        var (groups, fault) = ControlGroups.Choose(new(null, null, _folder.Path), self: 77);

        Assert.Null(fault);
        Assert.NotNull(groups);
        Assert.Equal("77", File.ReadAllText(_folder["codex-deployer/cgroup.procs"]));
        Assert.Equal("+memory +pids", File.ReadAllText(_folder["cgroup.subtree_control"]));
    }

    [Theory]
    [InlineData("cpu", "", "77", "has no memory and pids controllers")]
    [InlineData("memory pids", "", "77\n78", "is not its own")]
    public void A_group_that_is_not_ours_alone_is_left_alone(string controllers, string given, string members, string problem)
    {
        Group(controllers, given, members);

        var (groups, fault) = ControlGroups.Choose(new(null, null, _folder.Path), self: 77);

        Assert.Null(groups);
        Assert.Contains(problem, fault?.Problem, StringComparison.Ordinal);
        Assert.Equal(given, File.ReadAllText(_folder["cgroup.subtree_control"]));
    }

    [Fact]
    public void Limits_are_written_and_what_broke_them_is_read()
    {
        var confinement = new Confinement { IsRequired = true, MemoryBytes = 8_000_000_000, Processes = 100 };
        var group = new LimitGroup([_folder.Path]);
        group.Limit(confinement, isUnified: true);

        Assert.Equal(("8000000000", "0", "100"), (Read("memory.max"), Read("memory.swap.max"), Read("pids.max")));
        Assert.Null(group.FindBreach(confinement));

        File.WriteAllText(_folder["pids.events"], "max 3\n");
        Assert.Equal(new(LimitKind.Processes, "had more than 100 processes and threads at once"), group.FindBreach(confinement));

        File.WriteAllText(_folder["memory.events"], "low 0\noom 2\noom_kill 1\n");
        Assert.Equal(new(LimitKind.Memory, "used more than limits.memory = 8GB"), group.FindBreach(confinement));
    }

    [Fact]
    public async Task Groups_of_a_former_run_are_removed_and_ours_are_not()
    {
        var self = Deployer.Processes.ProcessTable.Find(Environment.ProcessId)!;
        var (left, ours) = ($"codex-deployer-{self.Id}-{self.StartTime + 1}-1", $"codex-deployer-{self.Id}-{self.StartTime}-1");
        foreach (var name in new[] { left, ours, "codex-deployer", "somebody" })
            Directory.CreateDirectory(_folder[name]);

        await new LimitGroups([_folder.Path], isUnified: true).RemoveLeftoversAsync();

        Assert.Equal(
            ["codex-deployer", ours, "somebody"],
            Directory.GetDirectories(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private string Read(string file) => File.ReadAllText(_folder[file]);

    private void Group(string controllers, string given, string members)
    {
        File.WriteAllText(_folder["cgroup.controllers"], controllers + "\n");
        File.WriteAllText(_folder["cgroup.subtree_control"], given);
        File.WriteAllText(_folder["cgroup.procs"], members + "\n");
    }
}
