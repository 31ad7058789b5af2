using Deployer.Diagnose;
using Deployer.Diagnose.Text;
using Xunit;

namespace Deployer.Tests.Diagnose;

public sealed class TriageTests
{
    [Theory]
    [InlineData("clang: error: unable to execute command: Killed: 9", nameof(FailureClass.Infrastructure), "memory")]
    [InlineData("compile command failed due to signal 9 (use -v to see invocation)", nameof(FailureClass.Infrastructure), "memory")]
    [InlineData("Exited with unexpected signal code 9", nameof(FailureClass.Infrastructure), "memory")]
    [InlineData("unable to write file: No space left on device (28)", nameof(FailureClass.Infrastructure), "full")]
    [InlineData("Disk quota exceeded", nameof(FailureClass.Infrastructure), "full")]
    [InlineData("couldn't create directory: Read-only file system", nameof(FailureClass.Infrastructure), "writable")]
    [InlineData("Error Domain=NSCocoaErrorDomain Code=642 \"The volume is read only.\"", nameof(FailureClass.Infrastructure), "writable")]
    [InlineData("Error Domain=NSCocoaErrorDomain Code=640 \"You can\u2019t save the file because the volume is out of space.\"", nameof(FailureClass.Infrastructure), "full")]
    [InlineData("Error Domain=NSCocoaErrorDomain Code=513 \"You don\u2019t have permission to save the file.\"", nameof(FailureClass.Infrastructure), "owner")]
    [InlineData("unable to execute command: File size limit exceeded", nameof(FailureClass.Infrastructure), "ulimit -f")]
    [InlineData("opendir: Too many open files", nameof(FailureClass.Infrastructure), "ulimit")]
    [InlineData("the build did not end before its time was over: Another instance of SwiftPM (PID: 4711) is already running using '/p/.build', waiting until that process has finished execution...", nameof(FailureClass.Infrastructure), "Another build")]
    [InlineData("the build did not end before its time was over: [3/9] Compiling", nameof(FailureClass.Infrastructure), "time")]
    [InlineData("a program could not be started (exit code 127): swift: command not found", nameof(FailureClass.Infrastructure), "PATH")]
    [InlineData("a program could not be started (exit code 126)", nameof(FailureClass.Infrastructure), "missing")]
    [InlineData("The operation was canceled.", nameof(FailureClass.Infrastructure), "stopped from outside")]
    [InlineData("cannot open '/p/.build/x.yaml': Permission denied", nameof(FailureClass.Infrastructure), "owner")]
    [InlineData("Failed to clone repository https://example.org/x.git: fatal: unable to access 'https://example.org/x.git/': Could not resolve host: example.org", nameof(FailureClass.Infrastructure), "DNS")]
    [InlineData("Failed to clone repository https://example.org/x.git: fatal: unable to access 'x': server certificate verification failed. CAfile: none CRLfile: none", nameof(FailureClass.Infrastructure), "certificate")]
    [InlineData("Failed to clone repository https://example.org/x.git: fatal: unable to access 'x': The requested URL returned error: 403", nameof(FailureClass.Infrastructure), "credentials")]
    [InlineData("Failed to clone repository https://example.org/x.git: fatal: could not read Username for 'https://example.org': terminal prompts disabled", nameof(FailureClass.Infrastructure), "credentials")]
    [InlineData("Failed to clone repository https://example.org/x.git: remote: Repository not found. fatal: repository 'https://example.org/x.git/' not found", nameof(FailureClass.Infrastructure), "not there")]
    [InlineData("Failed to clone repository https://example.org/x.git: fatal: unable to access 'x': The requested URL returned error: 429", nameof(FailureClass.Infrastructure), "slow down")]
    [InlineData("Failed to clone repository https://example.org/x.git: fatal: unable to access 'x': Received HTTP code 407 from proxy after CONNECT", nameof(FailureClass.Infrastructure), "proxy")]
    [InlineData("Failed to clone repository https://example.org/x.git: error: RPC failed; curl 92 HTTP/2 stream 0 was not closed cleanly", nameof(FailureClass.Infrastructure), "network")]
    [InlineData("Failed to clone repository file:///remotes/gone: fatal: '/remotes/gone' does not appear to be a git repository", nameof(FailureClass.Dependency), "address")]
    [InlineData("PCH was compiled with module cache path '/a/.build/ModuleCache', but the path is currently '/b/.build/ModuleCache'", nameof(FailureClass.Toolchain), "Remove it")]
    [InlineData("unable to load standard library for target 'x86_64-unknown-linux-gnu'", nameof(FailureClass.Toolchain), "Install it again")]
    [InlineData("missing required module 'SwiftShims'", nameof(FailureClass.Toolchain), "incomplete")]
    [InlineData("compile command failed due to signal 4 (use -v to see invocation)", nameof(FailureClass.Toolchain), "crashed")]
    [InlineData("fatal error encountered during compilation; please submit a bug report", nameof(FailureClass.Toolchain), "crashed")]
    [InlineData("package 'pk' is using Swift tools version 9.9.0 but the installed version is 6.0.3", nameof(FailureClass.Infrastructure), "newer Swift")]
    [InlineData("'dep': package 'dep' is using Swift tools version 9.9.0 but the installed version is 6.0.3", nameof(FailureClass.Dependency), "newer Swift")]
    [InlineData("product 'Corex' required by package 'pk' target 'App' not found. Did you mean 'Core'?", nameof(FailureClass.Manifest), "names")]
    [InlineData("product 'Deep' required by package 'pk' target 'App' not found in package 'dep'.", nameof(FailureClass.Dependency), "no such product")]
    [InlineData("Source files for target Core should be located under 'Sources/Core', or a custom sources path can be set", nameof(FailureClass.Manifest), "folder")]
    [InlineData("unknown package 'vapor' in dependencies of target 'App'; valid packages are: ", nameof(FailureClass.Manifest), "names")]
    [InlineData("cyclic dependency declaration found: App -> Core -> App", nameof(FailureClass.Manifest), "circle")]
    [InlineData("couldn't build /p/Core.build/A.swift.o because of multiple producers: A.swift, A.swift", nameof(FailureClass.Manifest), "Rename")]
    [InlineData("Target App imports another target (Core) in the package without declaring it a dependency.", nameof(FailureClass.Manifest), "dependencies")]
    [InlineData("Could not find Package.swift in this directory or any of its parent directories.", nameof(FailureClass.Manifest), "folder")]
    [InlineData("no tests found; create a target in the 'Tests' directory", nameof(FailureClass.Manifest), "no tests")]
    [InlineData("the manifest is missing a Swift tools version specification", nameof(FailureClass.Manifest), "")]
    [InlineData("Dependencies could not be resolved because root depends on 'x' 1.0.0..<2.0.0 and 'y' depends on 'x' 2.0.0..<3.0.0.", nameof(FailureClass.Dependency), "contradict")]
    [InlineData("the package at '/p/nolib' cannot be accessed (Error Domain=NSCocoaErrorDomain Code=260 \"The file doesn\u2019t exist.\")", nameof(FailureClass.Dependency), "resolved")]
    [InlineData("an out-of-date resolved file was detected at /p/Package.resolved, which is not allowed when automatic dependency resolution is disabled", nameof(FailureClass.Dependency), "swift package resolve")]
    [InlineData("something nobody knows", nameof(FailureClass.Code), "last lines")]
    public void A_plain_error_is_judged_by_its_words(string message, string expected, string advice)
    {
        var triage = Triage.Of(
            new Diagnostic { Severity = Severity.Error, Phase = PlainError.PhaseOf("", message), Message = message }, isForeign: false);

        Assert.Equal(expected, triage.FailureClass.ToString());
        Assert.Contains(advice, triage.Advice, StringComparison.Ordinal);
        Assert.Equal(message.Trim(), triage.Evidence);
    }

