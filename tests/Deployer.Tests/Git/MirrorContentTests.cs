using System.Text;
using Xunit;
using static Deployer.Tests.Git.GitWorld;

namespace Deployer.Tests.Git;

public sealed class MirrorContentTests
{
    [Fact]
    public async Task A_file_that_is_written_anew_stays_executable()
    {
        using var world = await CreateAsync(("run.sh", "echo 1"), ("read.txt", "1"));
        await world.RunAsync(world.Person, "update-index", "--chmod=+x", "run.sh");
        await world.RunAsync(world.Person, "commit", "-q", "-m", "Run it");
        await world.RunAsync(world.Person, "push", "-q", "origin", "HEAD");
        using var mirror = await world.OpenMirrorAsync();
        var head = await mirror.FetchAsync("main", Token);

        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["run.sh"] = Bytes("echo 2"), ["read.txt"] = Bytes("2"), ["new.sh"] = Bytes("echo") };
        var written = await mirror.WriteFilesAsync(head, files, "Write", Token);

        var modes = (await mirror.ListFilesAsync(written, ".", Token)).ToDictionary(entry => entry.Path, entry => entry.Mode, StringComparer.Ordinal);
        Assert.Equal(("100755", "100644", "100644"), (modes["run.sh"], modes["read.txt"], modes["new.sh"]));
        Assert.Equal("echo 2", Encoding.UTF8.GetString((await mirror.ReadFileAsync(written, "run.sh", Token))!));
    }

    [Fact]
    public async Task Many_contents_are_read_at_once_byte_by_byte_and_those_too_large_are_left_out()
    {
        using var world = await CreateAsync();
        using var mirror = await world.OpenMirrorAsync();
        byte[][] contents = [[], [0, 10, 255, 13, 10], Bytes("no line end"), .. Enumerable.Range(0, 300).Select(number => Bytes($"{number}\n\n"))];
        var files = contents.Select((content, number) => (Path: $"{number}", content)).ToDictionary(file => file.Path, file => file.content, StringComparer.Ordinal);
        files["large"] = new byte[101];
        var written = await mirror.WriteFilesAsync(null, files, "Write", Token);
        var entries = await mirror.ListFilesAsync(written, ".", Token);

        var read = await mirror.ReadBlobsAsync(entries.Select(entry => entry.Id), largest: 100, Token);

        Assert.Equal(contents.Length, read.Count);
        Assert.All(entries.Where(entry => entry.Path != "large"), entry => Assert.Equal(files[entry.Path], read[entry.Id]));
        Assert.Empty(await mirror.ReadBlobsAsync([], largest: 100, Token));
    }
}
