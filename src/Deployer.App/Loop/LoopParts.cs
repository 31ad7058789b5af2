using Deployer.Build.Dependencies;
using Deployer.Build.Resources;
using Deployer.Build.Swift;
using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Git;
using Deployer.Reflect;
using Deployer.Release;
using Deployer.Repair.Inbox;
using Deployer.Ship;
using Deployer.Storage.Sqlite;
using Deployer.Watch;
using Deployer.Workspace;

namespace Deployer.App.Loop;

/// <summary>The loop of one workspace, put together.</summary>
/// <param name="Dispatcher">Sweeps over the services.</param>
/// <param name="Sources">The services, those that others need first.</param>
/// <param name="Stop">The kill switch.</param>
internal sealed record LoopParts(Dispatcher Dispatcher, IReadOnlyList<ServiceSource> Sources, StopSwitch Stop)
{
    /// <summary>For single sweeps: what one begins it finishes, and what failed just now is tried at once.</summary>
    public static Task<LoopParts> StartAsync(
        Call call, LoadedWorkspace workspace, IJournal journal, CancellationToken cancellationToken) =>
        StartAsync(call, workspace, journal, pace: null, cancellationToken);

    /// <summary>Puts it together, ends what a killed run left behind, and clears up after it.</summary>
    /// <param name="call">Where it runs.</param>
    /// <param name="workspace">What it looks after.</param>
    /// <param name="journal">What it knows.</param>
    /// <param name="pace">A daemon's; null for single sweeps.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<LoopParts> StartAsync(
        Call call, LoadedWorkspace workspace, IJournal journal, Pace? pace, CancellationToken cancellationToken)
    {
        var (layout, options, settings, time) = (workspace.Layout, workspace.Options, workspace.Settings, call.Surroundings.Time);
        var identity = new GitIdentity(settings.GitUserName, settings.GitUserEmail);
        var jobs = FairJobs.Of(settings.SwiftJobs, options.Limits.ParallelBuilds, Environment.ProcessorCount);
        var machinery = Machinery.Create(call.Surroundings, identity, new(layout.State, layout.State), jobs);
        var ended = await machinery.Ledger.KillLeftoversAsync();
        var resolver = new SourceResolver(layout, options, settings, machinery.Git);
        var sources = await resolver.ResolveAsync(cancellationToken);
        var mirrors = new DependencyMirrors(machinery.Git, layout.Dependencies) { Time = time };
        var room = new DiskRoom(layout, options, journal, new DriveGauge(), time) { Mirrors = mirrors };
        var thrift = new Thrift(room, journal, options.Limits, time);
        var dependencies = new DependencySources(mirrors, options, new RemoteTokens(options, settings));
        var workshop = new Workshop(layout, machinery.Git, machinery.Toolchains, new Diagnoser(), dependencies, thrift)
        {
            Policy = new ConfinementPolicy(layout, options.Sandbox, options.Limits),
        };
        new Leftovers(Path.GetTempPath(), time).Remove();
        var points = call.Surroundings.CrashPoints;
        var watched = points.Around(journal);
        var publisher = new Publisher(new Effects(watched, points, time), machinery.Git, points);
        var recovery = new Recovery(watched, workshop, publisher, time);
        var cutOff = await recovery.RecoverAsync(sources, cancellationToken);
        Upkeep.ClearUp(layout);
        if (ended + cutOff > 0)
            call.Terminal.Progress($"A former run was cut off: {ended} of its programs were ended, {cutOff} of its cycles closed.");
        var stop = new StopSwitch(layout, time);
        var overtaking = new Overtaking(watched, workshop, stop, pace, time);
        var troubles = new Troubles(watched, isPatient: pace is not null, thrift.Machine, time);
        var logBranch = new LogBranch(options.Logs, workshop, points);
        var home = await resolver.FindWorkspaceAsync(cancellationToken);
        var git = new GitInbox(home, workshop, logBranch, options.Review, watched, time) { Tell = call.Terminal.Progress };
        var tools = new Tools(machinery, workshop, publisher, recovery, overtaking, troubles)
        {
            LogBranch = logBranch,
            Inbox = new InboxFolder(layout, options.Services, watched, git, points, time),
        };
        return new LoopParts(Assemble(workspace, tools, watched, call), sources, stop);
    }

    private static Dispatcher Assemble(LoadedWorkspace workspace, Tools tools, IJournal journal, Call call)
    {
        var (layout, options, settings, time) = (workspace.Layout, workspace.Options, workspace.Settings, call.Surroundings.Time);
        var (machinery, workshop, publisher, recovery, overtaking, troubles) = tools;
        var (logBranch, inbox) = (tools.LogBranch, tools.Inbox);
        var points = call.Surroundings.CrashPoints;
        var audience = new TerminalAudience(call.Terminal, time);
        var effects = new Effects(journal, points, time);
        var logs = new LogFiles(layout, options.Logs);
        var books = new CycleBooks(journal, layout, logs, audience, workshop, time);
        var shipper = new Shipper(books, publisher);
        var memory = new SqliteFixMemory(layout.Database);
        var mender = new Mender(books, shipper, inbox, call.Surroundings.FixersWith(memory), journal, time) { Memory = memory };
        var releaser = new Releaser(layout, settings, machinery.Runner, effects, journal, time) { Logs = logs };
        var restarter = new Restarter(releaser, inbox, journal, audience);
        var exchange = new MemoryExchange(memory, logBranch, workspace.Redactor);
        var reflector = new Reflector(options.Logs, journal, logBranch, effects, workspace.Redactor, time) { Memory = exchange };
        var upkeep = new Upkeep(recovery, new Restorer(options.Logs, journal, logBranch, audience) { Memory = exchange }, reflector);
        var tips = new Tips(machinery.Git);
        var watcher = new Watcher(journal, workshop, tips, new KnownWork(journal, workshop, troubles, time), troubles);
        var cycle = new ServiceCycle(workshop, books, mender, releaser, reflector, overtaking);
        var ports = new DispatcherPorts(journal, overtaking.Stop, troubles, audience, upkeep, restarter)
        {
            ParallelBuilds = options.Limits.ParallelBuilds,
        };
        return new Dispatcher(watcher, cycle, releaser, inbox, ports);
    }

    private sealed record Tools(
        Machinery Machinery, Workshop Workshop, Publisher Publisher, Recovery Recovery, Overtaking Overtaking, Troubles Troubles)
    {
        public required LogBranch LogBranch { get; init; }

        public required InboxFolder Inbox { get; init; }
    }
}
