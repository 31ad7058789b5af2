using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Deployer.Processes;
using Deployer.RepairBench.Cases;

namespace Deployer.RepairBench.Agents;

/// <summary>Runs `codex-deployer fix`, as a user does.</summary>
/// <param name="name">Name of the agent.</param>
/// <param name="runner">Runs it.</param>
/// <param name="command">The program and its first arguments, up to the verb.</param>
/// <param name="state">Absolute path of a folder for its state; emptied before each case, so that no case learns from another.</param>
internal sealed partial class ProductAgent(string name, ProcessRunner runner, IReadOnlyList<string> command, string state) : IAgent
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    public string Name => name;

    public async Task<AgentAnswer> RepairAsync(CaseRepository repository, CancellationToken cancellationToken)
    {
        if (Directory.Exists(state))
        {
            Directory.Delete(state, recursive: true);
        }

        Directory.CreateDirectory(state);
        var request = new ProcessRequest(command[0], [.. command.Skip(1), "fix", repository.Folder, "--json"])
        {
            WorkingDirectory = repository.Folder,
            Deadline = Patience,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["XDG_STATE_HOME"] = state },
        };
        var result = await runner.RunAsync(request, cancellationToken);
        if (result.ExitCode is not (0 or 1) || result.DeadlineExceeded)
        {
            throw new InvalidOperationException($"fix ended with exit code {result.ExitCode}: {result.OutputText}{result.Errors}");
        }

        var told = JsonDocument.Parse(result.OutputText).RootElement;
        return new AgentAnswer
        {
            Fixer = told.GetProperty("fixer").GetString(),
            Confidence = told.GetProperty("confidence").GetString(),
            Attempts = told.GetProperty("attempts").GetArrayLength(),
            FailureClass = told.TryGetProperty("failureClass", out var failure) ? failure.GetString() : null,
            SecondsFromRed = SecondsFromRed(result),
        };
    }

    /// <summary>From the progress line that tells of the red build to the end of the last line.</summary>
    private static double? SecondsFromRed(ProcessResult result)
    {
        var steps = Step().Matches(result.Errors);
        var red = steps.FirstOrDefault(step => step.Groups["stage"].Value == "diagnose");
        if (red is null)
        {
            return null;
        }

        var first = TimeOf(steps[0]);
        return (result.Duration - (TimeOf(red) - first)).TotalSeconds;

        static TimeSpan TimeOf(Match step) => TimeSpan.Parse(step.Groups["time"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(?<time>\d\d:\d\d:\d\d) (?<stage>\w+)", RegexOptions.Multiline)]
    private static partial Regex Step();
}
