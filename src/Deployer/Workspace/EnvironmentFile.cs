using System.Text;
using System.Text.RegularExpressions;
using Deployer.Kernel;

namespace Deployer.Workspace;

/// <summary>
/// Reads `dispatcher.env`: lines of `NAME=value`, an optional `export` before them, quotes around the value, comments after `#`.
/// It is never run by a shell: nothing in a value is expanded.
/// </summary>
/// <param name="path">The file; it need not exist.</param>
internal sealed partial class EnvironmentFile(string path)
{
    private const int MaxCharacters = 1024 * 1024;

    private const UnixFileMode TooWide =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute | UnixFileMode.UserExecute;

    private readonly string _name = System.IO.Path.GetFileName(path);

    /// <summary>The variables by name; of two with the same name the later one, as in a shell.</summary>
    public IReadOnlyDictionary<string, EnvironmentLine> Read()
    {
        var variables = new Dictionary<string, EnvironmentLine>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in (FileText.Read(path, MaxCharacters) ?? "").Split('\n'))
        {
            number++;
            var text = line.Trim();
            if (text.Length > 0 && text[0] != '#')
            {
                var (name, value) = ReadLine(text, number);
                variables[name] = new EnvironmentLine(value, number);
            }
        }

        return variables;
    }

    /// <summary>A warning when others than the owner may read or change the file; null when all is well.</summary>
    public ConfigurationWarning? ModeWarning()
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path))
            return null;
        var mode = File.GetUnixFileMode(path);
        return (mode & TooWide) == UnixFileMode.None
            ? null
            : new($"{path} has mode 0{Convert.ToString((int)mode, 8)}, which is wider than 0600.", $"Run: chmod 600 {path}");
    }

    /// <summary>Adds a variable at the end; a file that is made for it is its owner's alone.</summary>
    /// <param name="name">A name that the file does not have yet.</param>
    /// <param name="value">Its value, of one line.</param>
    /// <param name="comment">One line that says where it comes from.</param>
    public void Add(string name, Secret value, string comment)
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows() && !File.Exists(path))
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var endsInLine = !File.Exists(path) || File.ReadAllText(path) is "" or [.., '\n'];
        using var writer = new StreamWriter(path, new UTF8Encoding(false), options);
        writer.Write($"{(endsInLine ? "" : "\n")}\n# {comment}\n{name}={Quote(value.Reveal())}\n");
    }

    private static string Quote(string value) => value.Contains('\'')
        ? $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        : $"'{value}'";

    // The line may be a secret: no error repeats any of it but the variable's name.
    private (string Name, string Value) ReadLine(string text, int number)
    {
        var match = Assignment().Match(text);
        if (!match.Success)
            throw Wrong(number, "is not NAME=value.", "Names have letters, digits and '_'; there is no space around '='.");
        var name = match.Groups["name"].Value;
        var value = match.Groups["value"].Value.Trim();
        return (name, value is ['"' or '\'', ..] ? ReadQuoted(value, name, number) : WithoutComment(value));
    }

    private string ReadQuoted(string value, string name, int number)
    {
        var (text, rest) = value[0] == '"' ? Unescape(value) : Literal(value);
        if (text is null)
            throw Wrong(number, $"the value of {name} has no closing quote.", "A value is one line; in double quotes, \\n is a new line.");
        return rest.TrimStart() is "" or ['#', ..]
            ? text
            : throw Wrong(number, $"something follows the quoted value of {name}.", "Put the whole value between the quotes.");
    }

    private static (string? Text, string After) Literal(string value)
    {
        var end = value.IndexOf('\'', 1);
        return end < 0 ? (null, "") : (value[1..end], value[(end + 1)..]);
    }

    private static (string? Text, string After) Unescape(string value)
    {
        var text = new StringBuilder();
        for (var index = 1; index < value.Length; index++)
        {
            if (value[index] == '"')
                return (text.ToString(), value[(index + 1)..]);
            var escapes = value[index] == '\\' && index + 1 < value.Length && value[index + 1] is ('n' or '"' or '\\' or '$' or '`');
            text.Append(!escapes ? value[index] : value[++index] == 'n' ? '\n' : value[index]);
        }

        return (null, "");
    }

    private static string WithoutComment(string value)
    {
        if (value.StartsWith('#'))
            return "";
        var comment = Comment().Match(value);
        return comment.Success ? value[..comment.Index] : value;
    }

    private UsageException Wrong(int line, string message, string hint) => new("environment-file", $"{_name}:{line}: {message}", hint);

    [GeneratedRegex(@"\A(?:export[ \t]+)?(?<name>[A-Za-z_][A-Za-z0-9_]*)=(?<value>.*)\z")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"[ \t]+#")]
    private static partial Regex Comment();
}

/// <summary>A variable of `dispatcher.env`.</summary>
/// <param name="Value">Its value, which may be empty. A secret.</param>
/// <param name="Line">Where it stands.</param>
internal sealed record EnvironmentLine(string Value, int Line)
{
    /// <inheritdoc/>
    public override string ToString() => $"*** (line {Line})";
}
