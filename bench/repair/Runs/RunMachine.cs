using Deployer.Bench;
using Deployer.Processes;

namespace Deployer.RepairBench.Runs;

/// <summary>What a result holds for.</summary>
/// <param name="Hardware">Processor, cores, systems.</param>
/// <param name="Toolchain">Swift's own words.</param>
/// <param name="Commit">The commit of the product; with `+` when files were changed since.</param>
internal sealed record RunMachine(string Hardware, string Toolchain, string Commit)
{
    public static async Task<RunMachine> ReadAsync(ProcessRunner runner, string checkout, CancellationToken cancellationToken)
    {
        var swift = await AskAsync(["swift", "--version"]);
        var commit = await AskAsync(["git", "rev-parse", "--short=12", "HEAD"]);
        var changed = await AskAsync(["git", "status", "--porcelain", "--untracked-files=no", "--", "src"]);
        return new RunMachine(Machine.Describe(), swift.Split('\n')[0].Trim(), commit.Trim() + (changed.Length > 0 ? "+" : ""));

        async Task<string> AskAsync(IReadOnlyList<string> line)
        {
            var result = await runner.RunAsync(new ProcessRequest(line[0], [.. line.Skip(1)]) { WorkingDirectory = checkout, Deadline = TimeSpan.FromMinutes(1) }, cancellationToken);
            return result.Succeeded ? result.OutputText : throw new InvalidOperationException($"{string.Join(' ', line)} failed: {result.Errors}");
        }
    }
}
