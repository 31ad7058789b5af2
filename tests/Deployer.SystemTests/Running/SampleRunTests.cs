using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Running;

public sealed class SampleRunTests : IClassFixture<SampleRun>
{
    private static readonly string[] Trailers = ["Codex-Cycle", "Codex-Service", "Codex-Fixer", "Codex-Fingerprint", "Codex-Verified"];

    private readonly SampleRun _run;

    public SampleRunTests(SampleRun run)
    {
        SharedHome.RequireSwift();
        _run = run;
    }

    private ServiceWorkspace Workspace => _run.Workspace;

    [Theory]
    [InlineData("socket", "red", "green", "rule/socket-type")]
    [InlineData("missing-import", "red", "green", "rule/missing-import")]
    [InlineData("missing-dependency", "red", "green", "rule/missing-dependency")]
    [InlineData("fixit", "red", "green", "fix-it")]
    [InlineData("healthy", "green", "green", "-")]
    [InlineData("behaviour", "red", "red", "-")]
    [InlineData("no-tests", "green", "green", "-")]
    [InlineData("own-tests", "green", "green", "-")]
    public async Task The_table_tells_what_each_service_was_and_is(string service, string was, string now, string fixer)
    {
        _run.First.With(1);
        var row = _run.First.Output.Split('\n').Single(line => line.StartsWith(service + " ", StringComparison.Ordinal));
        var commit = await Workspace.GitAsync(service, "rev-parse", "main");
        Assert.Matches($"^{service} +{was} +{now} ", row);
        Assert.Contains($" {fixer} ", row);
        Assert.EndsWith(" " + commit[..8], row);
        Assert.Equal(service is "behaviour", !row.Contains("tests passed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("socket", "rule/socket-type", "Sources/Metrics/PortProbe.swift\nSources/Metrics/StatsSender.swift")]
    [InlineData("missing-import", "rule/missing-import", "Sources/Ledger/Entry.swift\nSources/Upstream/LedgerClient.swift")]
    [InlineData("missing-dependency", "rule/missing-dependency", "Package.swift")]
    [InlineData("fixit", "fix-it", "Sources/Sessions/Gatekeeper.swift")]
    public async Task A_healed_remote_has_one_new_commit_that_says_what_verified_it(string service, string fixer, string files)
    {
        var from = service == SampleRun.Moved ? _run.PushedMeanwhile : _run.Begun[service];
        var commits = (await Workspace.GitAsync(service, "rev-list", $"{from}..main")).Split('\n');
        var fix = Assert.Single(commits);
        Assert.Equal(from, await Workspace.GitAsync(service, "rev-parse", "main~1"));
        Assert.Equal(files, await Workspace.GitAsync(service, "diff", "--name-only", from, "main"));
        Assert.InRange((await Workspace.GitAsync(service, "log", "-1", "--format=%s", fix)).Length, 10, 72);
        Assert.Equal(
            "Codex-Deployer <codex-deployer@localhost> Codex-Deployer <codex-deployer@localhost>",
            await Workspace.GitAsync(service, "log", "-1", "--format=%an <%ae> %cn <%ce>", fix));

        var trailers = await TrailersAsync(service, fix);
        Assert.Equal(Trailers, trailers.Keys);
        Assert.Equal((service, fixer), (trailers["Codex-Service"], trailers["Codex-Fixer"]));
        Assert.Matches("^[0-9a-f]{32}$", trailers["Codex-Fingerprint"]);
        Assert.Matches("^Swift [0-9.]+; clean build; ([1-9][0-9]*) of \\1 tests passed", trailers["Codex-Verified"]);
        Assert.Contains($"{service}/{trailers["Codex-Cycle"]}.md", await Workspace.GitAsync(service, "ls-tree", "-r", "--name-only", "codex/logs"));
    }

    [Theory]
    [InlineData("healthy", "green")]
    [InlineData("behaviour", "red, nothing that was tried passed")]
    public async Task A_remote_that_cannot_or_need_not_be_fixed_keeps_its_branch(string service, string told)
    {
        Assert.Equal(_run.Begun[service], await Workspace.GitAsync(service, "rev-parse", "main"));
        var log = (await Workspace.GitAsync(service, "ls-tree", "-r", "--name-only", "codex/logs")).Split('\n').First(path => path.EndsWith(".md", StringComparison.Ordinal));
        Assert.StartsWith($"# {service}: {told}\n", await Workspace.GitAsync(service, "show", $"codex/logs:{log}"));
    }

    [Fact]
    public async Task A_remote_gets_a_log_branch_without_any_code_and_no_other()
    {
        foreach (var service in SampleRun.Services)
        {
            var branches = await Workspace.GitAsync(service, "for-each-ref", "--format=%(refname)");
            Assert.Equal("refs/heads/codex/logs\nrefs/heads/main", branches);
            var files = (await Workspace.GitAsync(service, "ls-tree", "-r", "--name-only", "codex/logs")).Split('\n').Where(path => path != "memory.jsonl");
            Assert.Matches(
                $"^{service}/[0-9]{{8}}-[0-9]{{6}}-[0-9a-z]{{4}}\\.md\n{service}/state\\.json$", string.Join('\n', files));
            (await Commands.TryGitAsync(Workspace.Remote(service), "merge-base", "main", "codex/logs")).With(1);
        }
    }

    [Fact]
    public async Task A_push_while_the_gate_worked_is_kept_and_the_fix_is_verified_on_top_of_it()
    {
        Assert.Equal(
            $"{_run.PushedMeanwhile}\n{_run.Begun[SampleRun.Moved]}", await Workspace.GitAsync(SampleRun.Moved, "rev-list", "main~1"));
        var steps = (await Workspace.RunAsync("show", SampleRun.Moved, "--json")).With(0).Json.GetProperty("steps").EnumerateArray()
            .Select(step => $"{step.GetProperty("stage")}: {step.GetProperty("text")}").ToList();
        var moved = steps.IndexOf("ship: main has moved; verifying the fix on top of it");
        Assert.True(moved >= 0, string.Join('\n', steps));
        Assert.StartsWith("ship: pushed", steps[moved + 1]);

        // Where the fix was tried, in the gate, and in the gate again.
        var log = File.ReadAllText(Assert.Single(Workspace.Logs(SampleRun.Moved)));
        Assert.Equal(3, log.Split("Build complete!").Length - 1);
    }

    [Fact]
    public async Task A_second_run_builds_and_publishes_nothing_and_says_known_red()
    {
        _run.Second.With(1);
        Assert.Equal(_run.LogsAfterFirst, Workspace.Logs());
        foreach (var service in SampleRun.Services)
        {
            Assert.Equal(_run.BranchesAfterFirst[service], await Workspace.BranchesAsync(service));
        }

        var rows = _run.Second.Json.GetProperty("services").EnumerateArray().ToDictionary(row => row.GetProperty("service").GetString()!);
        Assert.Equal(SampleRun.Services, rows.Keys);
        var fingerprint = (await Workspace.StatusAsync(SampleRun.Unfixable)).GetProperty("fingerprint").GetString();
        Assert.Equal($"known red, fingerprint {fingerprint}, met 2 times", rows[SampleRun.Unfixable].GetProperty("note").GetString());
        Assert.All(rows.Values, row => Assert.Equal(
            row.GetProperty("service").GetString() == SampleRun.Unfixable ? "red" : "green", row.GetProperty("is").GetString()));
    }

    [Fact]
    public async Task Status_tells_the_state_of_all_and_which_fixer_their_commit_descends_from()
    {
        var services = (await Workspace.RunAsync("status", "--json")).With(1).Json.GetProperty("services").EnumerateArray()
            .Select(one => $"{one.GetProperty("name")} {one.GetProperty("state")} {one.GetProperty("fixer")}");
        Assert.Equal(
            [
                "behaviour red ", "fixit green fix-it", "healthy green ", "missing-dependency green rule/missing-dependency",
                "missing-import green rule/missing-import", "no-tests green ", "own-tests green ", "socket green rule/socket-type",
            ],
            services.Order(StringComparer.Ordinal));
        (await Workspace.RunAsync("status", "socket")).With(0);
    }

    [Fact]
    public async Task Why_tells_the_cause_and_who_was_asked_and_show_tells_every_step()
    {
        var why = (await Workspace.RunAsync("why", SampleRun.Unfixable)).With(1).Output;
        Assert.StartsWith("behaviour is red since ", why);
        Assert.Contains("BillingTests.InvoiceTests/testHalfACentOfTaxIsRoundedUp: XCTAssertEqual failed", why);
        Assert.Contains("met          2 times", why);
        Assert.Contains(" fixers was asked: none proposes a change for a failure of class test", why);

        var show = (await Workspace.RunAsync("show", "fixit")).With(0).Output;
        Assert.Contains("fixed by     fix-it", show);
        Assert.Contains("+        guard TokenFormat.isValid(token)", show);
        Assert.Contains("  gate ", show);
        (await Workspace.RunAsync("why", "healthy")).With(0);
    }

    [Fact]
    public async Task A_package_without_tests_is_green_with_none_and_one_with_its_own_test_command_uses_that()
    {
        Assert.Equal((0, "green"), await TestsOfAsync("no-tests"));
        Assert.Equal((0, "green"), await TestsOfAsync("own-tests"));
        Assert.Contains("the tests of its own were run", File.ReadAllText(Assert.Single(Workspace.Logs("own-tests"))));
    }

    private async Task<(int Run, string? Outcome)> TestsOfAsync(string service)
    {
        var cycle = (await Workspace.RunAsync("show", service, "--json")).With(0).Json;
        return (cycle.GetProperty("testsRun").GetInt32(), cycle.GetProperty("outcome").GetString());
    }

    private async Task<Dictionary<string, string>> TrailersAsync(string service, string commit)
    {
        var lines = await Workspace.GitAsync(service, "log", "-1", "--format=%(trailers:only,unfold)", commit);
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);
    }
}
