using System.Globalization;

namespace Deployer.RepairBench.Scores;

/// <summary>A result in one line, for whoever waits.</summary>
internal static class ResultLine
{
    public static string Of(CaseResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.Agent} {result.Case}: {result.Grade.Verdict} {result.Grade.Reason} "
        + $"({result.Answer.Fixer ?? "-"}, {result.Answer.FailureClass ?? "-"}, {result.Seconds:0} s, {result.SecondsAround:0} s around it{(result.Answer.Trouble is { } trouble ? $", {trouble}" : "")})");
}
