using Deployer.Build.Resources;
using Deployer.Tests.Processes;
using Xunit;

namespace Deployer.Tests.Build.Resources;

public sealed class KernelGaugeTests : IDisposable
{
    private readonly TempFolder _root = new();

    public KernelGaugeTests()
    {
        Write("proc/meminfo", "MemTotal:       1000 kB\nMemFree:   100 kB\nMemAvailable:    600 kB\n");
        Write("proc/pressure/memory", "some avg10=9.00 avg60=0.00 avg300=0.00 total=1\nfull avg10=12.50 avg60=0.00 avg300=0.00 total=1\n");
        Write("proc/vmstat", "pgfault 5\noom_kill 3\n");
        Write("proc/pressure/cpu", "some avg10=71.00 avg60=0.00 avg300=0.00 total=1\n");
    }

    [Fact]
    public void The_machine_is_read_from_the_kernel_s_files()
    {
        Assert.Equal(
            new MachineReading { MemoryStall = 12.5, ProcessorStall = 71, Kills = 3, Available = 600 * 1024, Total = 1000 * 1024 },
            new KernelGauge(_root.Path).Read());
    }

    [Fact]
    public void A_smaller_limit_of_a_control_group_counts_less_what_it_uses_beyond_its_cache()
    {
        Write("proc/self/cgroup", "0::/outer/inner\n");
        Write("sys/fs/cgroup/outer/inner/memory.max", "max\n");
        Write("sys/fs/cgroup/outer/inner/memory.current", "1\n");
        Write("sys/fs/cgroup/outer/memory.max", "500000\n");
        Write("sys/fs/cgroup/outer/memory.current", "300000\n");
        Write("sys/fs/cgroup/outer/memory.stat", "anon 1\ninactive_file 100000\n");

        var reading = new KernelGauge(_root.Path).Read();

        Assert.Equal((500_000, 300_000), (reading.Total, reading.Available));
    }

    [Fact]
    public void Control_groups_of_the_first_version_count_too()
    {
        Write("proc/self/cgroup", "9:name=systemd:/\n4:memory:/a\n0::/\n");
        Write("sys/fs/cgroup/memory/a/memory.limit_in_bytes", "400000\n");
        Write("sys/fs/cgroup/memory/a/memory.usage_in_bytes", "390000\n");
        Write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        Write("sys/fs/cgroup/memory/memory.usage_in_bytes", "5\n");

        var reading = new KernelGauge(_root.Path).Read();

        Assert.Equal((400_000, 10_000), (reading.Total, reading.Available));
    }

    [Theory]
    [InlineData("")]
    [InlineData("MemTotal\nMemAvailable: many kB\n\u0000")]
    public void What_the_machine_does_not_tell_is_not_known_and_no_shortage(string meminfo)
    {
        Write("proc/meminfo", meminfo);
        File.Delete(_root["proc/pressure/memory"]);
        File.Delete(_root["proc/pressure/cpu"]);
        File.Delete(_root["proc/vmstat"]);

        var reading = new KernelGauge(_root.Path).Read();

        Assert.Equal(new MachineReading(), reading);
        Assert.Equal((false, true), (MemoryMarks.IsShort(reading), MemoryMarks.IsCalm(reading)));
    }

    [Fact]
    public void Between_the_marks_nothing_changes()
    {
        var half = PlantedGauge.Calm with { Available = 700L << 20 };
        var stalling = PlantedGauge.Calm with { MemoryStall = 10 };

        Assert.Equal((false, false), (MemoryMarks.IsShort(half), MemoryMarks.IsCalm(half)));
        Assert.Equal((false, false), (MemoryMarks.IsShort(stalling), MemoryMarks.IsCalm(stalling)));
        Assert.True(MemoryMarks.IsShort(PlantedGauge.Calm with { MemoryStall = 20 }));
        Assert.True(MemoryMarks.IsShort(PlantedGauge.Short));
    }

    public void Dispose() => _root.Dispose();

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_root[path])!);
        File.WriteAllText(_root[path], text);
    }
}
