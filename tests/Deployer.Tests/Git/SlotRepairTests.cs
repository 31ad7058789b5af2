using Deployer.Git;
using Xunit;
using static Deployer.Tests.Git.GitWorld;

namespace Deployer.Tests.Git;

public sealed class SlotRepairTests
{
    [Theory]
    [InlineData("rm -rf slots/warm")]
    [InlineData("rm -rf mirrors/origin.git/worktrees")]
    [InlineData("rm -rf mirrors/origin.git")]
    [InlineData("rm slots/warm/.git")]
    [InlineData("echo nonsense > mirrors/origin.git/worktrees/warm/HEAD")]
    public async Task A_broken_slot_is_repaired(string damage)
    {
        using var world = await CreateAsync(("x", "1"));
        var (first, _, _) = await world.OpenSlotAsync();
        first.Dispose();
        using (var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sh", ["-c", damage]) { WorkingDirectory = world[""] })!)
        {
            await shell.WaitForExitAsync(Token);
        }

        var (mirror, slot, head) = await world.OpenSlotAsync();
        using var opened = mirror;

        Assert.Equal("1", File.ReadAllText(Path.Combine(slot.Folder, "x")));
        Assert.Equal(head, await world.HeadAsync(slot.Folder));
    }

    [Fact]
    public async Task A_slot_under_a_linked_folder_is_found_again_with_its_warm_build()
    {
        using var world = await CreateAsync(("x", "1"));
        Directory.CreateDirectory(world["real"]);
        Directory.CreateSymbolicLink(world["linked"], world["real"]);
        using var mirror = await Mirror.OpenAsync(world.Git, world["linked/mirror.git"], new(world.RemoteFolder, null), Token);
        var head = (await mirror.FetchAsync("main", Token))!;
        var first = await Slot.OpenAsync(mirror, world["linked/slot"], Token);
        await first.CheckoutAsync(head, Token);
        Write(first.Folder, ".build/warm", "w");

        var again = await Slot.OpenAsync(mirror, world["linked/slot"], Token);

        Assert.Equal(head, await again.ReadHeadAsync(Token));
        Assert.True(File.Exists(Path.Combine(again.Folder, ".build/warm")));
    }
}
