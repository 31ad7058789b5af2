using Deployer.Git;
using Deployer.Kernel;
using Deployer.Processes;
using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Grading;

/// <summary>
/// A folder in which states of one package are built, each on top of a copy of the good state's build. On top of one another they
/// could not be trusted: after a row of failed builds SwiftPM has linked tests that died in a state that was good.
/// </summary>
/// <param name="runner">Runs Swift.</param>
/// <param name="folder">Absolute path; its name should be the package's.</param>
/// <param name="good">The package's good state.</param>
/// <param name="toolchain">What a build holds for.</param>
internal sealed class SwiftSlot(ProcessRunner runner, string folder, FileTree good, string toolchain) : IBuilder
{
    private static readonly TimeSpan BuildTime = TimeSpan.FromMinutes(5);

    /// <summary>The packages' own tests take a second or two.</summary>
    private static readonly TimeSpan TestTime = TimeSpan.FromSeconds(40);

    private static readonly string[] Flags = ["-Xswiftc", "-debug-diagnostic-names"];

    public async Task<SwiftResult> RunAsync(FileTree tree, int run, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        tree.WriteTo(folder);
        var build = await BuildAsync(cancellationToken);
        if (!build.Succeeded)
        {
            return SwiftLog.OfBuild(WithoutFolder(build));
        }

        var test = await SwiftAsync(["test", "--skip-build", .. Flags], TestTime, cancellationToken);
        return SwiftLog.OfTests(WithoutFolder(test)) with { Green = test.Succeeded, Ended = !test.DeadlineExceeded };
    }

    /// <summary>Makes the folder hold the good state as it was built once.</summary>
    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        var (kept, stamp, wanted) = ($"{folder}.good", $"{folder}.good.txt", Fingerprint.Of([good.Fingerprint, toolchain]).Value);
        FolderTree.Remove(folder);
        if (!File.Exists(stamp) || await File.ReadAllTextAsync(stamp, cancellationToken) != wanted)
        {
            FolderTree.Remove(kept);
            good.WriteTo(folder);
            await BuildAsync(cancellationToken);
            Directory.Move(folder, kept);
            await File.WriteAllTextAsync(stamp, wanted, cancellationToken);
        }

        await Required.CopyAsync(runner, kept, folder, cancellationToken);
    }

    private Task<ProcessResult> BuildAsync(CancellationToken cancellationToken) => SwiftAsync(["build", "--build-tests", .. Flags], BuildTime, cancellationToken);

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
