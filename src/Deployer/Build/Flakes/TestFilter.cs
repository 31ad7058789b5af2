namespace Deployer.Build.Flakes;

/// <summary>Words the selection of just some tests as the regular expression that `swift test --filter` takes.</summary>
internal static class TestFilter
{
    private const int MostTests = 100;
    private const int LongestText = 32_000;
    private const string Special = @"\.()[]{}*+?^$|";

    /// <summary>
    /// Matches these tests and no others: XCTest's `Module.Class/testName` as a whole, Swift Testing's `Module.Suite/test()` before the
    /// place that its runner appends. A name without its module matches in every module. Null when they cannot be selected.
    /// </summary>
    public static string? Of(IReadOnlyCollection<string> ids)
    {
        if (ids.Count is 0 or > MostTests || ids.Any(id => id.Length == 0 || id.Any(char.IsControl)))
        {
            return null;
        }

        var filter = $"(^|[./])({string.Join('|', ids.Order(StringComparer.Ordinal).Select(Escape))})($|/)";
        return filter.Length <= LongestText ? filter : null;
    }

    private static string Escape(string id) =>
        string.Concat(id.Select(letter => Special.Contains(letter, StringComparison.Ordinal) ? $"\\{letter}" : $"{letter}"));
}
