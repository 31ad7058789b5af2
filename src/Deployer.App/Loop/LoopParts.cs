using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Git;
using Deployer.Reflect;
using Deployer.Release;
using Deployer.Repair.Inbox;
using Deployer.Ship;
using Deployer.Watch;
using Deployer.Workspace;

namespace Deployer.App.Loop;

/// <summary>The loop of one workspace, put together.</summary>
/// <param name="Dispatcher">Sweeps over the services.</param>
/// <param name="Sources">The services, those that others need first.</param>
internal sealed record LoopParts(Dispatcher Dispatcher, IReadOnlyList<ServiceSource> Sources)
{
    /// <summary>Puts it together, ends what a killed run left behind, and clears up after it.</summary>
    public static async Task<LoopParts> StartAsync(
        Call call, LoadedWorkspace workspace, IJournal journal, CancellationToken cancellationToken)
    {
        var (layout, options, settings, time) = (workspace.Layout, workspace.Options, workspace.Settings, call.Surroundings.Time);
        var identity = new GitIdentity(settings.GitUserName, settings.GitUserEmail);
        var machinery = Machinery.Create(call.Surroundings, identity, layout.State, settings.SwiftJobs);
        var ended = await machinery.Ledger.KillLeftoversAsync();
        var resolver = new SourceResolver(layout, options, settings, machinery.Git);
        var sources = await resolver.ResolveAsync(cancellationToken);
        var workshop = new Workshop(layout, machinery.Git, machinery.Toolchains, new Diagnoser());
        var points = call.Surroundings.CrashPoints;
        var watched = points.Around(journal);
        var publisher = new Publisher(new Effects(watched, points, time), machinery.Git, points);
        var recovery = new Recovery(watched, workshop, publisher, time);
        var cutOff = await recovery.RecoverAsync(sources, cancellationToken);
        Upkeep.ClearUp(layout);
        if (ended + cutOff > 0)
            call.Terminal.Progress($"A former run was cut off: {ended} of its programs were ended, {cutOff} of its cycles closed.");
        var logBranch = new LogBranch(options.Logs, workshop, points);
        var git = new GitInbox(await resolver.FindWorkspaceAsync(cancellationToken), workshop, logBranch, options.Review, watched);
        var inbox = new InboxFolder(layout, options.Services, watched, git, points, time);
        var tools = new Tools(machinery, workshop, publisher, recovery, logBranch, inbox);
        return new LoopParts(Assemble(workspace, tools, watched, call), sources);
    }

    private static Dispatcher Assemble(
        LoadedWorkspace workspace, Tools tools, IJournal journal, Call call)
    {
        var (layout, options, settings, time) = (workspace.Layout, workspace.Options, workspace.Settings, call.Surroundings.Time);
        var (machinery, workshop, publisher, recovery, logBranch, inbox) = tools;
        var points = call.Surroundings.CrashPoints;
        var audience = new TerminalAudience(call.Terminal, time);
        var effects = new Effects(journal, points, time);
        var logs = new LogFiles(layout, options.Logs);
        var books = new CycleBooks(journal, layout, logs, audience, workshop, time);
        var shipper = new Shipper(books, publisher);
        var mender = new Mender(books, shipper, inbox, call.Surroundings.Fixers, journal, time);
        var releaser = new Releaser(layout, settings, machinery.Runner, effects, journal);
        var restarter = new Restarter(releaser, inbox, journal, audience);
        var reflector = new Reflector(options.Logs, journal, logBranch, effects, workspace.Redactor, time);
        var upkeep = new Upkeep(recovery, new Restorer(options.Logs, journal, logBranch, audience), reflector);
        var tips = new Tips(machinery.Git);
        var watcher = new Watcher(journal, workshop, tips, new KnownWork(journal, workshop, time));
        var cycle = new ServiceCycle(workshop, books, mender, releaser, reflector);
        return new Dispatcher(watcher, tips, cycle, releaser, inbox, new DispatcherPorts(layout, journal, audience, upkeep, restarter));
    }

    private sealed record Tools(
        Machinery Machinery, Workshop Workshop, Publisher Publisher, Recovery Recovery, LogBranch LogBranch, InboxFolder Inbox);
}
