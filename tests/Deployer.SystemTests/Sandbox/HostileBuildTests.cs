using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Sandbox;

/// <summary>
/// Builds that try to reach what is not theirs. Each script prints BREACHED when it got there. Where it does no harm it is run
/// free as well, and must get there then: else the case would prove nothing.
/// </summary>
public sealed class HostileBuildTests
{
    private const string Breached = "BREACHED";

    public static TheoryData<string> Harmless => [.. HostileScripts.Harmless.Keys];

    public static TheoryData<string> Confined => [.. HostileScripts.Harmless.Keys, .. HostileScripts.Dangerous.Keys];

    [Theory]
    [MemberData(nameof(Confined))]
    public async Task A_hostile_build_reaches_nothing(string name)
    {
        await using var scene = new HostileScene();
        var before = scene.Outside();

        var built = await scene.BuildAsync(Script(name) + "\necho RAN\n");

        Assert.Contains("RAN", scene.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(Breached, scene.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(HostileScene.Planted, scene.Log, StringComparison.Ordinal);
        Assert.Empty(Folders.Differences(before, scene.Outside()));
        Assert.False(scene.WasReached());
        Assert.Empty(scene.Survivors());
        Assert.Null(built.Build.Breach);
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public async Task Without_a_sandbox_it_would_have_got_there(string name)
    {
        await using var scene = new HostileScene { Confinement = null };
        var before = scene.Outside();

        await scene.BuildAsync(Script(name));

        Assert.True(
            scene.Log.Contains(Breached, StringComparison.Ordinal) || scene.WasReached()
            || Folders.Differences(before, scene.Outside()).Count > 0,
            scene.Log);
    }

    private static string Script(string name) => HostileScripts.Harmless.GetValueOrDefault(name) ?? HostileScripts.Dangerous[name];
}
