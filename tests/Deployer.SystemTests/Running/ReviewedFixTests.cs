using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Running;

public sealed class ReviewedFixTests(SharedHome home)
{
    private const string Service = "missing-dependency";

    [Fact]
    public async Task Where_fixes_are_reviewed_one_waits_on_its_branch_and_its_merge_is_green_without_a_build()
    {
        SharedHome.RequireSwift();
        using var workspace = new ServiceWorkspace(home, [new("DISPATCHER_USE_PRS", "1")]);
        await workspace.AddRemoteAsync(Service, SharedHome.Sample(Service));
        workspace.Configure((Service, null));
        var begun = await workspace.GitAsync(Service, "rev-parse", "main");

        var row = (await workspace.RunAsync("run", "--once", "--json")).With(1).Json.GetProperty("services").EnumerateArray().Single();
        Assert.Equal(
            ("red", "waiting", "rule/missing-dependency"),
            (row.GetProperty("was").GetString(), row.GetProperty("is").GetString(), row.GetProperty("fixer").GetString()));
        Assert.Contains("tests passed", row.GetProperty("verifiedBy").GetString());
        var status = await workspace.StatusAsync(Service);
        var branch = $"codex/{Service}/{status.GetProperty("fingerprint").GetString()![..8]}";
        Assert.StartsWith($"the merge of {branch}", status.GetProperty("waitingFor").GetString());
        Assert.Equal(begun, await workspace.GitAsync(Service, "rev-parse", "main"));
        Assert.Equal(begun, await workspace.GitAsync(Service, "rev-parse", $"{branch}~1"));

        var branches = await workspace.BranchesAsync(Service);
        var logs = workspace.Logs();
        var waiting = (await workspace.RunAsync("run", "--once")).With(1);
        Assert.Contains("waiting: the merge of", waiting.Output);
        Assert.Equal(branches, await workspace.BranchesAsync(Service));

        await MergeAsync(workspace, branch);
        (await workspace.RunAsync("run", "--once")).With(0);
        var merged = await workspace.StatusAsync(Service);
        Assert.Equal("green", merged.GetProperty("state").GetString());
        Assert.Equal("rule/missing-dependency", merged.GetProperty("fixer").GetString());
        Assert.Equal(await workspace.GitAsync(Service, "rev-parse", "main"), merged.GetProperty("commit").GetString());
        Assert.Equal(logs, workspace.Logs());
    }

    /// <summary>As a forge does: by a merge commit of its own.</summary>
    private static async Task MergeAsync(ServiceWorkspace workspace, string branch)
    {
        var clone = workspace.Beside("merge");
        await Commands.GitAsync(workspace.Root, "clone", "-q", "-b", "main", workspace.Remote(Service), clone);
        await Commands.GitAsync(clone, "merge", "-q", "--no-ff", "-m", "Merge the fix", $"origin/{branch}");
        await Commands.GitAsync(clone, "push", "-q", "origin", "main");
    }
}
