using System.Text.RegularExpressions;

namespace Deployer.RepairBench.Grading;

/// <summary>Reads what SwiftPM printed; the places in it are relative to the package.</summary>
internal static partial class SwiftLog
{
    /// <summary>What the linker says, which gives no identifier.</summary>
    public const string Undefined = "undefined reference";

    public const string Doubled = "multiple definition";

    public const string NoLibrary = "cannot find -l";

    public static SwiftResult OfBuild(string log) => new(Built: false, Green: false)
    {
        Diagnostics = [.. Names(Identifier(), log), .. new[] { Undefined, Doubled, NoLibrary }.Where(fault => log.Contains(fault, StringComparison.Ordinal))],
        FaultyFiles = [.. Names(Faulty(), log)],
    };

    public static SwiftResult OfTests(string log) => new(Built: true, Green: true)
    {
        Died = log.Contains("xited with unexpected signal code", StringComparison.Ordinal),
        Passed = [.. Names(Passed(), log)],
        Failed = [.. Names(Failed(), log).Union(Names(Started(), log).Except(Names(Ended(), log)), StringComparer.Ordinal)],
    };

    private static IEnumerable<string> Names(Regex pattern, string log) =>
        pattern.Matches(log).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"error: [^\n]*\[(?<name>\w+)\]$", RegexOptions.Multiline)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^(?<name>[^\s:][^:\n]*\.swift):\d+:\d+: error:", RegexOptions.Multiline)]
    private static partial Regex Faulty();

    [GeneratedRegex(@"^(?:Test Case '(?<name>[^']+)' passed|\W+ Test (?<name>[^\n]+?) passed after)", RegexOptions.Multiline)]
    private static partial Regex Passed();

    [GeneratedRegex(@"^(?:Test Case '\w+\.(?<name>\w+)' failed|\W+ Test (?<name>\w+)\([^\n]* (?:failed after|recorded an issue))", RegexOptions.Multiline)]
    private static partial Regex Failed();

    [GeneratedRegex(@"^(?:Test Case '\w+\.(?<name>\w+)' started|\W+ Test (?<name>\w+)\([^\n]*\) started)", RegexOptions.Multiline)]
    private static partial Regex Started();

    [GeneratedRegex(@"^(?:Test Case '\w+\.(?<name>\w+)' (?:passed|failed|skipped)|\W+ Test (?<name>\w+)\([^\n]* (?:passed after|failed after|skipped))", RegexOptions.Multiline)]
    private static partial Regex Ended();
}
