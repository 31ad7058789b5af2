using System.Diagnostics;
using Deployer.Build;
using Xunit;

namespace Deployer.SystemTests.Scenes;

/// <summary>The installed Swift, run on one package as the product runs it: one log a run, and the diagnostics that it left.</summary>
/// <param name="package">The package's folder.</param>
/// <param name="temporary">Where Swift may leave what it likes.</param>
internal sealed class RealSwift(string package, string temporary)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(8);

    private readonly string _program = SharedHome.RequireSwift();

    /// <summary>What the product adds to a build.</summary>
    public static IReadOnlyList<string> Flags { get; } = ["-Xswiftc", "-serialize-diagnostics", "-Xswiftc", "-debug-diagnostic-names"];

    public async Task<RunRecord> RunAsync(string log, params IEnumerable<string> arguments)
    {
        foreach (var stale in DiagnosticFiles()) File.Delete(stale);
        var exitCode = await StartAsync(log, arguments);
        return new RunRecord(exitCode, DeadlineExceeded: false, log, TimeSpan.Zero) { DiagnosticFiles = DiagnosticFiles() };
    }

    private string[] DiagnosticFiles()
    {
        var build = Path.Combine(package, ".build");
        return Directory.Exists(build) ? Directory.GetFiles(build, "*.dia", SearchOption.AllDirectories) : [];
    }

    // A shell joins both streams in the order in which they were written. It stays as the parent: a sandbox that dies with its
    // parent would else die with the thread of ours that started it.
    private async Task<int> StartAsync(string log, IEnumerable<string> arguments)
    {
        string[] command = ["-c", "log=$1; shift; \"$@\" > \"$log\" 2>&1 < /dev/null; exit $?", "sh", log, _program, .. arguments];
        var start = new ProcessStartInfo("/bin/sh", command) { WorkingDirectory = package, UseShellExecute = false };
        start.Environment["TMPDIR"] = temporary;
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Deadline);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
