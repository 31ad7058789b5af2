using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Deployer.Processes;
using Deployer.RepairBench.Cases;

namespace Deployer.RepairBench.Agents;

/// <summary>Runs `fix`, as a user does.</summary>
/// <param name="name">Name of the agent.</param>
/// <param name="product">The program.</param>
internal sealed class ProductAgent(string name, Product product) : IAgent
{
    public string Name => name;

    public bool StartsWarm => true;

    public async Task<AgentAnswer> RepairAsync(CaseRepository repository, CancellationToken cancellationToken)
    {
        var result = await product.FixAsync(name, repository.Folder, [], cancellationToken);
        return ProductAnswer.Of(result) with { Builds = product.CountRuns() };
    }
}

/// <summary>Understands what `fix --json` printed.</summary>
internal static partial class ProductAnswer
{
    private const int MostTold = 500;
    private const int LongestStory = 6000;

    /// <summary>Its exit code when the machine, not the code, is at fault.</summary>
    private const int Machine = 3;

    public static AgentAnswer Of(ProcessResult result)
    {
        if (result is { DeadlineExceeded: false, ExitCode: Machine })
        {
            return new AgentAnswer { FailureClass = "infrastructure" };
        }

        if (result.DeadlineExceeded || result.ExitCode is not (0 or 1))
        {
            var told = (result.Errors + result.OutputText).Trim();
            var why = result.DeadlineExceeded ? "it took too long" : string.Create(CultureInfo.InvariantCulture, $"exit code {result.ExitCode}");
            return new AgentAnswer { Trouble = $"{why}: {told[Math.Max(0, told.Length - MostTold)..]}" };
        }

        using var document = JsonDocument.Parse(result.OutputText);
        var root = document.RootElement;
        var verdicts = root.GetProperty("attempts").EnumerateArray().Select(attempt => (Fixer: Text(attempt, "fixer"), Verdict: Text(attempt, "verdict"))).ToList();
        var proposed = Text(root, "outcome") == "notFixed" && verdicts.Exists(attempt => attempt.Verdict == "passed");
        return new AgentAnswer
        {
            Fixer = Text(root, "fixer") ?? (proposed ? verdicts.Last(attempt => attempt.Verdict == "passed").Fixer : null),
            Confidence = Text(root, "confidence"),
            FailureClass = Text(root, "failureClass"),
            SawGreen = Text(root, "outcome") == "alreadyGreen",
            OnlyProposed = proposed,
            Attempts = verdicts.Count,
            SecondsFromRed = SecondsFromRed(result),
            Told = result.Errors[Math.Max(0, result.Errors.Length - LongestStory)..],
        };
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>From the progress line that tells of the red build to the end of the last line, to the second.</summary>
    private static double? SecondsFromRed(ProcessResult result)
    {
        var steps = Step().Matches(result.Errors);
        var red = steps.FirstOrDefault(step => step.Groups["stage"].Value == "diagnose");
        if (red is null)
        {
            return null;
        }

        var before = TimeOf(red) - TimeOf(steps[0]);
        return (result.Duration - (before < TimeSpan.Zero ? before + TimeSpan.FromDays(1) : before)).TotalSeconds;

        static TimeSpan TimeOf(Match step) => TimeSpan.Parse(step.Groups["time"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(?<time>\d\d:\d\d:\d\d) (?<stage>\w+)", RegexOptions.Multiline)]
    private static partial Regex Step();
}
