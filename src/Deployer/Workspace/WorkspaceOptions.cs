using Deployer.Kernel;

namespace Deployer.Workspace;

/// <summary>`deployer.yaml`: the services and the policy. Unknown keys and wrong types stop the start.</summary>
internal sealed record WorkspaceOptions
{
    public IReadOnlyList<ServiceOptions> Services { get; init; } = [];

    public SandboxOptions Sandbox { get; init; } = new();

    /// <summary>Host to the name of the variable that holds its token.</summary>
    public IReadOnlyDictionary<string, string> Tokens { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Host to the path of the private key that SSH uses for it, dependencies included.</summary>
    public IReadOnlyDictionary<string, string> SshKeys { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public ReviewOptions Review { get; init; } = new();

    public LogOptions Logs { get; init; } = new();

    public LimitOptions Limits { get; init; } = new();

    public IReadOnlyList<string> Notify { get; init; } = [];

    public FountainOptions Fountain { get; init; } = new();
}

/// <summary>One service: a folder of a branch of a repository.</summary>
internal sealed record ServiceOptions
{
    public required ServiceName Name { get; init; }

    /// <summary>URL or path of its own repository; null when <see cref="Path"/> is set.</summary>
    public string? Remote { get; init; }

    /// <summary>Folder of the workspace's own repository, with forward slashes; null when <see cref="Remote"/> is set.</summary>
    public string? Path { get; init; }

    public string Branch { get; init; } = "main";

    /// <summary>Folder of the package in the repository; `.` for its root. For a <see cref="Path"/> service relative to that path.</summary>
    public string Package { get; init; } = ".";

    /// <summary>Services whose change rebuilds this one.</summary>
    public IReadOnlyList<ServiceName> Needs { get; init; } = [];

    public ToolchainOptions Toolchain { get; init; } = new ToolchainOptions.Swift();

    /// <summary>Given to build, test and run.</summary>
    public IReadOnlyDictionary<string, string> Env { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Names taken from `dispatcher.env`; given to release steps only.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Name of the variable that holds this remote's token; null for the default.</summary>
    public string? Token { get; init; }

    /// <summary>Path of the private key for this remote, when it is an SSH address; null for the default.</summary>
    public string? SshKey { get; init; }

    /// <summary>Checks out the repository's submodules too.</summary>
    public bool Submodules { get; init; }

    public FixOptions Fix { get; init; } = new();

    public ShipOptions Ship { get; init; } = new();

    public ReleaseOptions Release { get; init; } = new();

    /// <summary>Overrides the workspace's; null when it does not.</summary>
    public SandboxOptions? Sandbox { get; init; }
}

/// <summary>How a service is built and tested.</summary>
internal abstract record ToolchainOptions
{
    private ToolchainOptions()
    {
    }

    /// <summary>Swift's package manager.</summary>
    public sealed record Swift : ToolchainOptions;

    /// <summary>Commands as argument lists, run in the package's folder; an empty test list: nothing to test.</summary>
    public sealed record Commands(IReadOnlyList<string> Build, IReadOnlyList<string> Test) : ToolchainOptions;
}

/// <summary>How many fixes are tried, where, and which are pushed without review.</summary>
internal sealed record FixOptions
{
    /// <summary>Candidates without progress, per failure chain; 0 to 100.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>For how many days a test that is proven flaky does not make its service red; 0 to 365, 0: not at all.</summary>
    public int QuarantineDays { get; init; } = 14;

    /// <summary>Globs of paths, relative to the package, that no fix may touch.</summary>
    public IReadOnlyList<string> Never { get; init; } = [];

    /// <summary>With pull requests off: families whose high and medium confidence fixes go to the branch.</summary>
    public IReadOnlyList<string> PushWithoutReview { get; init; } = ["feedback", "memory", "fix-it", "rule", "search", "hunk"];
}

/// <summary>How fixes are shipped.</summary>
internal sealed record ShipOptions
{
    /// <summary>Null: as `DISPATCHER_USE_PRS` says.</summary>
    public bool? PullRequests { get; init; }

    public IReadOnlyList<string> AutoMerge { get; init; } = [];
}

/// <summary>How verified commits are released.</summary>
internal sealed record ReleaseOptions
{
    public string Kind { get; init; } = "script";

    public HealthOptions? Health { get; init; }

    public TimeSpan Bake { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Releases kept; 1 to 1000.</summary>
    public int Keep { get; init; } = 5;
}

/// <summary>How a started service is asked whether it is well.</summary>
internal sealed record HealthOptions
{
    public required Uri Http { get; init; }

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>The sandbox of builds and tests.</summary>
internal sealed record SandboxOptions
{
    public const string Off = "off";
    public const string Auto = "auto";
    public const string Required = "required";

    /// <summary>`auto`, `required` or `off`.</summary>
    public string Mode { get; init; } = Auto;

    /// <summary>Hosts our own Git may fetch dependencies from, besides the services' remotes.</summary>
    public IReadOnlyList<string> Network { get; init; } = ["github.com"];

    public IReadOnlyList<string> Bind { get; init; } = [];
}

/// <summary>Who may decide.</summary>
internal sealed record ReviewOptions
{
    /// <summary>Logins and e-mail addresses.</summary>
    public IReadOnlyList<string> People { get; init; } = [];
}

/// <summary>Where logs and reflections go.</summary>
internal sealed record LogOptions
{
    public string Branch { get; init; } = "codex/logs";

    /// <summary>Log files kept per service; 1 to 100,000.</summary>
    public int Keep { get; init; } = 200;

    /// <summary>`none`, `reflections` or `full`.</summary>
    public string Push { get; init; } = "reflections";
}

/// <summary>What may be used of the machine and of a model.</summary>
internal sealed record LimitOptions
{
    /// <summary>1 to 64.</summary>
    public int ParallelBuilds { get; init; } = 1;

    /// <summary>Bytes for everything under `.deployer/`.</summary>
    public long DiskBytes { get; init; } = 20L * 1000 * 1000 * 1000;

    /// <summary>Bytes of memory for a build.</summary>
    public long MemoryBytes { get; init; } = 8L * 1000 * 1000 * 1000;

    public long TokensPerDay { get; init; } = 200_000;
}

/// <summary>FountainAI's settings.</summary>
internal sealed record FountainOptions
{
    public IReadOnlyList<string> Hosts { get; init; } = ["fountain.coach", "localhost"];

    /// <summary>Hosts that registered functions may call.</summary>
    public IReadOnlyList<string> FunctionsAllow { get; init; } = [];
}
