using Deployer.Build;
using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Repair;
using Deployer.Repair.History;
using Deployer.Tests.Git;

namespace Deployer.Tests.Repair.History;

/// <summary>A person's repository with a history, mended in place. A source that reads `red…` does not build.</summary>
internal sealed class HistoryWorld : IDisposable, ICycleLog
{
    public const string Source = "Sources/App/A.swift";

    private readonly GitWorld _git;
    private readonly string _package;

    private Mirror? _mirror;
    private Slot? _warm;

    private HistoryWorld(GitWorld git, string package)
    {
        (_git, _package) = (git, package);
        Toolchain = new ScriptedToolchain(Source, (text, token) => Build(text, token));
    }

    public ScriptedToolchain Toolchain { get; }

    public Func<string, CancellationToken, string?> Build { get; set; } =
        (text, _) => text.StartsWith("red", StringComparison.Ordinal) ? $"{Source}:1:1: error: cannot find '{text}' in scope\n" : null;

    public List<string> Told { get; } = [];

    public Mirror Mirror => _mirror!;

    public Slot Warm => _warm!;

    public string Person => _git.Person;

    public static CancellationToken Token => GitWorld.Token;

    public Workbench Bench => new(Mirror, Warm, Warm, new Examiner(Toolchain, new Diagnoser())) { Package = _package, RunsFolder = _git["runs"] };

    /// <summary>A repository whose commits have these texts of the source, the oldest first.</summary>
    public static async Task<HistoryWorld> OfAsync(params string[] texts) => await InFolderAsync(".", texts);

    /// <summary>The same with the package in a folder of its own.</summary>
    public static async Task<HistoryWorld> InFolderAsync(string package, params string[] texts)
    {
        var git = await GitWorld.CreateAsync(("README", "hello\n"));
        var world = new HistoryWorld(git, package);
        foreach (var text in texts) await world.CommitAsync(text);
        world._mirror = await Mirror.OpenAsync(git.Git, git["fix/mirror.git"], new(git.Person, Token: null), Token);
        world._warm = await Slot.OpenAsync(world._mirror, git["fix/warm"], Token);
        return world;
    }

    public Task<CommitId> CommitAsync(string text, params (string Path, string Content)[] more) =>
        _git.CommitAsync(text, [(Path.Combine(_package, Source), text + "\n"), .. more]);

    public void Edit(string text) => GitWorld.Write(_git.Person, Path.Combine(_package, Source), text + "\n");

    public Task<CommitId> HeadAsync(string name) => _git.HeadAsync(_git.Person, name);

    public Task RunGitAsync(string folder, params string[] arguments) => _git.RunAsync(folder, arguments);

    public string Folder(string name) => _git[name];

    /// <summary>Takes what is in the folder, as mending does, and looks for what was green.</summary>
    public async Task<GreenVersion?> FindAsync(TimeProvider? time = null)
    {
        var red = await Mirror.SnapshotAsync(_git.Person, Token);
        await Warm.CheckoutAsync(red, Token);
        return await new GreenAncestors(this, time ?? TimeProvider.System).FindAsync(Bench, red, Token);
    }

    public Task StepAsync(string stage, string text, CancellationToken cancellationToken)
    {
        Told.Add($"{stage}: {text}");
        return Task.CompletedTask;
    }

    public Task AttemptAsync(AttemptRecord attempt, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _mirror?.Dispose();
        _git.Dispose();
    }
}
