namespace Deployer.Workspace;

/// <summary>Lists the options one value a row, each with its origin.</summary>
/// <param name="configuration">The options, and the lines of the keys that are in the file.</param>
internal sealed class OptionRows(Configuration configuration)
{
    /// <summary>All values, services first.</summary>
    public IReadOnlyList<OptionRow> List()
    {
        var options = configuration.Options;
        var services = options.Services.SelectMany((service, index) =>
            OfService(service).Select(pair => Row($"services.{service.Name}.{pair.Key}", $"services[{index}].{pair.Key}", pair.Value)));
        return [.. services, .. OfWorkspace(options).Select(pair => Row(pair.Key, pair.Key, pair.Value))];
    }

    private OptionRow Row(string key, string path, string? value) => new(key, value, OriginOf(path));

    private string OriginOf(string path)
    {
        if (configuration.Lines.TryGetValue(path, out var line) || configuration.Lines.TryGetValue(SharedPath(path), out line))
            return $"{ConfigurationNode.FileName}:{line}";
        return !configuration.ServicesGiven && path.EndsWith("].path", StringComparison.Ordinal) ? "found in repos/" : "default";
    }

    /// <summary>The workspace's key that holds where a service's own is left out: only the sandbox has one.</summary>
    private static string SharedPath(string path) =>
        path.IndexOf("].sandbox.", StringComparison.Ordinal) is > 0 and var end ? path[(end + 2)..] : path;

    private static IEnumerable<(string Key, string? Value)> OfService(ServiceOptions service)
    {
        yield return service.Remote is null ? ("path", service.Path) : ("remote", service.Remote);
        yield return ("branch", service.Branch);
        yield return ("package", service.Package);
        yield return ("needs", List(service.Needs));
        yield return ("toolchain", Toolchain(service.Toolchain));
        yield return ("env", $"{{{string.Join(", ", service.Env.Select(pair => $"{pair.Key}: {pair.Value}"))}}}");
        yield return ("secrets", List(service.Secrets));
        yield return ("token", service.Token);
        yield return ("sshKey", service.SshKey);
        yield return ("submodules", service.Submodules ? "true" : "false");
        yield return ("fix.attempts", $"{service.Fix.Attempts}");
        yield return ("fix.quarantineDays", $"{service.Fix.QuarantineDays}");
        yield return ("fix.never", List(service.Fix.Never));
        yield return ("fix.pushWithoutReview", List(service.Fix.PushWithoutReview));
        yield return ("ship.pullRequests", service.Ship.PullRequests == true ? "true" : "false");
        yield return ("ship.autoMerge", List(service.Ship.AutoMerge));
        yield return ("release.kind", service.Release.Kind);
        yield return ("release.health.http", service.Release.Health?.Http.ToString());
        yield return ("release.health.timeout", service.Release.Health is { } health ? Quantity.Text(health.Timeout) : null);
        yield return ("release.bake", Quantity.Text(service.Release.Bake));
        yield return ("release.keep", $"{service.Release.Keep}");
        if (service.Sandbox is { } sandbox)
        {
            foreach (var pair in OfSandbox(sandbox))
                yield return pair;
        }
    }

    private static IEnumerable<(string Key, string? Value)> OfWorkspace(WorkspaceOptions options) =>
    [
        .. OfSandbox(options.Sandbox),
        ("tokens", $"{{{string.Join(", ", options.Tokens.Select(pair => $"{pair.Key}: {pair.Value}"))}}}"),
        ("sshKeys", $"{{{string.Join(", ", options.SshKeys.Select(pair => $"{pair.Key}: {pair.Value}"))}}}"),
        ("review.people", List(options.Review.People)),
        ("logs.branch", options.Logs.Branch),
        ("logs.keep", $"{options.Logs.Keep}"),
        ("logs.push", options.Logs.Push),
        ("limits.parallelBuilds", $"{options.Limits.ParallelBuilds}"),
        ("limits.disk", Quantity.Text(options.Limits.DiskBytes)),
        ("limits.memory", Quantity.Text(options.Limits.MemoryBytes)),
        ("limits.tokensPerDay", $"{options.Limits.TokensPerDay}"),
        ("notify", List(options.Notify)),
        ("fountain.hosts", List(options.Fountain.Hosts)),
        ("fountain.functions.allow", List(options.Fountain.FunctionsAllow)),
    ];

    private static IEnumerable<(string Key, string? Value)> OfSandbox(SandboxOptions sandbox) =>
    [
        ("sandbox.mode", sandbox.Mode),
        ("sandbox.network", List(sandbox.Network)),
        ("sandbox.bind", List(sandbox.Bind)),
    ];

    private static string Toolchain(ToolchainOptions toolchain) => toolchain switch
    {
        ToolchainOptions.Swift => "swift",
        ToolchainOptions.Commands commands => $"{{build: {List(commands.Build)}, test: {List(commands.Test)}}}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string List<T>(IEnumerable<T> items) => $"[{string.Join(", ", items)}]";
}
