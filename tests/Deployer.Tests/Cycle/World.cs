using System.CommandLine;
using Deployer.App;
using Deployer.App.Loop;
using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Repair;
using Deployer.Storage.Sqlite;
using Deployer.Tests.Processes;
using Deployer.Watch;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Cycle;

/// <summary>A workspace with services of shell scripts in real Git repositories; each sweep is a run of its own, as by `run --once`.</summary>
internal sealed class World : IDisposable
{
    public static readonly ServiceName Api = ServiceName.Parse("api");
    public static readonly ServiceName Core = ServiceName.Parse("core");

    private readonly TempFolder _folder = new();
    private readonly List<string> _services = [];

    public World()
    {
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(_folder["home"]);
        Environment = new(StringComparer.Ordinal)
        {
            ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
            ["HOME"] = _folder["home"],
            ["DISPATCHER_USE_PRS"] = "0",
        };
    }

    public Dictionary<string, string> Environment { get; }

    public string Root => _folder["workspace"];

    public WorkspaceLayout Layout => new(Root);

    public List<IFixer> Fixers { get; } = [];

    public SteppingClock Time { get; } = new();

    public StringWriter Told { get; } = new();

    /// <summary>More lines of `deployer.yaml`.</summary>
    public string Policy { get; set; } = "";

    /// <summary>Put around the journal of the next runs.</summary>
    public Func<IJournal, IJournal> Around { get; set; } = journal => journal;

    /// <summary>Set: the next runs look at things as a daemon does.</summary>
    public Pace? Pace { get; set; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public string this[string relative] => _folder[relative];

    /// <summary>A world with the service `api` in a repository of its own.</summary>
    public static async Task<(World World, RemoteRepository Remote)> OfAsync(string code, string more = "")
    {
        var world = new World();
        return (world, await world.AddAsync("api", code, more));
    }

    public async Task<RemoteRepository> AddAsync(string name, string code, string more = "")
    {
        var remote = await AddRepositoryAsync(name, [.. ShellService.Files(code)]);
        Configure(name, $"remote: \"{remote.Folder}\"", more);
        return remote;
    }

    public Task<RemoteRepository> AddRepositoryAsync(string name, params (string Path, string? Content)[] files) =>
        RemoteRepository.CreateAsync(_folder[$"remotes/{name}.git"], _folder[$"people/{name}"], files);

    /// <summary>Adds a service, or changes how it is configured.</summary>
    public void Configure(string name, string place, string more = "")
    {
        Directory.CreateDirectory(Tally(name));
        _services.RemoveAll(line => line.Contains($"{{name: {name},", StringComparison.Ordinal));
        var environment = more.Contains("env:", StringComparison.Ordinal) ? "" : $", env: {{TALLY: \"{Tally(name)}\"}}";
        var tools = more.Contains("toolchain:", StringComparison.Ordinal) ? "" : ", toolchain: {build: [./build.sh], test: [./test.sh]}";
        _services.Add($"  - {{name: {name}, {place}{tools}{environment}{(more.Length == 0 ? "" : $", {more}")}}}\n");
    }

    /// <summary>Where a service's scripts count; a file `on-build` or `on-test` there is run by them.</summary>
    public string Tally(string name = "api") => _folder[$"tally/{name}"];

    public int Builds(string name = "api") => Count(Path.Combine(Tally(name), "builds"));

    public int Tests(string name = "api") => Count(Path.Combine(Tally(name), "tests"));

    public void OnBuild(string script, string name = "api") => File.WriteAllText(Path.Combine(Tally(name), "on-build"), script);

    public void OnTest(string script, string name = "api") => File.WriteAllText(Path.Combine(Tally(name), "on-test"), script);

    /// <summary>The report on the one service there is, or on `api`.</summary>
    public async Task<ServiceReport> LookAsync() => (await SweepAsync())[Api];

    public Task<Dictionary<ServiceName, ServiceReport>> SweepAsync() => SweepUntilAsync(Token);

    public async Task<Dictionary<ServiceName, ServiceReport>> SweepUntilAsync(CancellationToken cancellationToken)
    {
        var call = CallOf();
        var workspace = call.LoadWorkspace();
        await using var journal = await OpenJournalAsync();
        var loop = await LoopParts.StartAsync(call, workspace, Around(journal), Pace, cancellationToken);
        var reports = new Dictionary<ServiceName, ServiceReport>();
        await foreach (var report in loop.Dispatcher.SweepAsync(loop.Sources, [], cancellationToken))
        {
            reports.Add(report.Name, report);
        }

        return reports;
    }

    /// <summary>Two sweeps of one run, as a daemon makes them.</summary>
    public async Task<(ServiceReport First, ServiceReport Second)> LookTwiceAsync(Func<Task> between)
    {
        var call = CallOf();
        await using var journal = await OpenJournalAsync();
        var loop = await LoopParts.StartAsync(call, call.LoadWorkspace(), Around(journal), Pace, Token);
        var first = await loop.Dispatcher.SweepAsync(loop.Sources, [Api], Token).SingleAsync(Token);
        await between();
        return (first, await loop.Dispatcher.SweepAsync(loop.Sources, [Api], Token).SingleAsync(Token));
    }

    /// <summary>Runs a command line in this workspace.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        WriteConfiguration();
        using var output = new StringWriter();
        var exitCode = await CommandLine.RunAsync([.. arguments, "--workspace", Root], SurroundingsFor(output), Token);
        return (exitCode, output.ToString());
    }

    public async Task<T> ReadAsync<T>(Func<IJournal, Task<T>> read)
    {
        await using var journal = await OpenJournalAsync();
        return await read(journal);
    }

    public async Task<ServiceRecord> ServiceAsync(string name = "api") =>
        (await ReadAsync(journal => journal.FindServiceAsync(ServiceName.Parse(name), Token)))!;

    public Task<SqliteJournal> OpenJournalAsync() => SqliteJournal.OpenAsync(Layout.Database, Token);

    public Call CallOf()
    {
        WriteConfiguration();
        return new Call(new RootCommand().Parse([]), SurroundingsFor(TextWriter.Null), Root, Json: false) { WorkspaceNamed = true };
    }

    public void Dispose()
    {
        Told.Dispose();
        _folder.Dispose();
    }

    private Surroundings SurroundingsFor(TextWriter output) =>
        new(Environment, new Terminal(output, Told)) { CurrentFolder = Root, Time = Time, Fixers = Fixers };

    /// <summary>The services' scripts count outside of their slots, which a sandbox would not let them.</summary>
    private void WriteConfiguration()
    {
        var sandbox = Policy.Contains("sandbox:", StringComparison.Ordinal) ? "" : "sandbox: {mode: off}\n";
        File.WriteAllText(Layout.Configuration, $"services:\n{string.Concat(_services)}{sandbox}{Policy}\n");
    }

    private static int Count(string file) => File.Exists(file) ? File.ReadAllLines(file).Length : 0;
}
