using Deployer.Kernel;

namespace Deployer.Workspace;

/// <summary>What must hold between services: names are unique, `needs` names services and has no circle.</summary>
/// <param name="services">Each service with its entry in `deployer.yaml`.</param>
internal sealed class ServiceRules(IReadOnlyList<(ServiceOptions Service, ConfigurationNode Node)> services)
{
    // Two names that differ in case only are one folder on macOS.
    private readonly Dictionary<string, (ServiceOptions Service, ConfigurationNode Node)> _byName =
        new(StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<ServiceName> _done = [];

    /// <summary>Throws <see cref="UsageException"/> at the first rule that is broken.</summary>
    public void Check()
    {
        foreach (var entry in services)
        {
            if (!_byName.TryAdd(entry.Service.Name.Value, entry))
                throw At(entry.Node, "name").Wrong(
                    $"there are two services named '{entry.Service.Name}'.", "Give one of them another name.");
        }

        foreach (var entry in services)
            CheckNeeds(entry);
        foreach (var entry in services)
            CheckCircle(entry, []);
    }

    private void CheckNeeds((ServiceOptions Service, ConfigurationNode Node) entry)
    {
        foreach (var need in entry.Service.Needs)
        {
            if (!_byName.TryGetValue(need.Value, out var needed) || needed.Service.Name != need)
            {
                var suggestion = Nearest.Suggest(need.Value, _byName.Values.Select(other => other.Service.Name.Value));
                throw At(entry.Node, "needs").Wrong(
                    $"there is no service '{need}'.{suggestion}", "`needs` lists names of other services of this file.");
            }
        }
    }

    private void CheckCircle((ServiceOptions Service, ConfigurationNode Node) entry, IReadOnlyList<ServiceName> way)
    {
        var name = entry.Service.Name;
        if (way.Contains(name))
        {
            var circle = string.Join(" → ", way.SkipWhile(step => step != name).Append(name));
            throw At(entry.Node, "needs").Wrong($"services need each other in a circle: {circle}.", "Leave one of these needs out.");
        }

        if (_done.Contains(name))
            return;
        foreach (var need in entry.Service.Needs)
            CheckCircle(_byName[need.Value], [.. way, name]);
        _done.Add(name);
    }

    private static ConfigurationNode At(ConfigurationNode node, string key) =>
        node.Pairs().FirstOrDefault(pair => pair.Key == key).Value ?? node;
}
