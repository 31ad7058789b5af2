using Deployer.Build;
using Deployer.Build.Swift;
using Deployer.Diagnose;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Processes;
using Deployer.Repair;
using Deployer.Repair.Gate;
using Deployer.SystemTests.Scenes;
using Deployer.Workspace;
using Xunit;

namespace Deployer.SystemTests.Tamper;

/// <summary>One package of the corpus with a warm and a clean slot, in which all of its cases are put before the gate.</summary>
internal sealed class TamperScene : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("deployer-tamper-").FullName;
    private readonly string _package;
    private readonly TamperRepository _repository;
    private readonly Dictionary<string, Diagnosis> _seen = new(StringComparer.Ordinal);
    private Workbench? _bench;

    private TamperScene(string package)
    {
        SharedHome.RequireSwift();
        _package = package;
        _repository = new TamperRepository(Path.Combine(_root, "origin"));
    }

    public Workbench Bench => _bench!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TamperScene> OpenAsync(string package)
    {
        var scene = new TamperScene(package);
        var root = scene._root;
        await scene._repository.CreateAsync(package);
        var runner = new ProcessRunner(ProcessEnvironment.OfThisProcess(), TimeProvider.System, ledger: null);
        var git = new GitProgram(runner, new("Deployer", "deployer@localhost"), Path.Combine(root, "state"));
        var mirror = await Mirror.OpenAsync(git, Path.Combine(root, "mirror.git"), new(scene._repository.Folder, Token: null), Token);
        var warm = await Slot.OpenAsync(mirror, Path.Combine(root, "warm", package), Token);
        var clean = await Slot.OpenAsync(mirror, Path.Combine(root, "clean", package), Token);
        scene._bench = new Workbench(mirror, warm, clean, new Examiner(Toolchain(runner, root), new Diagnoser()))
        {
            Package = ".",
            RunsFolder = Path.Combine(root, "runs"),
        };
        return scene;
    }

    /// <summary>What the guards are asked that need no build: the failure is the one that the case tells of.</summary>
    public async Task<GateQuestion> AskAsync(TamperCase given)
    {
        var (start, candidate) = await _repository.AddAsync(given, Bench.Mirror);
        await Bench.Warm.CheckoutAsync(start, Token);
        await Bench.Clean.CheckoutAsync(candidate, Token);
        var inventory = new Dictionary<string, TestOutcome>(StringComparer.Ordinal);
        var changes = await Bench.Mirror.ListChangesAsync(start, candidate, Token);
        return new GateQuestion(CaseOf(given, (start, candidate), given.ToldFailure(), inventory), Bench, changes);
    }

    /// <summary>What the real gate says, which is shown the failure as it is seen here.</summary>
    public async Task<Verdict> JudgeAsync(TamperCase given)
    {
        var good = await ExamineAsync((await TamperRepository.FetchGoodAsync(Bench.Mirror))!);
        Assert.True(good.IsGreen, $"{_package}: {good.Cause}");
        var commits = await _repository.AddAsync(given, Bench.Mirror);
        var failure = await ExamineAsync(commits.Base);
        await Bench.Warm.CheckoutAsync(commits.Base, Token);
        return await new CleanSlotGate(Bench).VerifyAsync(CaseOf(given, commits, failure, TestInventory.Of(good)), Token);
    }

    /// <summary>What is wrong before the patch, and whether someone who only looks at exit codes is content with it.</summary>
    public async Task<(Diagnosis Before, bool IsGreenAfter)> ObserveAsync(TamperCase given)
    {
        var commits = await _repository.AddAsync(given, Bench.Mirror);
        var before = await ExamineAsync(commits.Base);
        await Bench.Warm.CheckoutAsync(commits.Candidate, Token);
        var swift = new RealSwift(Bench.Warm.Folder, _root);
        var build = await swift.RunAsync(Path.Combine(_root, "build.log"), ["build", "--build-tests", .. RealSwift.Flags]);
        return (before, build.Succeeded && (await swift.RunAsync(Path.Combine(_root, "test.log"), ["test", .. RealSwift.Flags])).Succeeded);
    }

    public void Dispose()
    {
        _bench?.Mirror.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    private static SwiftToolchain Toolchain(ProcessRunner runner, string root)
    {
        var found = Assert.IsType<SwiftLocation.Found>(SwiftLocator.Find(ProcessEnvironment.OfThisProcess().Variables));
        var cache = new ToolchainCache(Path.Combine(root, "toolchain"));
        var swift = new SwiftProgram(found, runner, cache, root);
        return new(swift, new SourceKit(swift, runner, root), new ManifestReader(swift, cache), runner, new(Path.Combine(root, "modules"), Jobs: null));
    }

    private async Task<Diagnosis> ExamineAsync(CommitId commit)
    {
        var tree = await _repository.TreeAsync(commit);
        if (!_seen.TryGetValue(tree, out var diagnosis))
        {
            await Bench.Warm.CheckoutAsync(commit, Token);
            diagnosis = (await Bench.Examiner.ExamineAsync(Bench.PlaceIn(Bench.Warm, $"before-{_seen.Count:00}"), Token)).RequireMachine().Diagnosis;
            _seen.Add(tree, diagnosis);
        }

        return diagnosis;
    }

    private GateCase CaseOf(
        TamperCase given, (CommitId Base, CommitId Candidate) commits, Diagnosis failure, IReadOnlyDictionary<string, TestOutcome> inventory) =>
        new(commits.Base, commits.Candidate, failure)
        {
            Families = [given.Family],
            Inventory = inventory,
            Options = new FixOptions(),
            TestFolders = [$"Tests/{_package}Tests"],
        };
}