    [Theory]
    [InlineData("module compiled with Swift 5.9 cannot be imported by the Swift 6.0.3 compiler: /p/X.swiftmodule", nameof(FailureClass.Toolchain))]
    [InlineData("compiled module was created by a different version of the compiler '6.0.2'; rebuild 'Core' and try again: /p/Core.swiftmodule", nameof(FailureClass.Toolchain))]
    [InlineData("cannot find 'x' in scope", nameof(FailureClass.Code))]
    [InlineData("No space left on device", nameof(FailureClass.Code))]
    public void An_error_with_a_place_is_the_codes_unless_the_toolchain_speaks_of_itself(string message, string expected) =>
        Assert.Equal(expected, Triage.Of(Compiled("Sources/App/main.swift", message), isForeign: false).FailureClass.ToString());

    [Theory]
    [InlineData(".build/checkouts/dep/Sources/D/D.swift", nameof(FailureClass.Dependency))]
    [InlineData("/usr/lib/swift/linux/Glibc.swiftinterface", nameof(FailureClass.Toolchain))]
    public void An_error_in_foreign_code_is_of_who_brings_it(string file, string expected) =>
        Assert.Equal(expected, Triage.Of(Compiled(file, "cannot find 'x' in scope"), isForeign: true).FailureClass.ToString());

