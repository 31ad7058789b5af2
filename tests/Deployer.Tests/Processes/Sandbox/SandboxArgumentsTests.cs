using Deployer.Processes.Sandbox;
using Xunit;

namespace Deployer.Tests.Processes.Sandbox;

public sealed class SandboxArgumentsTests : IDisposable
{
    private const string Help = "    --unshare-all   x\n    --unshare-user   x\n    --disable-userns   x\n    --die-with-parent   x\n    --new-session   x\n    --size BYTES   x\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Folders_are_mounted_before_what_lies_in_them()
    {
        var slot = _folder["space/slot"];
        Directory.CreateDirectory(slot);
        File.WriteAllText(Path.Combine(slot, ".git"), "");
        var confinement = new Confinement { IsRequired = true, Readable = [_folder["space"], _folder["missing"]] }.In(slot);

        var list = Of(confinement, home: _folder.Path);

        Assert.True(At(list, "--tmpfs", _folder.Path) < At(list, "--ro-bind", _folder["space"]));
        Assert.True(At(list, "--ro-bind", _folder["space"]) < At(list, "--bind", slot));
        Assert.True(At(list, "--bind", slot) < At(list, "--ro-bind", Path.Combine(slot, ".git")));
        Assert.DoesNotContain(_folder["missing"], list);
    }

    [Fact]
    public void Nothing_is_shared_and_no_rights_are_kept()
    {
        var list = Of(new() { IsRequired = true }, "/home/a");

        Assert.Equal(["--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session", "--cap-drop", "ALL"], list.Take(7));
        Assert.Equal(["--remount-ro", "/", "--chdir", "/"], list.TakeLast(4));
        Assert.DoesNotContain("/etc/shadow", list);
        Assert.DoesNotContain("/etc", list);
    }

    [Fact]
    public void An_older_version_gets_only_options_that_it_knows()
    {
        var list = new SandboxArguments(new("/usr/bin/bwrap", "    --unshare-all   x\n")).Of(new() { IsRequired = true }, "/home/a", "/");

        Assert.DoesNotContain("--disable-userns", list);
        Assert.DoesNotContain("--size", list);
    }

    [Fact]
    public void Another_system_is_shown_in_the_place_of_this_machines()
    {
        Directory.CreateDirectory(_folder["root/usr"]);
        Directory.CreateDirectory(_folder["root/etc/ssl/private"]);
        Directory.CreateDirectory(_folder["root/etc/alternatives"]);

        var list = Of(new() { IsRequired = true, SystemRoot = _folder["root"] }, "/home/a");

        Assert.Equal(_folder["root/usr"], list[At(list, "--ro-bind", _folder["root/usr"]) + 1]);
        Assert.Contains(_folder["root/etc/alternatives"], list);
        Assert.DoesNotContain(_folder["root/etc/ssl/private"], list);
        Assert.DoesNotContain("/usr/", list);
    }

    [Fact]
    public void A_program_gets_no_proxy_no_agent_and_a_home_of_its_own()
    {
        var machine = new Deployer.Processes.ProcessEnvironment(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = "/opt/bin",
            ["HOME"] = "/root",
            ["HTTP_PROXY"] = "http://user:secret@proxy",
            ["SSH_AUTH_SOCK"] = "/agent",
            ["LC_ALL"] = "C",
        });
        var request = new Deployer.Processes.ProcessRequest("x", [])
        {
            WorkingDirectory = "/",
            Deadline = TimeSpan.Zero,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["MINE"] = "1" },
        };

        var given = new SandboxEnvironment(machine).For(request);

        Assert.Equal(["HOME", "LC_ALL", "MINE", "PATH", "TMPDIR"], given.Keys.Order(StringComparer.Ordinal));
        Assert.StartsWith("/opt/bin:", given["PATH"], StringComparison.Ordinal);
        Assert.Equal("/root", given["HOME"]);
    }

    private static IReadOnlyList<string> Of(Confinement confinement, string home) =>
        new SandboxArguments(new("/usr/bin/bwrap", Help)).Of(confinement, home, "/");

    private static int At(IReadOnlyList<string> list, string option, string path)
    {
        var place = Enumerable.Range(0, list.Count - 1).First(index => list[index] == option && list[index + 1] == path);
        return place;
    }
}
