using System.Text.Json;
using Deployer.App;
using Deployer.Tests.Snapshots;
using Xunit;

namespace Deployer.Tests.App;

public sealed class CommandLineTests : IDisposable
{
    private readonly CommandWorld _world = new();

    public void Dispose() => _world.Dispose();

    public static TheoryData<string> Verbs() =>
        [.. CommandLine.Verbs(new Shell(new Surroundings(new Dictionary<string, string>(), new Terminal(TextWriter.Null, TextWriter.Null))))
            .SelectMany(verb => verb.Subcommands.Count == 0 ? [verb.Name] : verb.Subcommands.Select(sub => $"{verb.Name} {sub.Name}"))];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task The_help_of_a_verb_is_the_reviewed_one(string verb) =>
        Snapshot.Matches((await _world.RunAsync([.. verb.Split(' '), "--help"])).Output, $"help-{verb.Replace(' ', '-')}");

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Help_is_a_result_and_exits_0(string option)
    {
        var run = await _world.RunAsync(option);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("--workspace <DIR>", run.Output);
        Assert.Empty(run.Errors);
    }

    [Fact]
    public async Task The_version_is_that_of_the_program() =>
        Assert.Equal(new CommandRun(0, $"codex-deployer {CommandLine.Version}\n", ""), await _world.RunAsync("--version"));

    [Theory]
    [InlineData("inti", "'codex-deployer' knows no verb 'inti'. Did you mean 'init'?")]
    [InlineData("init --jsno", "'init' knows no option '--jsno'. Did you mean '--json'?")]
    [InlineData("init now", "'init' knows no argument 'now'.")]
    [InlineData("", "A verb is missing.")]
    [InlineData("status --jsno", "'status' knows no option '--jsno'. Did you mean '--json'?")]
    [InlineData("fix --dryrun .", "'fix' knows no option '--dryrun'. Did you mean '--dry-run'?")]
    [InlineData("fix . --max-attempts many", "--max-attempts is 'many'.")]
    [InlineData("--workspace= status", "--workspace is empty.")]
    [InlineData("config --workspace", "--workspace")]
    [InlineData("config --workspace none", "There is no folder ")]
    public async Task Wrong_usage_exits_2_and_says_what_is_wrong(string line, string message)
    {
        var run = await _world.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("error: ", run.Errors);
        Assert.Contains(message, run.Errors);
    }

    [Theory]
    [InlineData("inti --json", "usage")]
    [InlineData("config --json --workspace none", "no-workspace")]
    public async Task With_json_an_error_is_a_document_on_standard_output(string line, string code)
    {
        var run = await _world.RunAsync(line.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Errors);
        var document = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(["schema", "code", "message", "hint"], document.EnumerateObject().Select(property => property.Name));
        Assert.Equal("codex-deployer/error/1", document.GetProperty("schema").GetString());
        Assert.Equal(code, document.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_cancelled_call_exits_130()
    {
        var run = await _world.RunInterruptedAsync("doctor", "--installation");

        Assert.Equal(130, run.ExitCode);
        Assert.Contains("Interrupted", run.Errors);
    }

    [Fact]
    public void A_bug_exits_70_and_leaves_a_report_without_secrets()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var terminal = new Terminal(output, errors) { Redactor = new([new("s3cret-value")]) };
        var border = new ErrorBorder(new Surroundings(_world.Environment, terminal), json: true);

        var exitCode = border.Tell(new InvalidOperationException("broken by s3cret-value"), ["run", "--once"], CancellationToken.None);

        Assert.Equal(70, exitCode);
        var hint = JsonDocument.Parse(output.ToString()).RootElement.GetProperty("hint").GetString()!;
        var file = hint["The report is in ".Length..hint.IndexOf(';')];
        var report = File.ReadAllText(file);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.Contains("arguments: run --once", report);
        Assert.Contains("InvalidOperationException: broken by ***", report);
    }

    [Theory]
    [InlineData(28)]
    [InlineData(30)]
    public void A_disk_that_takes_no_writes_is_no_bug_and_exits_3(int number)
    {
        using var errors = new StringWriter();
        var border = new ErrorBorder(new Surroundings(_world.Environment, new Terminal(TextWriter.Null, errors)), json: false);

        Assert.Equal(3, border.Tell(new IOException("No room here.", number), ["run"], CancellationToken.None));
        Assert.StartsWith("error: No room here.", errors.ToString());
    }

    [Fact]
    public async Task The_workspace_is_the_option_else_the_variable_else_the_current_folder()
    {
        Directory.CreateDirectory(_world.PathOf("option"));
        Directory.CreateDirectory(_world.PathOf("variable"));

        Assert.StartsWith($"# {_world.Folder}\n", (await _world.RunAsync("config")).Output);
        _world.Environment["DEPLOYER_WORKSPACE"] = _world.PathOf("variable");
        Assert.StartsWith($"# {_world.PathOf("variable")}\n", (await _world.RunAsync("config")).Output);
        Assert.StartsWith($"# {_world.PathOf("option")}\n", (await _world.RunAsync("config", "--workspace", "option")).Output);
    }
}
