using System.Globalization;

namespace Deployer.RepairBench.Scores;

/// <summary>What the numbers of the classes mean, in a few words.</summary>
internal static class FaultClasses
{
    private static readonly Dictionary<int, string> Titles = new()
    {
        [1] = "`await` lost",
        [2] = "`try` lost",
        [3] = "`try await` lost",
        [4] = "function begins to throw",
        [5] = "`throws` lost",
        [6] = "`async` lost or begun",
        [7] = "default of an optional lost",
        [8] = "optional chain made plain",
        [9] = "binding of what is no optional",
        [10] = "type loses its optional",
        [11] = "case added",
        [12] = "default case lost",
        [14] = "function renamed",
        [15] = "member or type renamed",
        [16] = "old name unavailable",
        [17] = "deprecated name as error",
        [18] = "typing error",
        [19] = "argument label",
        [20] = "parameter added, argument lost",
        [21] = "conversion lost",
        [22] = "return type changed",
        [23] = "return lost",
        [24] = "mutability",
        [25] = "`self.` lost in a closure",
        [27] = "witness lost, requirement added",
        [28] = "`override`",
        [29] = "initialiser",
        [30] = "access",
        [31] = "punctuation",
        [32] = "bad merge",
        [33] = "file moved",
        [34] = "`any` lost",
        [36] = "warning as error",
        [37] = "main actor",
        [38] = "actor",
        [39] = "global variable",
        [41] = "`Sendable`",
        [42] = "value sent or shared",
        [43] = "isolated witness",
        [46] = "import",
        [47] = "Apple's platform",
        [48] = "manifest",
        [49] = "linking",
        [50] = "tests not adapted",
        [51] = "wrong behaviour",
        [52] = "crash",
        [53] = "hang",
        [54] = "flaky test",
        [55] = "broken machine",
        [56] = "impossible test",
        [57] = "several faults",
    };

    public static bool Has(int number) => Titles.ContainsKey(number);

    public static string Title(int number) => string.Create(CultureInfo.InvariantCulture, $"{number} {Titles.GetValueOrDefault(number)}").TrimEnd();
}
