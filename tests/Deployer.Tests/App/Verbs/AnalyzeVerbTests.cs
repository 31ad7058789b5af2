using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Deployer.App;
using Deployer.Tests.Snapshots;
using Xunit;

namespace Deployer.Tests.App.Verbs;

public sealed class AnalyzeVerbTests : IDisposable
{
    private const string Log = """
        [1/2] Compiling Core A.swift
        /p/Sources/Core/A.swift:17:13: error: call can throw but is not marked with 'try'
        /p/Sources/Core/B.swift:3:9: error: cannot find 'x' in scope
        /p/Sources/Core/B.swift:1:1: warning: ::error::no command of GitHub's

        """;

    private readonly CommandWorld _world = new();

    public AnalyzeVerbTests() => File.WriteAllText(_world.PathOf("build.log"), Log);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_red_log_exits_1_and_is_told_to_people()
    {
        var run = await _world.RunAsync("analyze", "build.log");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Errors);
        Snapshot.Matches(run.Output, "analyze-text");
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--format", "json")]
    [InlineData("--json", "--format", "json")]
    public async Task As_JSON_it_is_one_document(params string[] options)
    {
        var run = await _world.RunAsync(["analyze", "build.log", .. options]);

        var document = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("codex-deployer/analysis/1", document.GetProperty("schema").GetString());
        Assert.Equal(2, document.GetProperty("counts").GetProperty("errors").GetInt32());
    }

    [Theory]
    [InlineData("markdown", "# Failed: ")]
    [InlineData("sarif", "{\n  \"$schema\": ")]
    [InlineData("github", "::error file=")]
    public async Task Other_formats_are_printed_alone(string format, string start) =>
        Assert.StartsWith(start, (await _world.RunAsync("analyze", "build.log", "--format", format)).Output);

    [Theory]
    [InlineData("serial.events.jsonl")]
    [InlineData("parallel.xml")]
    [InlineData("parallel-swift-testing.xml")]
    public async Task What_test_libraries_write_for_programs_is_read_as_well(string report)
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Diagnose", "fixtures", "tests", report), _world.PathOf(report));

        var run = await _world.RunAsync("analyze", report, "--json");

