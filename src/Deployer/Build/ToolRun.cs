using Deployer.Processes;
using Deployer.Processes.Sandbox;

namespace Deployer.Build;

/// <summary>One call of a build tool.</summary>
/// <param name="Step">`build` or `test`.</param>
/// <param name="Program">Its name or absolute path.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Deadline">How long it may take.</param>
internal sealed record ToolCall(string Step, string Program, IReadOnlyList<string> Arguments, TimeSpan Deadline);

/// <summary>Runs build tools so that their output is kept and nothing is left in the temporary folder.</summary>
internal static class ToolRun
{
    public static async Task<RunRecord> RunAsync(
        ProcessRunner runner, BuildPlace place, ToolCall call, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(place.RunFolder, $"tmp-{call.Step}");
        var log = Path.Combine(place.RunFolder, $"{call.Step}.log");
        Directory.CreateDirectory(temporary);
        Directory.CreateDirectory(place.ResultsFolder);
        File.Delete(log);
        try
        {
            var request = new ProcessRequest(call.Program, call.Arguments)
            {
                WorkingDirectory = place.PackageFolder,
                Deadline = call.Deadline,
                Environment = EnvironmentOf(place, temporary),
                LogFile = log,
                FollowFile = place.FollowFile,
                MaxCapturedBytes = 0,
                Yields = true,
                Owner = place.Owner,
                Confinement = Confine(place, temporary),
            };
            var result = await runner.RunAsync(request, cancellationToken);
            return new RunRecord(result.ExitCode, result.DeadlineExceeded, log, result.Duration)
            {
                Strain = result.Strain,
                Breach = result.Breach,
            };
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    /// <summary>The log is not among what it may write: it is ours.</summary>
    private static Confinement? Confine(BuildPlace place, string temporary) => place.Confinement is { } given
        ? given with { Writable = [.. given.Writable, temporary, place.ResultsFolder] }
        : null;

    private static Dictionary<string, string> EnvironmentOf(BuildPlace place, string temporary) =>
        new(place.Environment, StringComparer.Ordinal)
        {
            ["TMPDIR"] = temporary,
            ["SWIFT_BACKTRACE"] = "color=no,threads=crashed,registers=none,images=none,limit=16",
        };
}
