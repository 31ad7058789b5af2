using System.CommandLine;
using Deployer.App.Loop;
using Deployer.Build;
using Deployer.Build.Dependencies;
using Deployer.Build.Economy;
using Deployer.Build.Flakes;
using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Processes.Sandbox;
using Deployer.Repair.History;
using Deployer.Repair.InPlace;
using Deployer.Storage.Sqlite;
using Deployer.Workspace;

namespace Deployer.App.Verbs;

/// <summary>`fix`: repairs a package right where it is.</summary>
internal static class FixVerb
{
    private const int MostAttempts = 100;

    public static Command Create(Shell shell)
    {
        var path = new Argument<string>("PATH") { Description = "Folder of the Swift package." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the fix, change nothing." };
        var attempts = new Option<string?>("--max-attempts") { Description = "Candidates without progress. Default: 3.", HelpName = "N" };
        return shell.Verb(
            "fix",
            "Repair the package in PATH, committed or not, and print the diff. Exit 0 when it is green afterwards.",
            [path, dryRun, attempts],
            (call, cancellationToken) => RunAsync(
                call, new FixRequest(call.Value(path) ?? "", call.Value(dryRun), call.Value(attempts)), cancellationToken));
    }

    private static async Task<int> RunAsync(Call call, FixRequest request, CancellationToken cancellationToken)
    {
        var options = new FixOptions { Attempts = ReadAttempts(request.MaxAttempts) };
        var folder = FindPackage(call, request.Path);
        var stateHome = UserState.HomeOf(call);
        var shared = Path.Combine(stateHome, "codex-deployer");
        var finder = CreateMachinery(call, new(shared, shared));
        var target = await FixTargets.ResolveAsync(finder.Git, folder, (stateHome, request.DryRun), cancellationToken);
        Directory.CreateDirectory(target.State.Root);
        using var turn = await WorkspaceLock.TakeAsync(new WorkspaceLayout(target.State.Root), call.Surroundings.Time, cancellationToken);
        var machinery = CreateMachinery(call, new(shared, target.State.Root));
        await machinery.Ledger.KillLeftoversAsync();
        target.State.ClearUp();
        if (new PendingFix(target.State.Pending, call.Surroundings.CrashPoints).Finish() is { } finished)
            call.Terminal.Progress(finished == PendingOutcome.Applied ? "Finished the fix that was cut off." : "Undid the fix that was cut off.");
        var log = new FixLog(call.Terminal, call.Surroundings.Time);
        var examiner = new Examiner(machinery.Toolchains.For(new ToolchainOptions.Swift()), new Diagnoser())
        {
            Ladder = new Ladder(notes: null, room: null, log),
            Sieve = new FlakeSieve(log),
            Stale = new StaleBuilds(log),
        };
        SandboxNotice.Warn(await machinery.Runner.Confiner.ReadAbilitiesAsync(cancellationToken), call.Terminal);
        var memory = new SqliteFixMemory(UserState.MemoryOf(call));
        var fix = new InPlaceFix(machinery.Git, examiner, log, call.Surroundings.Time)
        {
            Confinement = Confine(target.State),
            Dependencies = Access(call, machinery.Git, target.State),
            Fixers = call.Surroundings.FixersWith(memory),
            Memory = memory,
            History = new GreenAncestors(log, call.Surroundings.Time),
            CrashPoints = call.Surroundings.CrashPoints,
        };
        var outcome = await fix.RunAsync(target, options, cancellationToken);
        return FixReport.Show(call, outcome, log.Attempts, request.DryRun);
    }

    private static Machinery CreateMachinery(Call call, MachineryFolders folders) =>
        Machinery.Create(call.Surroundings, new GitIdentity("Codex-Deployer", "codex-deployer@localhost"), folders, jobs: null);

    private static Confinement Confine(FixState state) => new()
    {
        IsRequired = false,
        CacheFolder = state.Cache,
        MemoryBytes = new LimitOptions().MemoryBytes,
        Processes = ConfinementPolicy.MostProcesses,
    };

    /// <summary>Whoever names a package here has its dependencies fetched, from whatever host, as SwiftPM would.</summary>
    private static DependencyAccess Access(Call call, GitProgram git, FixState state)
    {
        var token = call.Surroundings.Environment.GetValueOrDefault("GITHUB_TOKEN");
        var settings = new Settings { GitHubToken = string.IsNullOrEmpty(token) ? null : new Secret(token) };
        return new(new DependencyMirrors(git, state.Dependencies), [], Hosts: null, new RemoteTokens(new WorkspaceOptions(), settings));
    }

    private static int ReadAttempts(string? text) =>
        text is null ? new FixOptions().Attempts
        : int.TryParse(text, out var attempts) && attempts is >= 0 and <= MostAttempts ? attempts
        : throw new UsageException("max-attempts", $"--max-attempts is '{text}'.", $"Give a whole number from 0 to {MostAttempts}.");

    private static string FindPackage(Call call, string path)
    {
        var folder = Path.TrimEndingDirectorySeparator(call.FullPath(path));
        if (!Directory.Exists(folder))
            throw new UsageException("no-folder", $"There is no folder {folder}.");
        return File.Exists(Path.Combine(folder, "Package.swift"))
            ? WorkspacePath.Resolve(folder)
            : throw new UsageException("no-package", $"{folder} holds no Package.swift.", "Name the folder of a Swift package.");
    }

    private sealed record FixRequest(string Path, bool DryRun, string? MaxAttempts);
}
