using System.Text.RegularExpressions;

namespace Deployer.Build.Dependencies;

/// <summary>The address of a dependency as a manifest writes it, with the place that our mirror of it has.</summary>
/// <param name="Address">As it is written.</param>
/// <param name="Host">In lower case, without a port; empty for a `file` URL.</param>
/// <param name="MirrorPath">
/// Where its mirror is, below the folder of all mirrors: scheme, host and path as they are written, so that two dependencies of
/// one name stay apart, and `.git` at the end, which Git adds by itself to an address without it.
/// </param>
internal sealed partial record DependencyUrl(string Address, string Host, string MirrorPath)
{
    /// <summary>The user of the short form `git@host:path`; another user's address has to be written as an `ssh://` URL.</summary>
    public const string ShortFormUser = "git@";

    private const int MaxLength = 500;
    private const int MaxComponent = 200;
    private const string Suffix = ".git";

    /// <summary>The forms of address that can be mirrored: what Git reads before the rest of it, and the folder the rest goes to.</summary>
    public static IReadOnlyList<(string Prefix, string Folder)> Forms { get; } =
    [
        ("https://", "https/"), ("http://", "http/"), ("ssh://", "ssh/"), ("file:///", "file/"), (ShortFormUser, "short/"),
    ];

    /// <summary>Reads an address; null for one that cannot be mirrored: another kind, a password in it, a path that leads up.</summary>
    public static DependencyUrl? Parse(string address)
    {
        var form = Forms.FirstOrDefault(form => address.StartsWith(form.Prefix, StringComparison.Ordinal));
        if (form.Prefix is null || address.Length > MaxLength)
        {
            return null;
        }

        var rest = address[form.Prefix.Length..];
        var match = form.Prefix is ShortFormUser ? ShortForm().Match(rest) : form.Prefix is "file:///" ? Local().Match(rest) : Url().Match(rest);
        return match.Success && match.Groups["path"].Value.Split('/').SkipLast(1).All(IsFolder) && IsRepository(rest[(rest.LastIndexOf('/') + 1)..])
            ? new(address, match.Groups["host"].Value.ToLowerInvariant(), form.Folder + WithSuffix(rest))
            : null;
    }

    /// <summary>The address whose mirror a path below the folder of all mirrors is; null when it is none's.</summary>
    public static DependencyUrl? OfMirrorPath(string path)
    {
        var form = Forms.FirstOrDefault(form => path.StartsWith(form.Folder, StringComparison.Ordinal));
        return form.Prefix is null ? null : Parse(form.Prefix + path[form.Folder.Length..]);
    }

    /// <summary>True for two spellings of one repository: with and without `.git`, and the host in any case.</summary>
    public bool IsSame(DependencyUrl other) => string.Equals(Canonical, other.Canonical, StringComparison.Ordinal);

    private string Canonical => MirrorPath.IndexOf(Host, StringComparison.OrdinalIgnoreCase) is > 0 and var start
        ? $"{MirrorPath[..start]}{Host}{MirrorPath[(start + Host.Length)..]}"
        : MirrorPath;

    // Below a mirror there is nothing but the mirror.
    private static bool IsFolder(string part) => IsComponent(part) && !part.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    private static bool IsRepository(string part) => IsComponent(part) && part is not Suffix;

    private static bool IsComponent(string part) => part.Length is > 0 and <= MaxComponent && part is not ("." or "..");

    private static string WithSuffix(string rest) => rest.EndsWith(Suffix, StringComparison.Ordinal) ? rest : rest + Suffix;

    [GeneratedRegex(@"\A([A-Za-z0-9._~-]+@)?(?<host>[A-Za-z0-9][A-Za-z0-9.-]*)(:[0-9]{1,5})?/(?<path>[A-Za-z0-9._~+@/-]+)\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Url();

    [GeneratedRegex(@"\A(?<host>[A-Za-z0-9][A-Za-z0-9.-]*):(?<path>[A-Za-z0-9._~+@][A-Za-z0-9._~+@/-]*)\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ShortForm();

    [GeneratedRegex(@"\A(?<host>)(?<path>[A-Za-z0-9._~+@/-]+)\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Local();
}
