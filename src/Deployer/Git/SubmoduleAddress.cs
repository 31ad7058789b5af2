using Deployer.Kernel;

namespace Deployer.Git;

/// <summary>Makes the URL in `.gitmodules` a whole address: one that starts with `./` or `../` is relative to the repository's own.</summary>
internal static class SubmoduleAddress
{
    /// <summary>The whole address; whether it may be fetched is not decided here.</summary>
    /// <exception cref="MachineException">It leads above the host or the root.</exception>
    public static string Resolve(string url, string parent)
    {
        if (!url.StartsWith("./", StringComparison.Ordinal) && !url.StartsWith("../", StringComparison.Ordinal))
        {
            return url;
        }

        // The host, and what stands before it, cannot be left.
        var start = parent.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme
            ? parent.IndexOf('/', scheme + 3)
            : parent.StartsWith('/') ? 0 : parent.IndexOf(':', StringComparison.Ordinal);
        if (start < 0)
        {
            throw Refuse(url);
        }

        var parts = parent[(start + 1)..].Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var part in url.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                throw Refuse(url);
            }
        }

        return $"{parent[..(start + 1)]}{string.Join('/', parts)}";
    }

    private static MachineException Refuse(string url) => new(
        "submodule-refused",
        $"The submodule's URL '{Printable.Of(url)}' leads out of the repository's host.",
        "Correct .gitmodules and commit it.");
}
