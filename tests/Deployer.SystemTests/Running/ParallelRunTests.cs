using System.Text;
using System.Text.Json;
using Deployer.SystemTests.Crash;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Running;

/// <summary>Several services of one repository, built one after the other or three at a time.</summary>
public sealed class ParallelRunTests(SharedHome home)
{
    private const int Killed = 128 + 9;
    private const int NotGreen = 1;
    private const string Mending = "--- a/app.c\n+++ b/app.c\n@@ -1,2 +1,2 @@\n fine\n-HOPELESS charge\n+by a person\n";

    private static readonly (string Name, string Code, string More)[] Services =
    [
        ("api", ScriptedService.Broken, ""),
        ("core", ScriptedService.Broken, ""),
        ("web", ScriptedService.Healthy, ""),
        ("gone", ScriptedService.Hopeless, ""),
        ("late", ScriptedService.Broken, ", needs: [core]"),
        ("told", ScriptedService.Hopeless, ""),
    ];

    /// <summary>The tests of no service go on before those of three have begun.</summary>
    private const string Meet =
        "touch \"$TALLY/in-$(basename \"$PWD\")\"\n"
        + "for look in $(seq 300); do [ $(ls \"$TALLY\" | grep -c '^in-') -ge 3 ] && break; sleep 0.1; done\n"
        + "[ $(ls \"$TALLY\" | grep -c '^in-') -ge 3 ] || exit 1\n";

    [Fact]
    public async Task Three_at_a_time_come_to_the_same_end_as_one_after_the_other()
    {
        using var one = await PrepareAsync(atOnce: 1);
        using var three = await PrepareAsync(atOnce: 3);

        var alone = (await one.RunAsync(0, "run", "--once", "--json")).With(NotGreen);
        var together = (await three.RunAsync(0, "run", "--once", "--json")).With(NotGreen);

        Assert.Equal(Tell(alone), Tell(together));
        Assert.Equal(await PictureAsync(one), await PictureAsync(three));
    }

    [Fact]
    public async Task Killed_while_three_are_under_way_it_comes_to_the_same_end()
    {
        using var undisturbed = await PrepareAsync(atOnce: 3);
        await undisturbed.RunAsync(0, "run", "--once");
        var places = undisturbed.Places.Count;
        var expected = await PictureAsync(undisturbed);
        using var scene = await PrepareAsync(atOnce: 3);

        (await scene.RunAsync(places / 2, "run", "--once")).With(Killed);
        (await scene.RunAsync(0, "run", "--once")).With(NotGreen);

        Assert.Equal(expected, await PictureAsync(scene));
    }

    private async Task<CrashScene> PrepareAsync(int atOnce)
    {
        var scene = new CrashScene(home);
        await Commands.GitAsync("/", "init", "-q", "--bare", "-b", "main", scene.Remote);
        await Commands.GitAsync(scene.Root, "init", "-q", "-b", "main");
        await Commands.GitAsync(scene.Root, "remote", "add", "origin", scene.Remote);
        var configuration = new StringBuilder("services:\n");
        foreach (var (name, code, more) in Services)
        {
            ScriptedService.Write(scene.Root, $"repos/{name}/", code);
            configuration.Append(
                $"  - {{name: {name}, path: repos/{name}, toolchain: {ScriptedService.Tools}, env: {{TALLY: \"{scene.Tally}\"}}{more}}}\n");
        }

        Folders.Write(scene.Root, ".gitignore", ".deployer/\nlogs/\nfeedback/\nrestarts\n");
        Folders.Write(scene.Root, "deployer.yaml", $"{configuration}sandbox: {{mode: \"off\"}}\nlimits: {{parallelBuilds: {atOnce}}}\n");
        Folders.Write(scene.Root, "commands/restart-services.sh", "#!/bin/sh\nmkdir restarting || exit 1\necho $CODEX_SERVICE >> restarts\nrmdir restarting\n");
        Folders.MakeExecutable(Path.Combine(scene.Root, "commands/restart-services.sh"));
        await Commands.GitAsync(scene.Root, "add", "--all");
        await Commands.GitAsync(scene.Root, "commit", "-q", "-m", "First");
        await Commands.GitAsync(scene.Root, "push", "-q", "origin", "main");
        Folders.Write(scene.Root, "feedback/told.json", JsonSerializer.Serialize(new { repo = "told", patch = Mending }));
        if (atOnce == 3)
        {
            Folders.Write(scene.Tally, "on-test", Meet);
        }

        return scene;
    }

    /// <summary>What a run says of each service, in the order of the configuration.</summary>
    private static IEnumerable<string> Tell(Ended run) => run.Json.GetProperty("services").EnumerateArray()
        .Select(row => $"{row.GetProperty("service")} was {row.GetProperty("was")}, is {row.GetProperty("is")}, by {row.GetProperty("fixer")}");

    /// <summary>Everything that does not depend on ids, times and the order; a last look brings all services to the tip.</summary>
    private static async Task<string> PictureAsync(CrashScene scene)
    {
        await scene.RunAsync(0, "run", "--once");
        var picture = new StringBuilder();
        var status = (await scene.RunAsync(0, "status", "--json")).With(NotGreen).Json.GetProperty("services");
        var tip = await scene.GitAsync("rev-parse", "main");
        foreach (var service in status.EnumerateArray())
        {
            var told = new[] { "name", "state", "failureClass", "cause", "fixer", "fingerprint" }.Select(key => service.GetProperty(key).ToString());
            picture.AppendLine($"{string.Join(" | ", told)} at the tip: {service.GetProperty("commit").GetString() == tip}");
        }

        picture.AppendLine(await scene.GitAsync("rev-parse", "main:repos"));
        picture.AppendLine(Sorted(await scene.GitAsync("log", "--format=%s", "main")));
        picture.AppendLine(await scene.GitAsync("for-each-ref", "--format=%(refname)", "refs/heads"));
        picture.AppendLine($"checkout at the tip: {await Commands.GitAsync(scene.Root, "rev-parse", "HEAD") == tip}");
        picture.AppendLine(await Commands.GitAsync(scene.Root, "status", "--porcelain"));
        var reflections = await scene.GitAsync("ls-tree", "-r", "--name-only", "codex/logs");
        picture.AppendLine(Sorted(string.Join('\n', reflections.Split('\n').Select(path => path.EndsWith(".md", StringComparison.Ordinal) ? Path.GetDirectoryName(path) : path).Distinct())));
        picture.AppendLine(Sorted(string.Join('\n', File.ReadAllLines(Path.Combine(scene.Root, "restarts")).Distinct())));
        picture.AppendLine(string.Join('\n', Directory.GetFiles(scene.Layout.Feedback).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
        Assert.Empty(scene.Workers());
        return picture.ToString();
    }

    private static string Sorted(string lines) => string.Join('\n', lines.Split('\n').Order(StringComparer.Ordinal));
}
