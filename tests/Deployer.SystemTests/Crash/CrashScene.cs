using Deployer.Processes;
using Deployer.SystemTests.Scenes;
using Deployer.Workspace;

namespace Deployer.SystemTests.Crash;

/// <summary>
/// A workspace with the service `api`, its remote and a person's clone, all under one folder that can be saved and put back as it
/// was; and the program, which can be killed at any of its places.
/// </summary>
internal sealed class CrashScene : IDisposable
{
    private static readonly string Host = Path.Combine(AppContext.BaseDirectory, "Deployer.CrashHost.dll");

    private readonly string _top = Directory.CreateTempSubdirectory("codex-crash-").FullName;
    private readonly SharedHome _home;

    public CrashScene(SharedHome home)
    {
        _home = home;
        foreach (var folder in new[] { Root, Home, Path.GetDirectoryName(Remote)!, Tally, Temporary })
        {
            Directory.CreateDirectory(folder);
        }
    }

    public string Root => this["workspace"];

    public string Remote => this["remotes/api.git"];

    public string Person => this["person"];

    /// <summary>Where the service's scripts leave notes.</summary>
    public string Tally => this["tally"];

    /// <summary>Fixes wait for a person.</summary>
    public bool Reviewed { get; set; }

    /// <summary>The user's state folder.</summary>
    public string StateHome => this["state"];

    /// <summary>The folder for temporary files.</summary>
    public string Temporary => this["tmp"];

    public WorkspaceLayout Layout => new(Root);

    private string World => Path.Combine(_top, "world");

    private string Saved => Path.Combine(_top, "saved");

    private string Home => Path.Combine(_top, "home");

    private string PlacesFile => Path.Combine(_top, "places");

    /// <summary>Programs that are found before all others.</summary>
    public string Programs => this["swift/bin"];

    public string this[string path] => Path.Combine(World, path);

    public Task SaveAsync() => CopyAsync(World, Saved);

    public async Task PutBackAsync()
    {
        Directory.Delete(World, recursive: true);
        await CopyAsync(Saved, World);
    }

    /// <summary>Runs codex-deployer to the place of this number; 0: to its end.</summary>
    public async Task<Ended> RunAsync(int place, params IEnumerable<string> arguments)
    {
        File.Delete(PlacesFile);
        var variables = new Dictionary<string, string>(_home.Variables(), StringComparer.Ordinal)
        {
            ["HOME"] = Home,
            ["XDG_STATE_HOME"] = StateHome,
            ["TMPDIR"] = Temporary,
            ["DOTNET_EnableDiagnostics"] = "0",
            ["DISPATCHER_USE_PRS"] = Reviewed ? "1" : "0",
            ["DOTNET_TieredPGO"] = "0",
        };
        variables["PATH"] = $"{Programs}:{variables["PATH"]}";
        using var run = ProgramRun.Start(Root, variables, ["dotnet", Host, $"{place}", PlacesFile, .. arguments]);
        return await run.EndAsync();
    }

    /// <summary>What was saved of a path.</summary>
    public string SavedOf(string path) => Path.Combine(Saved, path);

    /// <summary>The places that the last run passed.</summary>
    public IReadOnlyList<string> Places => File.Exists(PlacesFile) ? File.ReadAllLines(PlacesFile) : [];

    public Task<string> GitAsync(params IEnumerable<string> arguments) => Commands.GitAsync(Remote, arguments);

    /// <summary>The person changes files of the newest `main` and pushes.</summary>
    public async Task PushAsync(params (string Path, string Text)[] files)
    {
        await Commands.GitAsync(Person, "pull", "-q", "--ff-only", "origin", "main");
        foreach (var (path, text) in files)
        {
            Folders.Write(Person, path, text);
        }

        await Commands.GitAsync(Person, "add", "--all");
        await Commands.GitAsync(Person, "commit", "-q", "-m", $"Change {files[0].Path}");
        await Commands.GitAsync(Person, "push", "-q", "origin", "HEAD:main");
    }

    /// <summary>The living processes that work in this scene.</summary>
    public IReadOnlyList<int> Workers() =>
    [
        .. ProcessTable.Read()
            .Where(process => !process.IsDead && process.Id != Environment.ProcessId && WorksHere(process.Id))
            .Select(process => process.Id),
    ];

    public void Dispose() => Directory.Delete(_top, recursive: true);

    private static async Task CopyAsync(string from, string to) =>
        (await Commands.RunAsync("/", new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" }, "cp", "-a", from, to)).With(0);

    private bool WorksHere(int process)
    {
        try
        {
            return new FileInfo($"/proc/{process}/cwd").LinkTarget?.StartsWith(_top, StringComparison.Ordinal) == true;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