        var document = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("test", document.GetProperty("failureClass").GetString());
        Assert.NotEqual(0, document.GetProperty("counts").GetProperty("testsFailed").GetInt32());
        Assert.NotEmpty(document.GetProperty("tests").EnumerateArray());
    }

    [Fact]
    public async Task An_excerpt_holds_the_first_cause_of_a_file_and_of_a_pipe()
    {
        var file = await _world.RunAsync("analyze", "build.log", "--format", "excerpt");
        _world.Input = new MemoryStream(Encoding.UTF8.GetBytes(Log));
        var pipe = await _world.RunAsync("analyze", "-", "--format", "excerpt");

        Assert.StartsWith("Sources/Core/B.swift:3:9: error: cannot find 'x' in scope", file.Output, StringComparison.Ordinal);
        Assert.Equal(file.Output, pipe.Output);
    }

    [Theory]
    [InlineData("analyze missing.log", "There is no file ")]
    [InlineData("analyze .", " is a folder.")]
    [InlineData("analyze", "FILE is missing.")]
    [InlineData("analyze build.log --format xml", "--format is 'xml'.")]
    [InlineData("analyze build.log --json --format sarif", "--json and --format sarif contradict each other.")]
    [InlineData("analyze build.log --package missing", "There is no folder ")]
    [InlineData("analyze build.log --package .", "holds no Package.swift.")]
    [InlineData("analyze damaged.gz", "is a damaged gzip file.")]
    public async Task Wrong_usage_exits_2_and_says_what_is_wrong(string line, string message)
    {
        File.WriteAllBytes(_world.PathOf("damaged.gz"), [0x1F, 0x8B, 1, 2, 3]);

        var run = await _world.RunAsync(line.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Output + run.Errors);
    }

    [Fact]
    public async Task With_format_json_an_error_is_a_document_too() => Assert.Equal(
        "no-log",
        JsonDocument.Parse((await _world.RunAsync("analyze", "missing.log", "--format", "json")).Output).RootElement.GetProperty("code").GetString());

    [Theory]
    [InlineData("analyze")]
    [InlineData("analyze -")]
    public async Task A_pipe_is_read(string line)
    {
        _world.Input = new MemoryStream(Encoding.UTF8.GetBytes(Log));

        Assert.Equal(1, (await _world.RunAsync(line.Split(' '))).ExitCode);
    }

    [Fact]
    public async Task A_gzip_file_is_unpacked()
    {
        using (var packed = new GZipStream(File.Create(_world.PathOf("build.log.gz")), CompressionLevel.Fastest))
        {
            packed.Write(Encoding.UTF8.GetBytes(Log));
        }

        Assert.Equal(
            (await _world.RunAsync("analyze", "build.log")).Output,
            (await _world.RunAsync("analyze", "build.log.gz")).Output);
    }

    [Fact]
    public async Task It_needs_no_workspace_and_reads_no_broken_one()
    {
        File.WriteAllText(_world.PathOf("deployer.yaml"), "services: [broken");

        Assert.Equal(1, (await _world.RunAsync("analyze", "build.log")).ExitCode);
        Assert.Equal(1, (await _world.RunAsync("analyze", "build.log", "--workspace", "/no/such/folder")).ExitCode);
    }

    [Fact]
    public async Task The_package_around_the_current_folder_lends_its_sources()
    {
        Directory.CreateDirectory(_world.PathOf(".git"));
        File.WriteAllText(_world.PathOf("Package.swift"), "");
        Directory.CreateDirectory(_world.PathOf("Sources/Core"));
        File.WriteAllText(_world.PathOf("Sources/Core/A.swift"), "let a = f()\n");
        File.WriteAllText(_world.PathOf("build.log"), $"{_world.Folder}/Sources/Core/A.swift:1:9: error: wrong\n");

        var run = await _world.RunAsync("analyze", "build.log");

        Assert.Contains("  Sources/Core/A.swift:1:9", run.Output);
        Assert.Contains("\n    1 | let a = f()\n      |         ^\n", run.Output);
    }

    [Fact]
    public async Task In_GitHub_Actions_the_report_is_followed_by_annotations_and_the_summary_is_written()
    {
        Directory.CreateDirectory(_world.PathOf("services/api/Sources"));
        File.WriteAllText(_world.PathOf("services/api/Package.swift"), "");
        File.WriteAllText(_world.PathOf("build.log"), $"{_world.PathOf("services/api")}/Sources/A.swift:1:9: error: wrong\n::error::injected\n");
        _world.Environment["GITHUB_ACTIONS"] = "true";
        _world.Environment["GITHUB_WORKSPACE"] = _world.Folder;
        _world.Environment["GITHUB_STEP_SUMMARY"] = _world.PathOf("summary.md");
        File.WriteAllText(_world.PathOf("summary.md"), "before\n");

        var run = await _world.RunAsync("analyze", "build.log", "--package", "services/api");

        var lines = run.Output.Split('\n');
        var word = lines[0]["::stop-commands::".Length..];
        Assert.StartsWith("::error file=services/api/Sources/A.swift,line=1,col=9,", lines[Array.IndexOf(lines, $"::{word}::") + 1]);
        Assert.StartsWith("before\n# Failed: ", File.ReadAllText(_world.PathOf("summary.md")));
    }

    [Fact]
    public async Task A_summary_that_cannot_be_written_stops_nothing()
    {
        _world.Environment["GITHUB_STEP_SUMMARY"] = _world.Folder;

        var run = await _world.RunAsync("analyze", "build.log");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("warning: The summary was not written", run.Errors);
    }

    [Fact]
    public async Task Following_tells_errors_on_standard_error_and_the_result_at_the_end()
    {
        _world.Input = new MemoryStream(Encoding.UTF8.GetBytes(Log));

        var run = await _world.RunAsync("analyze", "--follow", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("A.swift:17:13: call can throw but is not marked with 'try'", run.Errors);
        Assert.Equal(2, JsonDocument.Parse(run.Output).RootElement.GetProperty("diagnostics").EnumerateArray().Count(item => item.GetProperty("severity").GetString() == "error"));
    }

    [Fact]
    public async Task A_followed_pipe_that_is_interrupted_is_told_as_far_as_it_was_read()
    {
        using var output = new StringWriter();
        using var input = new OpenPipe(Log);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var terminal = new Terminal(output, TextWriter.Null) { OpenInput = () => input, InputRedirected = true };
        var surroundings = new Surroundings(_world.Environment, terminal) { CurrentFolder = _world.Folder };

        var running = CommandLine.RunAsync(["analyze", "--follow"], surroundings, stop.Token);
        await input.ReadAgain.Task.WaitAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        Assert.Equal(130, await running.WaitAsync(TestContext.Current.CancellationToken));
        Assert.Contains("call can throw but is not marked with 'try'", output.ToString());
    }

    [Fact]
    public async Task An_interrupted_read_without_follow_exits_130() =>
        Assert.Equal(130, (await _world.RunInterruptedAsync("analyze", "build.log")).ExitCode);

    /// <summary>A pipe whose writer has written something and goes on living.</summary>
    private sealed class OpenPipe(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        private readonly ManualResetEventSlim _closed = new();

        /// <summary>Done when all was read and more is wanted.</summary>
        public TaskCompletionSource ReadAgain { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override int Read(Span<byte> buffer)
        {
            if (Position == Length)
            {
                ReadAgain.TrySetResult();
                _closed.Wait(TestContext.Current.CancellationToken);
            }

            return base.Read(buffer);
        }

        protected override void Dispose(bool disposing)
        {
            _closed.Set();
            base.Dispose(disposing);
        }
    }
}
