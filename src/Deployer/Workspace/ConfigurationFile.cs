using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Deployer.Workspace;

/// <summary>Reads `deployer.yaml`, strictly: whatever it does not know or like stops the start, with file and line.</summary>
/// <param name="layout">Where the workspace's files are.</param>
internal sealed class ConfigurationFile(WorkspaceLayout layout)
{
    private const int MaxCharacters = 1024 * 1024;
    private const int MaxDepth = 32;

    /// <summary>The options; a file that is missing or empty gives the defaults.</summary>
    public Configuration Read()
    {
        if (Parse() is not { } document)
            return new Configuration(new WorkspaceOptions(), ServicesGiven: false, new Dictionary<string, long>(StringComparer.Ordinal));
        var root = new ConfigurationSection(
            document, "services", "sandbox", "tokens", "sshKeys", "review", "logs", "limits", "notify", "fountain");
        var options = OptionsReader.Read(root);
        if (root["services"] is { } list)
            options = options with { Services = ReadServices(list, options.Sandbox) };
        return new Configuration(options, ServicesGiven: root["services"] is not null, LinesOf(document));
    }

    private List<ServiceOptions> ReadServices(ConfigurationNode list, SandboxOptions sandbox)
    {
        var reader = new ServiceReader(layout.Root, sandbox);
        var services = list.Items().Select(node => (reader.Read(node), node)).ToList();
        new ServiceRules(services).Check();
        return services.ConvertAll(entry => entry.Item1);
    }

    private ConfigurationNode? Parse()
    {
        var text = FileText.Read(layout.Configuration, MaxCharacters);
        if (string.IsNullOrWhiteSpace(text))
            return null;
        try
        {
            CheckShape(text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [_, var second, ..])
                throw ConfigurationNode.Wrong(second.RootNode.Start.Line, "there is more than one document.", "Keep one, without ---.");
            var root = stream.Documents is [var document] ? new ConfigurationNode(document.RootNode, "") : null;
            return root is { IsNull: false } ? root : null;
        }
        catch (YamlException exception)
        {
            throw ConfigurationNode.Wrong(LineOf(exception, text), Sentence(exception), "Check indentation, colons and quotes there.");
        }
    }

    // The document is built by recursion: a deep one, or one that contains itself, would exhaust the stack.
    private static void CheckShape(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            depth += current.NestingIncrease;
            if (depth > MaxDepth)
                throw ConfigurationNode.Wrong(current.Start.Line, "values are nested too deep.", hint: null);
            if (current is AnchorAlias)
                throw ConfigurationNode.Wrong(current.Start.Line, "aliases are not supported here.", "Write the value itself.");
        }
    }

    // What ends too early is reported behind the last line.
    private static long LineOf(YamlException exception, string text) =>
        Math.Min(exception.Start.Line, text.AsSpan().TrimEnd('\n').Count('\n') + 1);

    private static string Sentence(YamlException exception) =>
        exception.Message.StartsWith("Duplicate key", StringComparison.Ordinal)
            ? "this key is there already."
            : $"this is not YAML: {exception.Message.TrimEnd('.')}.";

    private static Dictionary<string, long> LinesOf(ConfigurationNode root)
    {
        var lines = new Dictionary<string, long>(StringComparer.Ordinal);
        var open = new Stack<ConfigurationNode>([root]);
        while (open.TryPop(out var node))
        {
            if (node.IsNull)
                continue;
            lines.TryAdd(node.Path, node.KeyLine);
            var children = node.Node switch
            {
                YamlMappingNode => node.Pairs().Select(pair => pair.Value),
                YamlSequenceNode => node.Items(),
                _ => [],
            };
            foreach (var child in children)
                open.Push(child);
        }

        return lines;
    }
}

/// <summary>What `deployer.yaml` says.</summary>
/// <param name="Options">Its values, and the defaults for what it leaves out.</param>
/// <param name="ServicesGiven">False when it has no `services`, so that they are looked for.</param>
/// <param name="Lines">Path of each key that is there, such as `services[0].branch`, to its line.</param>
internal sealed record Configuration(WorkspaceOptions Options, bool ServicesGiven, IReadOnlyDictionary<string, long> Lines);
