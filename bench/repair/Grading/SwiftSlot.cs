using Deployer.Processes;
using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Grading;

/// <summary>A folder in which states of one package are built one after the other, its `.build` kept warm.</summary>
/// <param name="runner">Runs Swift.</param>
/// <param name="folder">Absolute path; its name should be the package's.</param>
internal sealed class SwiftSlot(ProcessRunner runner, string folder) : IBuilder
{
    private static readonly TimeSpan BuildTime = TimeSpan.FromMinutes(5);

    /// <summary>The packages' own tests take a second or two.</summary>
    private static readonly TimeSpan TestTime = TimeSpan.FromSeconds(40);

    private static readonly string[] Flags = ["-Xswiftc", "-debug-diagnostic-names"];

    public async Task<SwiftResult> RunAsync(FileTree tree, int run, CancellationToken cancellationToken)
    {
        tree.WriteTo(folder);
        var build = await SwiftAsync(["build", "--build-tests", .. Flags], BuildTime, cancellationToken);
        if (!build.Succeeded)
        {
            return SwiftLog.OfBuild(WithoutFolder(build));
        }

        var test = await SwiftAsync(["test", "--skip-build", .. Flags], TestTime, cancellationToken);
        return SwiftLog.OfTests(WithoutFolder(test)) with { Green = test.Succeeded, Ended = !test.DeadlineExceeded };
    }

    private string WithoutFolder(ProcessResult result) => (result.OutputText + result.Errors).Replace($"{folder}/", "", StringComparison.Ordinal);

    /// <summary>Swift leaves temporary folders behind when its tests die: it gets a place of its own for them.</summary>
    private async Task<ProcessResult> SwiftAsync(IReadOnlyList<string> arguments, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var temporary = Directory.CreateDirectory($"{folder}.tmp").FullName;
        var request = new ProcessRequest("swift", arguments)
        {
            WorkingDirectory = folder,
            Deadline = deadline,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["TMPDIR"] = temporary },
        };
        try
        {
            return await runner.RunAsync(request, cancellationToken);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }
}
