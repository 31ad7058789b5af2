using System.Text.Json;
using Deployer.SystemTests.Scenes;

namespace Deployer.SystemTests.Crash;

/// <summary>One kind of run that is cut off at each of its places.</summary>
/// <param name="Name">What happens in it.</param>
/// <param name="PrepareAsync">Leads up to it.</param>
internal sealed record CrashKind(string Name, Func<CrashScene, Task> PrepareAsync)
{
    private const string Mending = "--- a/app.c\n+++ b/app.c\n@@ -1,2 +1,2 @@\n fine\n-HOPELESS charge\n+by a person\n";
    private const string Misfit = "--- a/app.c\n+++ b/app.c\n@@ -1,2 +1,2 @@\n quite\n-different\n+other\n";

    /// <summary>What happens between the run that is cut off and the next.</summary>
    public Func<CrashScene, Task> MeanwhileAsync { get; init; } = _ => Task.CompletedTask;

    /// <summary>How the program is called.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = ["run", "--once"];

    /// <summary>What the last run left behind, and what must hold of it whatever happened.</summary>
    public Func<CrashScene, Ended, Task<string>> PictureAsync { get; init; } = (scene, _) => CrashPicture.TakeAsync(scene);

    public static IReadOnlyList<CrashKind> All { get; } =
    [
        new("green", scene => ScriptedService.CreateAsync(scene, ScriptedService.Healthy)),
        new("red", scene => ScriptedService.CreateAsync(scene, ScriptedService.Hopeless)),
        new("known red", scene => SettledAsync(scene, ScriptedService.Hopeless)),
        new("fixed", scene => ScriptedService.CreateAsync(scene, ScriptedService.Broken)),
        new("fix waits", scene => ReviewedAsync(scene)),
        new("fix merged", WaitingAsync),
        new("feedback applied", scene => SubmittedAsync(scene, Mending)),
        new("feedback rejected", scene => SubmittedAsync(scene, Misfit)),
        new("feedback malformed", MalformedAsync),
        new("moved", MovedAsync),
        new("triggered", scene => OrderedAsync(scene, "trigger", "api", "--rebuild")),
        new("suspended", scene => OrderedAsync(scene, "suspend", "api")),
        new("unreachable", scene => UnreachableAsync(scene)) { MeanwhileAsync = BackAsync },
        new("live tree behind a remote", scene => ScriptedService.CreateInWorkspaceAsync(scene, ScriptedService.Broken, withOrigin: true)),
        new("live tree alone", scene => ScriptedService.CreateInWorkspaceAsync(scene, ScriptedService.Broken, withOrigin: false)),
        new("log branch away", LogBranchAwayAsync) { MeanwhileAsync = LogBranchBackAsync },
        new("new machine", NewMachineAsync),
    ];

    public override string ToString() => Name;

    private static async Task SettledAsync(CrashScene scene, string code)
    {
        await ScriptedService.CreateAsync(scene, code);
        await scene.RunAsync(0, "run", "--once");
    }

    private static Task ReviewedAsync(CrashScene scene)
    {
        scene.Reviewed = true;
        return ScriptedService.CreateAsync(scene, ScriptedService.Broken);
    }

    private static async Task WaitingAsync(CrashScene scene)
    {
        await ReviewedAsync(scene);
        await scene.RunAsync(0, "run", "--once");
        var branch = await scene.GitAsync("for-each-ref", "--format=%(refname:short)", "refs/heads/codex/api");
        await Commands.GitAsync(scene.Person, "fetch", "-q", "origin", branch);
        await Commands.GitAsync(scene.Person, "merge", "-q", "--no-ff", "-m", "Merge the fix", "FETCH_HEAD");
        await Commands.GitAsync(scene.Person, "push", "-q", "origin", "HEAD:main");
    }

    private static async Task SubmittedAsync(CrashScene scene, string patch)
    {
        await SettledAsync(scene, ScriptedService.Hopeless);
        Folders.Write(scene.Root, "feedback/fix.json", JsonSerializer.Serialize(new { repo = "api", patch }));
    }

    private static async Task MalformedAsync(CrashScene scene)
    {
        await SettledAsync(scene, ScriptedService.Healthy);
        Folders.Write(scene.Root, "feedback/odd.json", "{ not json");
    }

    /// <summary>A person pushes while the gate tests the fix.</summary>
    private static async Task MovedAsync(CrashScene scene)
    {
        await ScriptedService.CreateAsync(scene, ScriptedService.Broken);
        Folders.Write(scene.Person, "other.c", "fine\n");
        await Commands.GitAsync(scene.Person, "add", "--all");
        await Commands.GitAsync(scene.Person, "commit", "-q", "-m", "Add another");
        Folders.Write(scene.Tally, "on-test", $"git -C '{scene.Person}' push -q origin HEAD:main </dev/null >/dev/null 2>&1 || true\n");
    }

    private static async Task OrderedAsync(CrashScene scene, params string[] order)
    {
        await SettledAsync(scene, ScriptedService.Healthy);
        (await scene.RunAsync(0, order)).With(0);
    }

    private static async Task UnreachableAsync(CrashScene scene)
    {
        await SettledAsync(scene, ScriptedService.Healthy);
        await scene.PushAsync(("app.c", ScriptedService.Broken));
        Directory.Move(scene.Remote, scene.Remote + ".away");
    }

    private static Task BackAsync(CrashScene scene)
    {
        Directory.Move(scene.Remote + ".away", scene.Remote);
        return Task.CompletedTask;
    }

    private static async Task LogBranchAwayAsync(CrashScene scene)
    {
        await ScriptedService.CreateAsync(scene, ScriptedService.Broken);
        var hook = Path.Combine(scene.Remote, "hooks", "update");
        Folders.Write(scene.Remote, "hooks/update", "#!/bin/sh\n[ \"$1\" != refs/heads/codex/logs ]\n");
        Folders.MakeExecutable(hook);
    }

    private static Task LogBranchBackAsync(CrashScene scene)
    {
        File.Delete(Path.Combine(scene.Remote, "hooks", "update"));
        return Task.CompletedTask;
    }

    /// <summary>All that the former machine knew is on the log branch; the feedback folder is as it was before it was decided.</summary>
    private static async Task NewMachineAsync(CrashScene scene)
    {
        await SubmittedAsync(scene, Mending);
        (await scene.RunAsync(0, "run", "--once")).With(0);
        Directory.Delete(scene.Layout.State, recursive: true);
        Directory.Delete(scene.Layout.Logs, recursive: true);
        File.Move(Path.Combine(scene.Layout.Feedback, "applied-fix.json"), Path.Combine(scene.Layout.Feedback, "fix.json"));
        File.Delete(Path.Combine(scene.Layout.Feedback, "fix.result.json"));
    }
}
