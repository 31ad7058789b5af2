using System.Globalization;
using Deployer.Kernel;

namespace Deployer.Processes.Sandbox;

/// <summary>What cells are made of.</summary>
internal sealed record SandboxTools(Bubblewrap Bubblewrap, LimitGroups? Groups, string TemporaryFolder);

/// <summary>The place that one confined program runs in, from its start until nothing of it is left.</summary>
internal sealed class SandboxCell : IAsyncDisposable
{
    /// <summary>
    /// Enters the control groups and sets the limits of each process, then becomes bubblewrap. Arguments: file of the status,
    /// kilobytes of data or nothing, number of processes or nothing, files of the groups, `--`, the program.
    /// </summary>
    private const string Launcher =
        """
        exec 3>"$1"; ulimit -c 0
        [ -z "$2" ] || ulimit -d "$2" || exit 125
        [ -z "$3" ] || ulimit -u "$3" 2>/dev/null || ulimit -p "$3" || exit 125
        shift 3
        while [ "$1" != -- ]; do echo 0 >"$1" || exit 125; shift; done
        shift; exec "$@"
        """;

    private readonly Confinement _confinement;
    private readonly string _status;
    private readonly LimitGroup? _group;
    private readonly DiskWatch _disks;

    private SandboxCell(Confinement confinement, string status, LimitGroup? group)
    {
        (_confinement, _status, _group) = (confinement, status, group);
        _disks = new(confinement);
    }

    /// <summary>The command that starts the program in here.</summary>
    public IReadOnlyList<string> Command { get; private init; } = [];

    /// <summary>The program's environment. It is that of bubblewrap too, because values in an argument list could be seen by everyone.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; private init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Cancelled when it must be ended because of what it uses.</summary>
    public CancellationToken Exhausted => _disks.Full;

    /// <exception cref="MachineException">Its program is not visible in a sandbox, or this machine refuses.</exception>
    public static SandboxCell Open(SandboxTools tools, ProcessRequest request, ProcessEnvironment environment)
    {
        var confinement = request.Confinement!;
        var outside = environment.For(request);
        var program = new SandboxProgram(confinement).Find(request.Program, outside);
        var inside = new SandboxEnvironment(environment).For(request);
        Directory.CreateDirectory(tools.TemporaryFolder);
        var status = Path.Combine(tools.TemporaryFolder, $"codex-deployer-{Guid.NewGuid():N}.status");
        var group = MakeGroup(tools.Groups, confinement);
        string Alone(long? limit) => group is null && limit is { } value ? value.ToString(CultureInfo.InvariantCulture) : "";
        return new(confinement, status, group)
        {
            Environment = inside,
            Command =
            [
                "/bin/sh", "-c", Launcher, "sh", status, Alone(confinement.MemoryBytes / 1024), Alone(confinement.Processes),
                .. group?.Doors ?? [], "--",
                tools.Bubblewrap.Program, .. new SandboxArguments(tools.Bubblewrap).Of(confinement, inside["HOME"], request.WorkingDirectory),
                "--json-status-fd", "3", "--", program, .. request.Arguments,
            ],
        };
    }

    /// <summary>Kills what is left of the program and everything it started.</summary>
    public async Task EndAsync()
    {
        await (_group?.EndAsync() ?? Task.CompletedTask);
        await new SandboxStatus(_status).EndSurvivorsAsync();
    }

    /// <summary>The limit that it ran into; null for none. To be asked before <see cref="EndAsync"/>.</summary>
    public LimitBreach? FindBreach() => _disks.Breach ?? _group?.FindBreach(_confinement);

    /// <summary>Looks whether the program ran at all.</summary>
    /// <param name="errors">What was said on standard error.</param>
    /// <exception cref="MachineException">The sandbox could not be made.</exception>
    public void RequireProgramRan(string errors)
    {
        if (!new SandboxStatus(_status).HasExitCode())
        {
            throw new MachineException(
                "sandbox-failed",
                $"The sandbox could not be made, or its program not started: {errors.Trim().Split('\n')[^1]}",
                "'codex-deployer doctor' checks the sandbox; the handbook's page on it says what a build sees.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await _disks.DisposeAsync();
        File.Delete(_status);
    }

    private static LimitGroup? MakeGroup(LimitGroups? groups, Confinement confinement)
    {
        try
        {
            return groups?.Create(confinement);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MachineException("limits-refused", $"The limits of the sandbox could not be set: {exception.Message}", "See 'codex-deployer doctor'.");
        }
    }
}
