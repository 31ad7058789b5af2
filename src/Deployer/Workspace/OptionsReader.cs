using Deployer.Git;

namespace Deployer.Workspace;

/// <summary>Reads the parts of `deployer.yaml` that are about the whole workspace.</summary>
internal static class OptionsReader
{
    private const long LeastDisk = 1000L * 1000 * 1000;
    private const long LeastMemory = 256L * 1000 * 1000;
    private const long MostTokens = 1_000_000_000_000;

    /// <summary>Everything but the services.</summary>
    public static WorkspaceOptions Read(ConfigurationSection root) => new()
    {
        Sandbox = root.Read("sandbox", node => ReadSandbox(node, new()), new()),
        Tokens = root.Read("tokens", ReadTokens, new WorkspaceOptions().Tokens),
        SshKeys = root.Read("sshKeys", ReadSshKeys, new WorkspaceOptions().SshKeys),
        Review = root.Read("review", ReadReview, new()),
        Logs = root.Read("logs", ReadLogs, new()),
        Limits = root.Read("limits", ReadLimits, new()),
        Notify = root.Read("notify", ReadNotify, []),
        Fountain = root.Read("fountain", ReadFountain, new()),
    };

    /// <summary>A sandbox, the workspace's or a service's.</summary>
    /// <param name="node">Where it stands.</param>
    /// <param name="otherwise">What holds for the keys that it leaves out.</param>
    public static SandboxOptions ReadSandbox(ConfigurationNode node, SandboxOptions otherwise)
    {
        var section = new ConfigurationSection(node, "mode", "network", "bind");
        return new SandboxOptions
        {
            Mode = section.Read("mode", mode => mode.Word("auto", "required", "off"), otherwise.Mode),
            Network = section.Read("network", hosts => [.. hosts.Items().Select(ReadHost)], otherwise.Network),
            Bind = section.Read("bind", paths => paths.Texts(), otherwise.Bind),
        };
    }

    private static string ReadHost(ConfigurationNode node)
    {
        var host = node.Text();
        return Uri.CheckHostName(host) is UriHostNameType.Unknown
            ? throw node.Wrong($"'{host}' is not the name of a host.", "Write the host alone, without https:// and without a path.")
            : host;
    }

    private static Dictionary<string, string> ReadTokens(ConfigurationNode node) => node.Pairs().ToDictionary(
        pair => pair.Key, pair => VariableName.Read(pair.Value), StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, string> ReadSshKeys(ConfigurationNode node) => node.Pairs().ToDictionary(
        pair => pair.Key, pair => ReadSshKey(pair.Value), StringComparer.OrdinalIgnoreCase);

    /// <summary>The path of a private key. The file itself is looked at when it is used.</summary>
    public static string ReadSshKey(ConfigurationNode node) => SshCommand.IsKeyPath(node.Text())
        ? node.Text()
        : throw node.Wrong($"'{node.Text()}' is not the path of a key.", "Write an absolute path, or one that starts with ~/, without '%'.");

    private static ReviewOptions ReadReview(ConfigurationNode node)
    {
        var section = new ConfigurationSection(node, "people");
        return new ReviewOptions { People = section.Read("people", people => people.Texts(), []) };
    }

    private static LogOptions ReadLogs(ConfigurationNode node)
    {
        var section = new ConfigurationSection(node, "branch", "keep", "push");
        var defaults = new LogOptions();
        return new LogOptions
        {
            Branch = section.Read("branch", ReadBranch, defaults.Branch),
            Keep = section.Read("keep", keep => (int)keep.Number(1, 100_000), defaults.Keep),
            Push = section.Read("push", push => push.Word("none", "reflections", "full"), defaults.Push),
        };
    }

    /// <summary>The name of a branch.</summary>
    public static string ReadBranch(ConfigurationNode node)
    {
        var name = node.Text();
        return BranchName.IsValid(name) ? name : throw node.Wrong($"'{name}' is not a name that Git allows for a branch.");
    }

    private static LimitOptions ReadLimits(ConfigurationNode node)
    {
        var section = new ConfigurationSection(node, "parallelBuilds", "disk", "memory", "tokensPerDay");
        var defaults = new LimitOptions();
        return new LimitOptions
        {
            ParallelBuilds = section.Read("parallelBuilds", builds => (int)builds.Number(1, 64), defaults.ParallelBuilds),
            DiskBytes = section.Read("disk", disk => disk.Size(LeastDisk), defaults.DiskBytes),
            MemoryBytes = section.Read("memory", memory => memory.Size(LeastMemory), defaults.MemoryBytes),
            TokensPerDay = section.Read("tokensPerDay", tokens => tokens.Number(0, MostTokens), defaults.TokensPerDay),
        };
    }

    // What an entry looks like is decided by the part that notifies; until then any is accepted.
    private static string[] ReadNotify(ConfigurationNode node) =>
        [.. node.Items().Where(item => item.IsScalar).Select(item => item.Text())];

    private static FountainOptions ReadFountain(ConfigurationNode node)
    {
        var section = new ConfigurationSection(node, "hosts", "functions");
        return new FountainOptions
        {
            Hosts = section.Read("hosts", hosts => hosts.Texts(), new FountainOptions().Hosts),
            FunctionsAllow = section["functions"] is { } functions
                ? new ConfigurationSection(functions, "allow").Read("allow", allow => allow.Texts(), [])
                : [],
        };
    }
}
