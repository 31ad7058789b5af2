using System.Text.RegularExpressions;

namespace Deployer.Repair.Gate;

/// <summary>
/// A pattern of paths: `*` and `?` stay within one folder's name, `**` spans any number of folders. A pattern that names a folder
/// means all that is in it.
/// </summary>
internal sealed class PathGlob
{
    private readonly Regex _shape;

    public PathGlob(string pattern)
    {
        Pattern = pattern;
        var normal = pattern.StartsWith("./", StringComparison.Ordinal) ? pattern[2..] : pattern.TrimStart('/');
        var shape = Regex.Escape(normal.TrimEnd('/'))
            .Replace(@"\*\*/", "(?:[^/]+/)*", StringComparison.Ordinal)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
            .Replace(@"\?", "[^/]", StringComparison.Ordinal);
        _shape = new Regex($@"\A{shape}(?:/.*)?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    /// <summary>As written.</summary>
    public string Pattern { get; }

    public bool Matches(string path) => _shape.IsMatch(path);
}
