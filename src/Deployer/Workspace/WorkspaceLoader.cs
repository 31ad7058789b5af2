using Deployer.Kernel;

namespace Deployer.Workspace;

/// <summary>Reads the configuration of a workspace. Changes nothing.</summary>
internal static class WorkspaceLoader
{
    private static readonly Dictionary<string, string> NoArguments = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, EnvironmentLine> NoFile = new(StringComparer.Ordinal);

    /// <summary>Reads it; throws <see cref="UsageException"/> at the first thing that is wrong.</summary>
    /// <param name="root">The workspace.</param>
    /// <param name="environment">The environment of the process.</param>
    public static LoadedWorkspace Load(string root, IReadOnlyDictionary<string, string> environment) =>
        Load(root, environment, NoArguments);

    /// <summary>Reads it, with values from the command line by variable.</summary>
    public static LoadedWorkspace Load(
        string root, IReadOnlyDictionary<string, string> environment, IReadOnlyDictionary<string, string> arguments)
    {
        var layout = new WorkspaceLayout(Path.GetFullPath(root));
        if (!Directory.Exists(layout.Root))
            throw new UsageException("no-workspace", $"There is no folder {layout.Root}.", "Make a workspace there by `codex-deployer init`.");

        var environmentFile = new EnvironmentFile(layout.EnvironmentFile);
        var file = environmentFile.Read();
        var values = new VariableValues(arguments, environment, file);
        var settings = new SettingsReader(values).Read();
        var warnings = new List<ConfigurationWarning>();
        var configuration = WithServices(layout, new ConfigurationFile(layout).Read(), warnings);
        var rows = RowsOf(configuration, values[Variables.UsePullRequests]);
        var options = WithSandboxes(WithPullRequests(configuration.Options, values[Variables.UsePullRequests]));
        if (environmentFile.ModeWarning() is { } modeWarning)
            warnings.Add(modeWarning);
        warnings.AddRange(UnsetTokens(options, values));
        return new LoadedWorkspace(layout, options, settings, new Redactor(SecretsOf(options, values, file)), warnings)
        {
            Variables = values.All(),
            Rows = rows,
        };
    }

    /// <summary>Knows the secrets of an environment where there is no workspace.</summary>
    public static Redactor RedactorOf(IReadOnlyDictionary<string, string> environment) =>
        new(SecretsOf(new WorkspaceOptions(), new VariableValues(NoArguments, environment, NoFile), NoFile));

    private static Configuration WithServices(WorkspaceLayout layout, Configuration configuration, List<ConfigurationWarning> warnings) =>
        configuration.ServicesGiven
            ? configuration
            : configuration with
            {
                Options = configuration.Options with { Services = ServiceDiscovery.Find(layout, warnings) },
            };

    // The variable, when it is given, precedes the file; a service that says nothing follows the variable's default.
    private static WorkspaceOptions WithPullRequests(WorkspaceOptions options, EffectiveValue variable)
    {
        var given = variable.Switch();
        return options with
        {
            Services = [.. options.Services.Select(service => service with
            {
                Ship = service.Ship with
                {
                    PullRequests = variable.Origin == "default" ? service.Ship.PullRequests ?? given : given,
                },
            })],
        };
    }

    private static WorkspaceOptions WithSandboxes(WorkspaceOptions options) => options with
    {
        Services = [.. options.Services.Select(service => service with { Sandbox = service.Sandbox ?? options.Sandbox })],
    };

    private static IReadOnlyList<OptionRow> RowsOf(Configuration configuration, EffectiveValue pullRequests)
    {
        var effective = configuration with { Options = WithPullRequests(configuration.Options, pullRequests) };
        var rows = new OptionRows(effective).List();
        return pullRequests.Origin == "default"
            ? rows
            : [.. rows.Select(row => row.Key.EndsWith(".ship.pullRequests", StringComparison.Ordinal)
                ? row with { Origin = $"{pullRequests.Variable.Name} ({pullRequests.Origin})" }
                : row)];
    }

    private static IEnumerable<string> NamedIn(WorkspaceOptions options) =>
        options.Services.SelectMany(service => service.Secrets.Append(service.Token)).OfType<string>().Concat(options.Tokens.Values);

    private static IEnumerable<ConfigurationWarning> UnsetTokens(WorkspaceOptions options, VariableValues values) =>
        NamedIn(options).Distinct(StringComparer.Ordinal)
            .Where(name => values.Lookup(name) is null)
            .Select(name => new ConfigurationWarning(
                $"{ConfigurationNode.FileName} names the variable {name}, which is not set.", $"Put {name}=value into dispatcher.env."));

    // Whatever is in dispatcher.env is a secret unless the table says that it is none.
    private static IEnumerable<Secret> SecretsOf(
        WorkspaceOptions options, VariableValues values, IReadOnlyDictionary<string, EnvironmentLine> file)
    {
        var plain = Variables.All.Where(variable => !variable.Secret).Select(variable => variable.Name);
        return Variables.All.Where(variable => variable.Secret).Select(variable => variable.Name)
            .Concat(file.Keys.Except(plain, StringComparer.Ordinal))
            .Concat(NamedIn(options))
            .Select(values.Lookup)
            .OfType<string>()
            .Select(value => new Secret(value));
    }
}
