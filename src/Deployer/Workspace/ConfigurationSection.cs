namespace Deployer.Workspace;

/// <summary>A group of known keys in `deployer.yaml`; any other key is an error.</summary>
internal sealed class ConfigurationSection
{
    private readonly Dictionary<string, ConfigurationNode> _values = new(StringComparer.Ordinal);

    /// <summary>Reads the group.</summary>
    /// <param name="node">Where it stands.</param>
    /// <param name="keys">The keys it may have.</param>
    public ConfigurationSection(ConfigurationNode node, params IReadOnlyList<string> keys)
    {
        Node = node;
        foreach (var (key, value) in node.Pairs())
        {
            if (!keys.Contains(key))
                throw Unknown(key, value, keys);
            if (!value.IsNull)
                _values.Add(key, value);
        }
    }

    /// <summary>The group itself.</summary>
    public ConfigurationNode Node { get; }

    /// <summary>The value of a key; null when it is not there or empty.</summary>
    public ConfigurationNode? this[string key] => _values.GetValueOrDefault(key);

    /// <summary>What a key's value is read as, or what stands for it when it is not there.</summary>
    public T Read<T>(string key, Func<ConfigurationNode, T> read, T otherwise) =>
        _values.TryGetValue(key, out var node) ? read(node) : otherwise;

    private static Kernel.UsageException Unknown(string key, ConfigurationNode value, IReadOnlyList<string> keys) =>
        ConfigurationNode.Wrong(
            value.KeyLine,
            $"unknown key '{value.Path}'.{Nearest.Suggest(key, keys)}",
            $"Known here: {string.Join(", ", keys)}.");
}
