using Deployer.Build.Swift.Frontend;
using Deployer.Tests.Snapshots;
using Xunit;

namespace Deployer.Tests.Build.Swift.Frontend;

public sealed class FrontendCallTests
{
    /// <summary>As the driver of 6.0.3 answers.</summary>
    private const string Jobs = """
        /usr/libexec/swift/bin/swift-frontend -frontend -emit-sil -primary-file /s/any.swift -serialize-diagnostics-path /dev/null.dia -target x86_64-pc-linux-gnu -I '/p/o'\''dd dir/.build/debug/Modules' -enable-testing -module-cache-path /c/modules -swift-version 6 -Onone -debug-diagnostic-names -D DEBUG -entry-point-function-name App_main -load-plugin-executable /p/Macros#Macros -Xcc -I -Xcc '/p/o'\''dd dir/include' -Xcc -o -module-name App -package-name pkg -o /dev/null

        """;

    private static readonly PlannedTarget App = new(
        "App",
        "App",
        ["/p/A.swift", "/p/B.swift"],
        ["-I", "/p/Modules", "-target", "x86_64-pc-linux-gnu", "-enable-batch-mode", "-index-store-path", "/p/index", "-j2", "-parseable-output", "-Xcc", "-wmo", "-Xfrontend", "-index-store-path", "-serialize-diagnostics"]);

    [Fact]
    public void The_driver_is_asked_how_it_compiles_one_file() =>
        Snapshot.Matches(Lines(FrontendCall.AskDriver(App, "/s/any.swift")), "driver-question");

    [Fact]
    public void The_compiler_is_called_as_its_driver_would_with_the_files_asked_for_as_primary_ones() =>
        Snapshot.Matches(
            Lines(FrontendCall.Read(Jobs)!.Arguments(["/p/A.swift", "/s/0/B.swift", "/p/C.swift"], [new("/s/0/B.swift", "/s/0.dia"), new("/p/C.swift", "/s/1.dia")])),
            "frontend-call");

    [Theory]
    [InlineData("")]
    [InlineData("error: unknown argument: '-x'\n")]
    [InlineData("/usr/bin/clang -c a.c\n")]
    public void A_driver_that_would_not_compile_gives_no_call(string jobs) => Assert.Null(FrontendCall.Read(jobs));

    [Fact]
    public void The_names_of_diagnostics_are_asked_for_always() =>
        Assert.Equal(["-module-name", "A", "-debug-diagnostic-names"], FrontendCall.Read("swift-frontend -frontend -emit-sil -module-name A -o -\n")!.Settings);

    [Theory]
    [InlineData("a  b ", "a|b")]
    [InlineData("'it'\\''s one' \"two \\\" 'x'\"", "it's one|two \" 'x'")]
    [InlineData("a\\ b ''", "a b|")]
    public void A_printed_command_line_is_taken_apart(string line, string words) => Assert.Equal(words.Split('|'), ShellWords.Split(line));

    private static string Lines(IEnumerable<string> words) => string.Concat(words.Select(word => word + "\n"));
}
