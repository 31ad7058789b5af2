using System.Text.RegularExpressions;
using Deployer.Processes;
using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Grading;

/// <summary>What a build with its tests came to.</summary>
/// <param name="Built">The build and that of the tests succeeded.</param>
/// <param name="Green">All tests passed as well.</param>
/// <param name="Ended">The tests ended within their time.</param>
/// <param name="Died">The tests' process died.</param>
/// <param name="Diagnostics">Identifiers of the compiler's errors.</param>
/// <param name="Passed">Names of the tests that passed.</param>
/// <param name="Log">What was printed.</param>
internal sealed record SwiftResult(
    bool Built, bool Green, bool Ended, bool Died, IReadOnlySet<string> Diagnostics, IReadOnlySet<string> Passed, string Log);

/// <summary>A folder in which states of one package are built one after the other, its `.build` kept warm.</summary>
/// <param name="runner">Runs Swift.</param>
/// <param name="folder">Absolute path; its name should be the package's.</param>
internal sealed partial class SwiftSlot(ProcessRunner runner, string folder)
{
    private static readonly TimeSpan BuildTime = TimeSpan.FromMinutes(5);

    /// <summary>The packages' own tests take a second or two.</summary>
    private static readonly TimeSpan TestTime = TimeSpan.FromSeconds(40);

    private static readonly string[] Flags = ["-Xswiftc", "-debug-diagnostic-names"];

    public async Task<SwiftResult> RunAsync(FileTree tree, CancellationToken cancellationToken)
    {
        tree.WriteTo(folder);
        var build = await SwiftAsync(["build", "--build-tests", .. Flags], BuildTime, cancellationToken);
        var log = build.OutputText + build.Errors;
        if (!build.Succeeded)
        {
            var ids = Identifier().Matches(log).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
            return new(Built: false, Green: false, Ended: true, Died: false, ids, new HashSet<string>(), log);
        }

        var test = await SwiftAsync(["test", "--skip-build", .. Flags], TestTime, cancellationToken);
        log = test.OutputText + test.Errors;
        var passed = Passed().Matches(log).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var died = log.Contains("xited with unexpected signal code", StringComparison.Ordinal);
        return new(Built: true, test.Succeeded, !test.DeadlineExceeded, died, new HashSet<string>(), passed, log);
    }

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

    [GeneratedRegex(@"error: [^\n]*\[(\w+)\]$", RegexOptions.Multiline)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^(?:Test Case '(?<name>[^']+)' passed|\W+ Test (?<name>[^\n]+?) passed after)", RegexOptions.Multiline)]
    private static partial Regex Passed();
}
