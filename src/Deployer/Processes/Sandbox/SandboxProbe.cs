using Deployer.Kernel;

namespace Deployer.Processes.Sandbox;

/// <summary>Finds out what this machine can do to confine a program, by trying it.</summary>
/// <param name="runner">Starts bubblewrap.</param>
internal sealed class SandboxProbe(ProcessRunner runner)
{
    private const string Program = "bwrap";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    public async Task<SandboxAbilities> AskAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            return new() { Fault = new("programs can only be confined on Linux", "Build on Linux, or watch only code that you trust.") };
        }

        var (bubblewrap, fault) = await FindAsync(cancellationToken);
        var (groups, groupFault) = ControlGroups.Find();
        return new() { Bubblewrap = bubblewrap, Fault = fault, Groups = groups, GroupFault = groupFault };
    }

    private async Task<(Bubblewrap? Bubblewrap, SandboxFault? Fault)> FindAsync(CancellationToken cancellationToken)
    {
        if (runner.Find(Program) is not { } program)
        {
            return (null, new("bubblewrap is not installed", "Install the package bubblewrap."));
        }

        var help = await RunAsync(program, ["--help"], cancellationToken);
        var bubblewrap = new Bubblewrap(program, help.OutputText);
        IReadOnlyList<string> all = [.. new SandboxArguments(bubblewrap).Of(new() { IsRequired = true }, "/tmp/home", "/"), "--", "/bin/true"];
        var tried = await RunAsync(program, all, cancellationToken);
        return tried.Succeeded ? (bubblewrap, null) : (null, Refused(tried));
    }

    private static SandboxFault Refused(ProcessResult tried)
    {
        var said = tried.DeadlineExceeded ? "it does not end" : tried.Errors.Trim().Split('\n')[0];
        return ContainerMarks.AreHere()
            ? new(
                $"this container does not let bubblewrap make namespaces: {said}",
                "Start the container with '--security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined', "
                + "and where that is not enough with '--cap-add SYS_ADMIN'; in LXC set 'security.nesting=true'.")
            : new(
                $"this machine does not let bubblewrap make namespaces: {said}",
                "Allow unprivileged user namespaces: sysctl kernel.unprivileged_userns_clone=1 (Debian), user.max_user_namespaces above 0, or on "
                + "Ubuntu an AppArmor profile for bwrap that allows 'userns'.");
    }

    private Task<ProcessResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken) => runner.RunAsync(
        new ProcessRequest(program, arguments) { WorkingDirectory = "/", Deadline = Deadline, MaxCapturedBytes = 64 * 1024 }, cancellationToken);
}
