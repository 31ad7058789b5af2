using Deployer.Build.Resources;
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
        var sources = await new SourceResolver(layout, options, settings, machinery.Git).ResolveAsync(cancellationToken);
        var room = new DiskRoom(layout, options, journal, new DriveGauge(), time);
        var thrift = new Thrift(room, journal, options.Limits, time);
        var workshop = new Workshop(layout, machinery.Git, machinery.Toolchains, new Diagnoser(), thrift)
        {
            Policy = new ConfinementPolicy(layout, options.Sandbox, options.Limits),
        };
        new Leftovers(Path.GetTempPath(), time).Remove();
        var cutOff = await new Recovery(layout, journal, workshop, time).RecoverAsync(sources, cancellationToken);
        if (ended + cutOff > 0)
            call.Terminal.Progress($"A former run was cut off: {ended} of its programs were ended, {cutOff} of its cycles closed.");
        return new LoopParts(Assemble(workspace, (machinery, workshop), journal, call), sources);
    }

    private static Dispatcher Assemble(
        LoadedWorkspace workspace, (Machinery Machinery, Workshop Workshop) tools, IJournal journal, Call call)
    {
        var (layout, options, settings, time) = (workspace.Layout, workspace.Options, workspace.Settings, call.Surroundings.Time);
        var (machinery, workshop) = tools;
        var audience = new TerminalAudience(call.Terminal, time);
        var effects = new Effects(journal, time);
        var logs = new LogFiles(layout, options.Logs);
        var books = new CycleBooks(journal, layout, logs, audience, workshop, time);
        var shipper = new Shipper(books, new Publisher(effects, machinery.Git));
        var inbox = new InboxFolder(layout, options.Services, journal, time);
        var mender = new Mender(books, shipper, inbox, call.Surroundings.Fixers, journal, time);
        var releaser = new Releaser(layout, settings, machinery.Runner, effects, journal);
        var reflector = new Reflector(options.Logs, journal, workshop, effects, workspace.Redactor);
        var tips = new Tips(machinery.Git);
        var watcher = new Watcher(journal, workshop, tips, new KnownWork(journal, workshop, time));
        var cycle = new ServiceCycle(workshop, books, mender, releaser, reflector);
        return new Dispatcher(watcher, tips, cycle, releaser, inbox, new DispatcherPorts(layout, journal, audience));
    }
}
