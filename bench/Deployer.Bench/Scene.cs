using System.CommandLine;
using System.Globalization;
using Deployer.App;
using Deployer.App.Loop;
using Deployer.Cycle;
using Deployer.Processes;
using Deployer.Storage.Sqlite;

namespace Deployer.Bench;

/// <summary>A workspace in a temporary folder, with a bare remote beside it for each service, and its loop in this program.</summary>
/// <param name="checkout">Runs Git.</param>
internal sealed class Scene(Checkout checkout) : IAsyncDisposable
{
    private readonly List<string> _services = [];
    private SqliteJournal? _journal;
    private LoopParts? _loop;

    /// <summary>`off`, `auto` or `required`.</summary>
    public string Sandbox { get; init; } = "auto";

    /// <summary>Absolute path of the workspace.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("codex-deployer-bench-").FullName;

    public string Remote(string service) => Path.Combine(Folder, "remotes", $"{service}.git");

    /// <summary>Adds a service whose first commit is a sample's files.</summary>
    public async Task AddSampleAsync(string sample, CancellationToken cancellationToken)
    {
        var source = Path.Combine(checkout.Root, "samples", sample);
        var person = Person(sample);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(file => !file.Contains("/.build/")))
        {
            var copy = Path.Combine(person, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        await PublishAsync(sample, cancellationToken);
        _services.Add($"  - {{name: {sample}, remote: \"{Remote(sample)}\"}}");
    }

    /// <summary>Adds services that one file makes up, and that any machine can build in no time.</summary>
    public async Task AddTrivialAsync(int count, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Person("origin"));
        await File.WriteAllTextAsync(Path.Combine(Person("origin"), "README.md"), "One file.\n", cancellationToken);
        await PublishAsync("origin", cancellationToken);
        foreach (var name in Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"service-{number:000}")))
        {
            await GitAsync(Folder, ["clone", "--quiet", "--bare", Remote("origin"), Remote(name)], cancellationToken);
            _services.Add($"  - {{name: {name}, remote: \"{Remote(name)}\", toolchain: {{build: [\"true\"], test: [\"true\"]}}}}");
        }
    }

    /// <summary>A person changes a file of a service and pushes.</summary>
    public async Task PushAsync(string service, string path, string appended, CancellationToken cancellationToken)
    {
        await File.AppendAllTextAsync(Path.Combine(Person(service), path), appended, cancellationToken);
        await GitAsync(Person(service), ["commit", "--quiet", "--all", "-m", "Go on"], cancellationToken);
        await GitAsync(Person(service), ["push", "--quiet", Remote(service), "main"], cancellationToken);
    }

    /// <summary>Puts the loop together as the daemon does; after the last service was added.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await File.WriteAllLinesAsync(Path.Combine(Folder, "deployer.yaml"), [$"sandbox: {{mode: {Sandbox}}}", "services:", .. _services], cancellationToken);
        var variables = ProcessEnvironment.OfThisProcess().Variables
            .Where(variable => !variable.Key.StartsWith("DEPLOYER_", StringComparison.Ordinal)
                && !variable.Key.StartsWith("DISPATCHER_", StringComparison.Ordinal))
            .ToDictionary(StringComparer.Ordinal);
        var surroundings = new Surroundings(variables, new Terminal(TextWriter.Null, TextWriter.Null));
        var call = new Call(new Command("bench").Parse([]), surroundings, Folder, Json: false) { WorkspaceNamed = true };
        var workspace = call.LoadWorkspace();
        _journal = await SqliteJournal.OpenAsync(workspace.Layout.Database, cancellationToken);
        _loop = await LoopParts.StartAsync(call, workspace, _journal, cancellationToken);
    }

    /// <summary>One sweep over all services; all must be green after it.</summary>
    /// <param name="cycles">How many of them must have had a cycle.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task SweepAsync(int cycles, CancellationToken cancellationToken)
    {
        var loop = _loop ?? throw new InvalidOperationException("The scene was not started.");
        var reports = new List<ServiceReport>();
        await foreach (var report in loop.Dispatcher.SweepAsync(loop.Sources, [], cancellationToken))
        {
            reports.Add(report);
        }

        var odd = reports.FirstOrDefault(report => !report.IsWell);
        if (odd is not null || reports.Count != _services.Count || reports.Count(report => report.Cycle is not null) != cycles)
        {
            throw new InvalidOperationException($"The sweep did not go as planned in {Folder}: {odd?.Name} {odd?.Note}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_journal is not null)
        {
            await _journal.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private string Person(string service) => Path.Combine(Folder, "people", service);

    private async Task PublishAsync(string service, CancellationToken cancellationToken)
    {
        await GitAsync(Folder, ["init", "--quiet", "-b", "main", Person(service)], cancellationToken);
        await GitAsync(Person(service), ["add", "--all"], cancellationToken);
        await GitAsync(Person(service), ["commit", "--quiet", "-m", "First"], cancellationToken);
        await GitAsync(Folder, ["clone", "--quiet", "--bare", Person(service), Remote(service)], cancellationToken);
    }

    private Task GitAsync(string folder, IReadOnlyList<string> arguments, CancellationToken cancellationToken) => checkout.RunAsync(
        ["git", "-C", folder, "-c", "user.name=Person", "-c", "user.email=person@localhost", "-c", "commit.gpgSign=false", .. arguments],
        [0],
        cancellationToken);
}
