using Deployer.Diagnose;
using Deployer.Diagnose.Fingerprints;
using Xunit;

namespace Deployer.Tests.Diagnose.Fingerprints;

public sealed class FailureRecipeTests
{
    private const string Source = "public func two() -> Int {\n    let v = left + right\n    return v\n}\n";

    [Fact]
    public async Task A_failure_keeps_its_keys_when_the_package_and_its_lines_move()
    {
        var here = await FailAsync(Source, "left", 2);
        var moved = await FailAsync(string.Concat(Enumerable.Repeat("// above\n", 50)) + Source, "left", 52);

        Assert.Equal(here.Failures.Single().Keys, moved.Failures.Single().Keys);
        Assert.Equal(here.Fingerprint, moved.Fingerprint);
    }

    [Fact]
    public async Task The_order_in_which_a_build_tells_its_errors_changes_nothing()
    {
        using var scene = new DiagnoseScene();
        scene.Write("Sources/Core/Core.swift", Source);
        string[] lines = [.. new[] { "left", "right", "other" }.Select((name, index) => $"{scene.Folder}/Sources/Core/Core.swift:{index + 1}:1: error: cannot find '{name}' in scope\n")];
        var straight = await scene.DiagnoseAsync(scene.Run(1, string.Concat(lines)), manifest: DiagnoseScene.Manifest);
        var shuffled = await scene.DiagnoseAsync(scene.Run(1, string.Concat(lines.Reverse()) + lines[1]), manifest: DiagnoseScene.Manifest);

        Assert.Equal(straight.Fingerprint, shuffled.Fingerprint);
        Assert.Equal(straight.Failures.Select(failure => failure.Keys), shuffled.Failures.Select(failure => failure.Keys));
    }

    [Fact]
    public async Task A_log_alone_has_the_fingerprint_of_the_build_it_came_from()
    {
        var built = await FailAsync(Source, "left", 2);
        var alone = Alone("/builds/77", null, "    let v = left + right");

        Assert.Equal(built.Fingerprint, alone.Fingerprint);
        Assert.Equal(built.Failures[0].Keys.Family, alone.Failures[0].Keys.Family);
        Assert.Equal(built.Failures[0].Keys.Class, alone.Failures[0].Keys.Class);
        Assert.Equal(built.Cause, alone.Cause);
    }

    [Fact]
    public async Task A_log_from_a_container_has_all_keys_of_the_build_when_the_package_is_at_hand()
    {
        using var scene = new DiagnoseScene();
        scene.Write("Sources/Core/Core.swift", Source);
        var built = await FailAsync(Source, "left", 2);

        Assert.Equal(built.Failures[0].Keys, Alone("/src", scene.Folder, "    let v = left + right").Failures[0].Keys);
        Assert.Equal(built.Failures[0].Keys, Alone("/src", scene.Folder, null).Failures[0].Keys);
    }

    [Fact]
    public async Task A_source_that_has_changed_since_the_log_does_not_mislead()
    {
        using var scene = new DiagnoseScene();
        scene.Write("Sources/Core/Core.swift", "// new\n" + Source);
        var built = await FailAsync(Source, "left", 2);

        Assert.Equal(built.Fingerprint, Alone("/src", scene.Folder, "let v = left + right").Fingerprint);
    }

    [Fact]
    public async Task The_import_check_tells_the_same_failure_as_compiler_and_linker()
    {
        using var scene = new DiagnoseScene();
        var compiled = await scene.DiagnoseAsync(scene.Recorded(1, "module.log"), manifest: DiagnoseScene.Forgetful);
        var told = await scene.DiagnoseAsync(
            scene.Run(1, "error: Target App imports another target (Core) in the package without declaring it a dependency.\n"), manifest: DiagnoseScene.Forgetful);

        Assert.Equal(compiled.Fingerprint, told.Fingerprint);
        Assert.Equal(compiled.FailureClass, told.FailureClass);
    }

    [Fact]
    public void What_a_test_was_called_with_counts_exactly_only()
    {
        var paths = new PackagePaths("/srv/slot");
        var recipe = new FailureRecipe(new TargetOrder(null), new SourceLines(paths), paths);
        FailureKeys KeysOf(string? arguments) => recipe.KeysOf(
            new Finding(new Diagnostic { Severity = Severity.Error, Phase = Phase.TestIssue, Message = "T/all(_:): failed" })
            {
                TestId = "T/all(_:)",
                Reason = "failed",
                Arguments = arguments,
            });

        Assert.Equal(KeysOf("1").Family, KeysOf("2").Family);
        Assert.NotEqual(KeysOf("1").Exact, KeysOf("2").Exact);
        Assert.NotEqual(KeysOf(null).Exact, KeysOf("1").Exact);
    }

