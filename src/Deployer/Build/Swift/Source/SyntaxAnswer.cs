using System.Globalization;

namespace Deployer.Build.Swift.Source;

/// <summary>Reads what SourceKit answers to `source.request.editor.open`: nested `{ key.name: value, … }` and `[ … ]`.</summary>
internal sealed class SyntaxAnswer
{
    private const int MostNodes = 1_000_000;

    private readonly string _text;
    private readonly Stack<Entry> _open = new();
    private SyntaxNode? _root;
    private int _nodes;

    private SyntaxAnswer(string text) => _text = text;

    /// <summary>The file's structure; null when this is no such answer.</summary>
    public static SyntaxNode? Read(string text) => new SyntaxAnswer(text).Read();

    private SyntaxNode? Read()
    {
        var key = "";
        foreach (var line in _text.AsSpan().EnumerateLines())
        {
            var part = line.Trim();
            var colon = part.StartsWith("key.") ? part.IndexOf(": ") : -1;
            if (colon > 0)
            {
                key = part[4..colon].ToString();
                part = part[(colon + 2)..];
            }

            if (!Take(key, part) || _nodes > MostNodes)
            {
                return null;
            }
        }

        return _open.Count == 0 ? _root : null;
    }

    private bool Take(string key, ReadOnlySpan<char> part)
    {
        switch (part)
        {
            case "{":
                _nodes++;
                _open.Push(new Entry(_open.TryPeek(out var list) ? list.List : "", []));
                return true;
            case "[":
                return _open.TryPeek(out var owner) && Begin(owner, key);
            case "}" or "},":
                return Close();
            case "]" or "],":
                return _open.TryPeek(out var inner) && Begin(inner, "");
            default:
                return _open.TryPeek(out var entry) ? Set(entry, key, part) : part.IsEmpty;
        }
    }

    private static bool Begin(Entry entry, string list)
    {
        entry.List = list;
        return true;
    }

    private static bool Set(Entry entry, string key, ReadOnlySpan<char> value)
    {
        entry.Values[key] = value.TrimEnd(',').ToString();
        return true;
    }

    private bool Close()
    {
        if (!_open.TryPop(out var entry))
        {
            return false;
        }

        if (!_open.TryPeek(out var parent))
        {
            _root = entry.ToNode();
            return true;
        }

        switch (entry.Role)
        {
            case "substructure":
                parent.Children.Add(entry.ToNode());
                break;
            case "attributes":
                parent.Attributes.Add(entry.ToSpan("attribute"));
                break;
            case "elements":
                parent.Elements.Add(entry.ToSpan("kind"));
                break;
        }

        return true;
    }

    /// <summary>What is between two braces.</summary>
    /// <param name="role">Name of the list that it stands in.</param>
    /// <param name="values">Its plain values.</param>
    private sealed class Entry(string role, Dictionary<string, string> values)
    {
        private const string Prefix = "source.lang.swift.";

        public string Role => role;

        public Dictionary<string, string> Values => values;

        /// <summary>Name of its list that is open now.</summary>
        public string List { get; set; } = "";

        public List<SyntaxNode> Children { get; } = [];

        public List<SyntaxSpan> Attributes { get; } = [];

        public List<SyntaxSpan> Elements { get; } = [];

        private int Start => Number("offset") ?? 0;

        private int End => Start + (Number("length") ?? 0);

        public SyntaxSpan ToSpan(string kind) => new(Short(kind), Start, End);

        public SyntaxNode ToNode() => new(Short("kind"), Unquote(values.GetValueOrDefault("name", "")), Start, End)
        {
            BodyStart = Number("bodyoffset"),
            BodyEnd = Number("bodyoffset") + Number("bodylength"),
            Attributes = Attributes,
            Elements = Elements,
            Children = Children,
        };

        private static string Unquote(string text) => text is ['"', .. var inner, '"'] ? inner.Replace("\\\"", "\"", StringComparison.Ordinal) : text;

        private string Short(string key)
        {
            var kind = values.GetValueOrDefault(key, "");
            return kind.StartsWith(Prefix, StringComparison.Ordinal) ? kind[Prefix.Length..] : kind.Replace("source.", "", StringComparison.Ordinal);
        }

        private int? Number(string key) =>
            int.TryParse(values.GetValueOrDefault(key, ""), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
