namespace Deployer.Bench;

/// <summary>The parts of a page that programs write, each between two marks.</summary>
internal static class PageSection
{
    /// <summary>The page with the section in its place: that of its last version, else the end.</summary>
    /// <param name="page">The whole page.</param>
    /// <param name="mark">Names the section, as `bench:NAME`.</param>
    /// <param name="section">What stands between its marks.</param>
    public static string Into(string page, string mark, string section)
    {
        var (first, last) = ($"<!-- {mark} -->", $"<!-- /{mark} -->");
        var block = $"{first}\n{section}\n{last}";
        var start = page.IndexOf(first, StringComparison.Ordinal);
        var end = page.IndexOf(last, StringComparison.Ordinal);
        return start < 0 || end < start
            ? $"{page.TrimEnd()}\n\n{block}\n"
            : string.Concat(page.AsSpan(0, start), block, page.AsSpan(end + last.Length));
    }
}