    [Fact]
    public async Task Two_symbols_on_one_line_differ_exactly_and_are_of_one_class()
    {
        var left = (await FailAsync(Source, "left", 2)).Failures.Single().Keys;
        var right = (await FailAsync(Source, "right", 2)).Failures.Single().Keys;

        Assert.Equal(left.Class, right.Class);
        Assert.Equal(left.Family, right.Family);
        Assert.NotEqual(left.Exact, right.Exact);
    }

    [Fact]
    public async Task Another_structure_of_the_line_is_another_family()
    {
        var sum = (await FailAsync(Source, "left", 2)).Failures.Single().Keys;
        var call = (await FailAsync(Source.Replace("left + right", "left(right)", StringComparison.Ordinal), "left", 2)).Failures.Single().Keys;

        Assert.Equal(sum.Class, call.Class);
        Assert.NotEqual(sum.Family, call.Family);
    }

    [Theory]
    [InlineData("cannot find 'a' in scope", "cannot find '\u00A7' in scope", "a")]
    [InlineData("couldn't read 'x' (aka 'y')", "couldn't read '\u00A7'", "x")]
    [InlineData("undefined reference to `go'", "undefined reference to '\u00A7'", "go")]
    [InlineData("took 12.5 seconds at /srv/x/y.swift:3:4 id 0xdeadbeef", "took % at % id %", "")]
    [InlineData("clone https://git.example.org:8443/acme/x.git: port 9 of host git.example.org", "clone https:%: port % of host %", "")]
    [InlineData("clone git@example.org:acme/x.git as ada@example.org", "clone % as %", "")]
    [InlineData("Failed to connect to git.example.org port 443 after 3 ms", "Failed to connect to % port % after %", "")]
    [InlineData("Another instance (PID: 7) runs since Tue Jul 15 2025, 1 hour", "Another instance (PID: %) runs since % %, %", "")]
    [InlineData("in TemporaryDirectory.JCn2YC at 2025-07-14T09:08:07Z", "in % at %", "")]
    [InlineData("package 'SLOT' is using 3 of 42", "package '\u00A7' is using 3 of %", "(package)")]
    public void A_message_parts_into_template_and_arguments(string message, string template, string arguments)
    {
        var (text, found) = new MessageTemplates(new PackagePaths("/srv/slot")).Of(message);

        Assert.Equal((template, arguments), (text, string.Join(',', found)));
    }

    [Theory]
    [InlineData("Expectation failed: (one(a: [1]) \u2192 Foo(x: 1)) == 3", "Expectation failed: (one(a: [1]) \u2192) == 3")]
    [InlineData("Caught error: Boom()", "Caught error: Boom()")]
    public void Values_behind_arrows_are_left_out(string message, string expected) =>
        Assert.Equal(expected, MessageTemplates.WithoutValues(message));

    [Theory]
    [InlineData("let v = try? foo(\"a \\\" b\", 0x1F) // why", "let I = try ? I ( L , L )")]
    [InlineData("", "")]
    public void A_line_of_source_has_a_shape(string line, string shape) => Assert.Equal(shape, SourceShape.Of(line));

    /// <summary>The failure of <see cref="FailAsync"/> as a log tells it that was written elsewhere.</summary>
    private static Diagnosis Alone(string printedFolder, string? packageFolder, string? quoted)
    {
        var printed = new Diagnostic
        {
            Severity = Severity.Error,
            Phase = Phase.Compile,
            Message = "cannot find 'left' in scope",
            Id = "cannot_find_in_scope",
            File = $"{printedFolder}/Sources/Core/Core.swift",
            Line = 2,
            Column = 13,
            SourceLine = quoted,
        };
        var paths = PackagePaths.Infer([printed.File], packageFolder);
        var located = paths.Locate(printed);
        return new Conclusion(paths, TargetOrder.OfLog(packageFolder, [located]))
            .Of(new RunFindings { Errors = [new Finding(located)] }, RunFindings.None);
    }

    private static async Task<Diagnosis> FailAsync(string source, string symbol, int line)
    {
        using var scene = new DiagnoseScene();
        scene.Write("Sources/Core/Core.swift", source);
        var log = $"{scene.Folder}/Sources/Core/Core.swift:{line}:13: error: cannot find '{symbol}' in scope [cannot_find_in_scope]\n";
        return await scene.DiagnoseAsync(scene.Run(1, log + log), manifest: DiagnoseScene.Manifest);
    }
}
