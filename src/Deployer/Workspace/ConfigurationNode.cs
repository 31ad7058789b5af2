using Deployer.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Deployer.Workspace;

/// <summary>A value in `deployer.yaml` that knows where it stands, so that what is wrong with it can be told.</summary>
/// <param name="Node">The value.</param>
/// <param name="Path">Its keys joined by dots, such as `services[0].branch`.</param>
internal sealed record ConfigurationNode(YamlNode Node, string Path)
{
    /// <summary>The file's name as errors give it.</summary>
    public const string FileName = "deployer.yaml";

    /// <summary>The line of its key; of the value itself when it has none.</summary>
    public long KeyLine { get; init; } = Node.Start.Line;

    /// <summary>The key is there and has no value, which counts as not there.</summary>
    public bool IsNull => Node is YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or null };

    /// <summary>True for a single value.</summary>
    public bool IsScalar => Node is YamlScalarNode;

    /// <summary>What is wrong here.</summary>
    public UsageException Wrong(string message, string? hint = null) =>
        Wrong(Node.Start.Line, Path.Length == 0 ? message : $"{Path}: {message}", hint);

    /// <summary>What is wrong in a line.</summary>
    public static UsageException Wrong(long line, string message, string? hint) =>
        new("configuration", $"{FileName}:{line}: {message}", hint);

    public string Text()
    {
        var text = Node is YamlScalarNode scalar
            ? scalar.Value ?? ""
            : throw Wrong($"text is expected here, not a {Kind}.");
        return text.Length == 0 ? throw Wrong("is empty.") : text;
    }

    /// <summary>One of a few words.</summary>
    public string Word(params IReadOnlyList<string> words)
    {
        var text = Text();
        return words.Contains(text)
            ? text
            : throw Wrong($"'{text}' is none of {string.Join(", ", words)}.{Nearest.Suggest(text, words)}");
    }

    public bool Flag() => Plain() switch
    {
        "true" => true,
        "false" => false,
        _ => throw Wrong($"true or false is expected here, not {Shown}."),
    };

    /// <summary>A whole number in a range.</summary>
    public long Number(long least, long most)
    {
        if (!long.TryParse(Plain(), out var number))
            throw Wrong($"a whole number is expected here, not {Shown}.");
        return number >= least && number <= most ? number : throw Wrong($"{number} is not between {least} and {most}.");
    }

    /// <summary>A duration of at most a day.</summary>
    public TimeSpan Duration(TimeSpan least)
    {
        if (!Quantity.TryDuration(Plain() ?? "", out var duration))
            throw Wrong($"a duration is expected here, not {Shown}.", "Write it with its unit: 500ms, 30s, 5m or 2h.");
        return duration >= least && duration <= TimeSpan.FromDays(1)
            ? duration
            : throw Wrong($"{Shown} is not between {Quantity.Text(least)} and 24h.");
    }

    /// <summary>A size in bytes.</summary>
    public long Size(long least)
    {
        if (!Quantity.TrySize(Plain() ?? "", out var bytes))
            throw Wrong($"a size is expected here, not {Shown}.", "Write it with its unit: 20GB or 512MB.");
        return bytes >= least ? bytes : throw Wrong($"{Shown} is less than {Quantity.Text(least)}.");
    }

    /// <summary>The values of a list.</summary>
    public IReadOnlyList<ConfigurationNode> Items() => Node is YamlSequenceNode list
        ? [.. list.Select((item, index) => new ConfigurationNode(item, $"{Path}[{index}]"))]
        : throw Wrong($"a list is expected here, not {Shown}.", "Write [one, two], or one line with a dash for each.");

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Texts() => [.. Items().Select(item => item.Text())];

    /// <summary>Keys with their values; keys are any names.</summary>
    public IReadOnlyList<(string Key, ConfigurationNode Value)> Pairs() => Node is YamlMappingNode map
        ? [.. map.Select(pair => (KeyOf(pair.Key), Child(pair)))]
        : throw Wrong($"keys with values are expected here, not {Shown}.");

    private string Kind => Node switch
    {
        YamlSequenceNode => "list",
        YamlMappingNode => "group of keys",
        _ => "text",
    };

    // A quoted value may be long or delicate; what is shown of it is short and in one line.
    private string Shown => Node is YamlScalarNode { Value: { } text }
        ? $"'{(text.Length > 40 ? text[..40] + "…" : text).ReplaceLineEndings(" ")}'"
        : $"a {Kind}";

    private string? Plain() => Node is YamlScalarNode { Style: ScalarStyle.Plain } scalar ? scalar.Value : null;

    private string KeyOf(YamlNode key) => key is YamlScalarNode { Value: { Length: > 0 } text }
        ? text
        : throw Wrong(key.Start.Line, $"a key under '{Path}' is not a text.", hint: null);

    private ConfigurationNode Child(KeyValuePair<YamlNode, YamlNode> pair)
    {
        var key = KeyOf(pair.Key);
        return new ConfigurationNode(pair.Value, Path.Length == 0 ? key : $"{Path}.{key}")
        {
            KeyLine = pair.Key.Start.Line,
        };
    }
}
