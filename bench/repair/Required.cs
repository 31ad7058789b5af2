using Deployer.Processes;

namespace Deployer.RepairBench;

/// <summary>Runs programs that the benchmark cannot do without.</summary>
internal static class Required
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task RunAsync(ProcessRunner runner, IReadOnlyList<string> line, string folder, CancellationToken cancellationToken)
    {
        var result = await runner.RunAsync(new ProcessRequest(line[0], [.. line.Skip(1)]) { WorkingDirectory = folder, Deadline = Patience }, cancellationToken);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"{string.Join(' ', line)} failed: {result.Errors}");
        }
    }

    /// <summary>Copies a folder with all dates, so that what was built in it need not be built again.</summary>
    public static Task CopyAsync(ProcessRunner runner, string from, string to, CancellationToken cancellationToken) =>
        RunAsync(runner, ["cp", "-a", from, to], "/", cancellationToken);
}
