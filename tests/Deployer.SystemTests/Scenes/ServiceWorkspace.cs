using System.Text.Json;
using Deployer.Processes;

namespace Deployer.SystemTests.Scenes;

/// <summary>A workspace in a temporary folder with services behind bare remotes, and the program run in it.</summary>
internal sealed class ServiceWorkspace : IDisposable
{
    /// <summary>The cheapest toolchain: the service's own two scripts.</summary>
    public const string Scripts = "{build: [sh, build.sh], test: [sh, test.sh]}";

    private readonly string _top = Directory.CreateTempSubdirectory("codex-workspace-").FullName;
    private readonly Dictionary<string, string> _variables;

    public ServiceWorkspace(SharedHome home, IEnumerable<KeyValuePair<string, string>>? variables = null)
    {
        _variables = home.Variables();
        foreach (var (name, value) in variables ?? [])
        {
            _variables[name] = value;
        }

        Root = Directory.CreateDirectory(Beside("workspace")).FullName;
    }

    public string Root { get; private set; }

    /// <summary>The mode of services that are built by scripts: off, as most tests steer these by files beside the workspace.</summary>
    public string ScriptSandbox { get; init; } = "off";

    public string Remote(string service) => Path.Combine(_top, "remotes", $"{service}.git");

    /// <summary>A file beside the workspace.</summary>
    public string Beside(string name) => Path.Combine(_top, name);

    /// <summary>Gives the workspace's folder another name.</summary>
    public void Move(string name)
    {
        Directory.Move(Root, Beside(name));
        Root = Beside(name);
    }

    /// <summary>Makes a bare remote whose only commit is what a folder holds.</summary>
    public async Task AddRemoteAsync(string service, string content)
    {
        var folder = Beside($"first-{service}");
        Folders.Copy(content, folder);
        await Commands.GitAsync(_top, "init", "-q", "--bare", Remote(service));
        await Commands.GitAsync(folder, "init", "-q");
        await Commands.GitAsync(folder, "add", "--all");
        await Commands.GitAsync(folder, "commit", "-q", "-m", "First");
        await Commands.GitAsync(folder, "push", "-q", Remote(service), "HEAD:main");
    }

    /// <summary>Makes a bare remote of a service that is built by its scripts.</summary>
    public async Task AddScriptedRemoteAsync(string service, string build, string test)
    {
        var folder = Beside($"scripts-{service}");
        Folders.Write(folder, "build.sh", build);
        Folders.Write(folder, "test.sh", test);
        await AddRemoteAsync(service, folder);
    }

    /// <summary>A person clones, changes one file and pushes; the new commit.</summary>
    public async Task<string> PushAsync(string service, string path, string text)
    {
        var clone = Directory.CreateTempSubdirectory("codex-person-").FullName;
        try
        {
            await Commands.GitAsync(clone, "clone", "-q", "-b", "main", Remote(service), ".");
            Folders.Write(clone, path, text);
            await Commands.GitAsync(clone, "add", "--all");
            await Commands.GitAsync(clone, "commit", "-q", "-m", $"Change {path}");
            await Commands.GitAsync(clone, "push", "-q", "origin", "main");
            return await Commands.GitAsync(clone, "rev-parse", "HEAD");
        }
        finally
        {
            Directory.Delete(clone, recursive: true);
        }
    }

    /// <summary>Writes `deployer.yaml`: each service with its remote and, if it is none of Swift's, its toolchain and sandbox.</summary>
    public void Configure(params IEnumerable<(string Name, string? Toolchain)> services) => Folders.Write(
        Root,
        "deployer.yaml",
        "services:\n" + string.Concat(services.Select(service =>
            $"  - name: {service.Name}\n    remote: {Remote(service.Name)}\n" + (service.Toolchain is null ? "" : $"    toolchain: {service.Toolchain}\n    sandbox: {{mode: {ScriptSandbox}}}\n"))));

    public ProgramRun Start(params IEnumerable<string> arguments) => Commands.StartDeployer(Root, _variables, arguments);

    public async Task<Ended> RunAsync(params IEnumerable<string> arguments)
    {
        using var run = Start(arguments);
        return await run.EndAsync();
    }

    /// <summary>What `status` says of a service.</summary>
    public async Task<JsonElement> StatusAsync(string service) =>
        (await RunAsync("status", service, "--json")).Json.GetProperty("services").EnumerateArray().Single();

    /// <summary>All logs that were written so far.</summary>
    public IReadOnlyList<string> Logs(string service = "") =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "logs", service), "build-*.log", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
    ];

    public Task<string> GitAsync(string service, params IEnumerable<string> arguments) => Commands.GitAsync(Remote(service), arguments);

    /// <summary>All branches of a remote with their commits, one a line.</summary>
    public Task<string> BranchesAsync(string service) => GitAsync(service, "for-each-ref", "--format=%(refname:short) %(objectname)", "refs/heads");

    public void Dispose() => Directory.Delete(_top, recursive: true);

    /// <summary>The living processes that work in this workspace.</summary>
    public IReadOnlyList<int> Workers() =>
    [
        .. ProcessTable.Read()
            .Where(process => !process.IsDead && process.Id != Environment.ProcessId && WorksHere(process.Id))
            .Select(process => process.Id),
    ];

    private bool WorksHere(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Contains(_top, StringComparison.Ordinal)
                || new FileInfo($"/proc/{process}/cwd").LinkTarget?.StartsWith(_top, StringComparison.Ordinal) == true;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
