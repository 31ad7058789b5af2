using System.Text.Json;
using Deployer.Tests.Cycle;
using Xunit;

namespace Deployer.Tests.Reflect;

public sealed class ReflectorTests
{
    [Fact]
    public async Task Each_cycle_is_one_file_on_the_log_branch_and_a_look_without_a_cycle_is_none()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;

        var first = await world.LookAsync();
        await world.LookAsync();
        await remote.PushAsync(("app.c", ShellService.Broken));
        var second = await world.LookAsync();
        await world.LookAsync();

        Assert.Equal([$"api/{first.Cycle!.Id}.md", $"api/{second.Cycle!.Id}.md", "api/state.json"], await remote.FilesAsync("codex/logs"));
        Assert.Equal(2, (await remote.HistoryAsync("codex/logs")).Count);
    }

    [Fact]
    public async Task The_log_branch_has_no_history_in_common_with_the_code()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;

        await world.LookAsync();

        Assert.False(await remote.ShareHistoryAsync("main", "codex/logs"));
        Assert.Single(await remote.HistoryAsync("codex/logs"));
    }

    [Fact]
    public async Task A_reflection_tells_people_and_programs_what_was_tried()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Fixers.AddRange([ScriptedFixer.Writing("rule/vain", ("note.txt", "1")), ScriptedFixer.Mending()]);

        var report = await world.LookAsync();

        var text = await remote.ReadAsync($"api/{report.Cycle!.Id}.md", "codex/logs");
        Assert.StartsWith("# api: was red, fixed by rule/mend\n", text, StringComparison.Ordinal);
        Assert.Contains("Cause: app.c:2:1: cannot find 'charge' in scope", text, StringComparison.Ordinal);
        Assert.Contains("## Tried: rule/vain, no progress", text, StringComparison.Ordinal);
        Assert.Contains("    +mended", text, StringComparison.Ordinal);
        using var record = JsonDocument.Parse(text[text.IndexOf("    {", StringComparison.Ordinal)..]);
        Assert.Equal("fixed", record.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(report.Cycle.FixCommit!.Value, record.RootElement.GetProperty("fixCommit").GetString());
    }

    [Fact]
    public async Task With_push_none_nothing_is_written()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        world.Policy = "logs: {push: none}";

        await world.LookAsync();

        Assert.Equal(["main"], await remote.BranchesAsync());
    }

    [Fact]
    public async Task With_push_full_the_log_goes_too_and_without_secrets()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy, "secrets: [PASSWORD]");
        using var _ = world;
        world.Policy = "logs: {push: full}";
        world.Environment["PASSWORD"] = "correct horse";
        RemoteRepository.Script(Path.Combine(world.Layout.Commands, "restart-api.sh"), "echo \"the password is $PASSWORD\"");

        var report = await world.LookAsync();

        var log = await remote.ReadAsync($"api/{report.Cycle!.Id}.log", "codex/logs");
        Assert.Contains("Test Case 'App.adds' passed", log, StringComparison.Ordinal);
        Assert.Contains("the password is ***", log, StringComparison.Ordinal);
        Assert.DoesNotContain("correct horse", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_else_writes_to_the_log_branch_meanwhile_is_kept()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        await RemoteRepository.GitAsync(remote.Person, "fetch", "-q", "origin", "codex/logs");
        await RemoteRepository.GitAsync(remote.Person, "checkout", "-q", "-b", "logs", "FETCH_HEAD");
        RemoteRepository.Write(remote.Person, ("other/note.md", "by another machine\n"));
        await RemoteRepository.GitAsync(remote.Person, "add", "-A");
        await RemoteRepository.GitAsync(remote.Person, "commit", "-q", "-m", "Another machine");
        await RemoteRepository.GitAsync(remote.Person, "push", "-q", "origin", "HEAD:refs/heads/elsewhere");
        await RemoteRepository.GitAsync(remote.Person, "checkout", "-q", "main");

        // The first push of our reflection finds that the branch has just moved.
        remote.Hook("pre-receive", """
            while read -r old new name; do
              if [ "$name" = refs/heads/codex/logs ] && [ ! -f raced ]; then
                touch raced
                env -u GIT_QUARANTINE_PATH git update-ref refs/heads/codex/logs refs/heads/elsewhere
              fi
            done
            """);
        await remote.PushAsync(("app.c", "better\n"));
        var report = await world.LookAsync();

        Assert.True(File.Exists(Path.Combine(remote.Folder, "raced")));
        var files = await remote.FilesAsync("codex/logs");
        Assert.Equal(4, files.Count);
        Assert.Contains("other/note.md", files);
        Assert.Contains($"api/{report.Cycle!.Id}.md", files);
    }

    [Fact]
    public async Task What_could_not_be_written_is_written_by_a_later_look_in_one_commit()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        remote.Hook("update", "[ \"$1\" != refs/heads/codex/logs ]");
        var first = await world.LookAsync();
        await remote.PushAsync(("app.c", ShellService.Broken));
        var second = await world.LookAsync();
        File.Delete(Path.Combine(remote.Folder, "hooks/update"));

        var third = await world.LookAsync();
        await world.LookAsync();

        Assert.Null(third.Cycle);
        Assert.Equal([$"api/{first.Cycle!.Id}.md", $"api/{second.Cycle!.Id}.md", "api/state.json"], await remote.FilesAsync("codex/logs"));
        Assert.Single(await remote.HistoryAsync("codex/logs"));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_and_forth_confuses_nothing()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        world.Policy = "logs: {keep: 1}";
        var ids = new List<string>();
        foreach (var days in new[] { 0, -2, 400, -398 })
        {
            world.Time.Jump(TimeSpan.FromDays(days));
            await remote.PushAsync(("app.c", $"fine {ids.Count}\n"));
            var report = await world.LookAsync();
            ids.Add(report.Cycle!.Id);
            Assert.Equal(Deployer.Cycle.ServiceState.Green, report.After.State);
            Assert.True(File.Exists(report.Cycle.LogFile));
            Assert.Equal(report.Cycle.LogFile, new FileInfo(Path.Combine(world.Layout.Logs, "latest.log")).ResolveLinkTarget(true)!.FullName);
            Assert.True(report.Cycle.Ended >= report.Cycle.Started);
            Assert.Null((await world.LookAsync()).Cycle);
        }

        Assert.Equal(4, ids.Distinct().Count());
        Assert.Equal(ids.Select(id => $"api/{id}.md").Append("api/state.json").Order(StringComparer.Ordinal), await remote.FilesAsync("codex/logs"));
    }

    [Fact]
    public async Task A_log_branch_that_cannot_be_written_fails_no_cycle()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        remote.Hook("pre-receive", "exit 1");

        var report = await world.LookAsync();

        Assert.Equal(Deployer.Cycle.ServiceState.Green, report.After.State);
        var steps = await world.ReadAsync(journal => journal.ListStepsAsync(report.Cycle!.Id, World.Token));
        Assert.StartsWith("not written to codex/logs", Assert.Single(steps, step => step.Stage == "reflect").Text, StringComparison.Ordinal);
    }
}