    [Theory]
    [InlineData(nameof(Phase.TestIssue), nameof(FailureClass.Test))]
    [InlineData(nameof(Phase.TestCrash), nameof(FailureClass.Crash))]
    [InlineData(nameof(Phase.TestHang), nameof(FailureClass.Hang))]
    public void What_a_test_says_of_the_machine_stays_the_tests(string phase, string expected)
    {
        var error = new Diagnostic { Severity = Severity.Error, Phase = Enum.Parse<Phase>(phase), Message = "T/t: No space left on device" };

        Assert.Equal(expected, Triage.Of(error, isForeign: false).FailureClass.ToString());
    }

    [Fact]
    public void The_evidence_is_the_line_that_decided()
    {
        var error = new Diagnostic
        {
            Severity = Severity.Error,
            Phase = Phase.Infrastructure,
            Message = "Failed to clone repository x:\n    fatal: unable to access 'x': Could not resolve host: example.org\n",
        };

        Assert.Equal("fatal: unable to access 'x': Could not resolve host: example.org", Triage.Of(error, isForeign: false).Evidence);
    }

    [Fact]
    public void No_row_is_hidden_by_one_before_it()
    {
        var rows = TriageRows.All;

        Assert.All(
            rows.SelectMany((row, index) => row.Needles.Select(needle => (needle, index))),
            item => Assert.Equal(item.index, rows.TakeWhile(row => !row.Matches(item.needle)).Count()));
    }

    [Fact]
    public async Task A_diagnosis_says_why_and_what_to_do()
    {
        using var scene = new DiagnoseScene();
        var red = await scene.DiagnoseAsync(scene.Run(1, "<unknown>:0: error: PCH was compiled with module cache path '/a', but the path is currently '/b'\n<unknown>:0: error: missing required module 'SwiftShims'\n"));
        var green = await scene.DiagnoseAsync(scene.Run(0, ""));

        Assert.Equal(FailureClass.Toolchain, red.FailureClass);
        Assert.StartsWith("PCH was compiled with module cache path", red.Evidence, StringComparison.Ordinal);
        Assert.Contains("Remove it and build again", red.Advice, StringComparison.Ordinal);
        Assert.Equal((null, null), (green.Evidence, green.Advice));
    }

    private static Diagnostic Compiled(string file, string message) =>
        new() { Severity = Severity.Error, Phase = Phase.Compile, Message = message, File = file, Line = 1, Column = 1 };
}
