using Deployer.Kernel;

namespace Deployer.Workspace;

/// <summary>Reads one entry of `services` in `deployer.yaml`.</summary>
/// <param name="workspace">Absolute path of the workspace, which relative paths start from.</param>
/// <param name="shared">The workspace's sandbox, which holds where a service's own says nothing.</param>
internal sealed class ServiceReader(string workspace, SandboxOptions shared)
{
    /// <summary>The service, complete in itself; what it says about others is not checked here.</summary>
    public ServiceOptions Read(ConfigurationNode node)
    {
        var section = new ConfigurationSection(
            node, "name", "remote", "path", "branch", "package", "needs", "toolchain", "env", "secrets", "token", "sshKey",
            "submodules", "fix", "ship", "release", "sandbox");
        var (remote, path) = ReadPlace(section);
        return new ServiceOptions
        {
            Name = section["name"] is { } name ? ReadName(name) : throw node.Wrong("a service needs a name."),
            Remote = remote,
            Path = path,
            Branch = section.Read("branch", OptionsReader.ReadBranch, "main"),
            Package = section.Read("package", package => ReadInside(package, "the repository"), "."),
            Needs = section.Read("needs", needs => [.. needs.Items().Select(ReadName)], Array.Empty<ServiceName>()),
            Toolchain = section.Read("toolchain", ReadToolchain, new ToolchainOptions.Swift()),
            Env = section.Read("env", ReadEnvironment, new Dictionary<string, string>(StringComparer.Ordinal)),
            Secrets = section.Read("secrets", names => [.. names.Items().Select(VariableName.Read)], Array.Empty<string>()),
            Token = section["token"] is { } token ? VariableName.Read(token) : null,
            SshKey = section["sshKey"] is { } key ? OptionsReader.ReadSshKey(key) : null,
            Submodules = section.Read("submodules", submodules => submodules.Flag(), false),
            Fix = section.Read("fix", ReadFix, new()),
            Ship = section.Read("ship", ReadShip, new()),
            Release = section.Read("release", ReadRelease, new()),
            Sandbox = section["sandbox"] is { } sandbox ? OptionsReader.ReadSandbox(sandbox, shared) : null,
        };
    }

    private static ServiceName ReadName(ConfigurationNode node) => ServiceName.TryParse(node.Text(), out var name)
        ? name
        : throw node.Wrong(
            $"'{node.Text()}' is not a service name.",
            "Use 1 to 63 letters, digits, '.', '-' and '_', starting with a letter or a digit, without '..'.");

    private (string? Remote, string? Path) ReadPlace(ConfigurationSection section) => (section["remote"], section["path"]) switch
    {
        ({ } remote, null) => (ReadRemote(remote), null),
        (null, { } path) => (null, ReadPath(path)),
        (null, null) => throw section.Node.Wrong(
            "a service needs either `remote` or `path`.",
            "`remote:` names a repository of its own, `path:` a folder of the workspace's repository."),
        (_, { } path) => throw path.Wrong("a service has either `remote` or `path`, not both.", "Delete one of them."),
    };

    private string ReadRemote(ConfigurationNode node)
    {
        var address = node.Text();
        if (RemoteAddress.Fault(address) is { } fault)
            throw node.Wrong(fault.Message, fault.Hint);
        return RemoteAddress.IsPath(address) ? Path.GetFullPath(address, workspace) : address;
    }

    private string ReadPath(ConfigurationNode node)
    {
        var path = ReadInside(node, "the workspace");
        return WorkspacePath.StaysInside(workspace, path)
            ? path
            : throw node.Wrong($"'{path}' leads out of the workspace by a symbolic link.");
    }

    private static string ReadInside(ConfigurationNode node, string whole) =>
        WorkspacePath.Normalize(node.Text()) ?? throw node.Wrong(
            $"'{node.Text()}' is not a folder inside {whole}.",
            "Write it relative, with forward slashes, without '..' and outside of .git and .deployer.");

    private static ToolchainOptions ReadToolchain(ConfigurationNode node)
    {
        if (node.IsScalar)
        {
            return node.Text() == "swift"
                ? new ToolchainOptions.Swift()
                : throw node.Wrong($"there is no toolchain '{node.Text()}'.", "Write swift, or the commands: {build: [make, all], test: [make, check]}.");
        }

        var section = new ConfigurationSection(node, "build", "test");
        var build = section["build"]?.Texts() ?? throw node.Wrong("`build` is missing.", "Write {build: [make, all], test: [make, check]}.");
        return build.Count > 0
            ? new ToolchainOptions.Commands(build, section.Read("test", test => test.Texts(), []))
            : throw node.Wrong("`build` is empty.", "Name the program and its arguments: [make, all].");
    }

    private static Dictionary<string, string> ReadEnvironment(ConfigurationNode node)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in node.Pairs())
        {
            if (!VariableName.IsValid(key))
                throw ConfigurationNode.Wrong(value.KeyLine, $"'{key}' is not the name of a variable.", hint: null);
            variables.Add(key, value.IsNull ? "" : value.Text());
        }

        return variables;
    }

    private static FixOptions ReadFix(ConfigurationNode node)
    {
        // The last three belong to fixers that are not built yet.
        var section = new ConfigurationSection(node, "attempts", "never", "pushWithoutReview", "quarantineDays", "model", "agent", "revert");
        var defaults = new FixOptions();
        var families = defaults.PushWithoutReview;
        return new FixOptions
        {
            Attempts = section.Read("attempts", attempts => (int)attempts.Number(0, 100), defaults.Attempts),
            QuarantineDays = section.Read("quarantineDays", days => (int)days.Number(0, 365), defaults.QuarantineDays),
            Never = section.Read("never", never => never.Texts(), defaults.Never),
            PushWithoutReview = section.Read(
                "pushWithoutReview",
                names => [.. names.Items().Select(name => name.Word([.. families, "model", "agent", "revert"]))],
                families),
        };
    }

    private static ShipOptions ReadShip(ConfigurationNode node)
    {
        var section = new ConfigurationSection(node, "pullRequests", "autoMerge");
        return new ShipOptions
        {
            PullRequests = section["pullRequests"]?.Flag(),
            AutoMerge = section.Read("autoMerge", names => names.Texts(), []),
        };
    }

    private static ReleaseOptions ReadRelease(ConfigurationNode node)
    {
        var section = new ConfigurationSection(node, "kind", "health", "bake", "keep");
        var defaults = new ReleaseOptions();
        return new ReleaseOptions
        {
            Kind = section.Read("kind", kind => kind.Text(), defaults.Kind),
            Health = section["health"] is { } health ? ReadHealth(health) : null,
            Bake = section.Read("bake", bake => bake.Duration(TimeSpan.Zero), defaults.Bake),
            Keep = section.Read("keep", keep => (int)keep.Number(1, 1000), defaults.Keep),
        };
    }

    private static HealthOptions ReadHealth(ConfigurationNode node)
    {
        var section = new ConfigurationSection(node, "http", "timeout");
        var http = section["http"] ?? throw node.Wrong("`http` is missing.", "Name the URL that answers 200 when the service is well.");
        return new HealthOptions
        {
            Http = Uri.TryCreate(http.Text(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                ? url
                : throw http.Wrong("an http or https URL is expected here."),
            Timeout = section.Read(
                "timeout", timeout => timeout.Duration(TimeSpan.FromMilliseconds(1)), TimeSpan.FromSeconds(30)),
        };
    }
}
