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

    private static async Task<Diagnosis> FailAsync(string source, string symbol, int line)
    {
        using var scene = new DiagnoseScene();
        scene.Write("Sources/Core/Core.swift", source);
        var log = $"{scene.Folder}/Sources/Core/Core.swift:{line}:13: error: cannot find '{symbol}' in scope [cannot_find_in_scope]\n";
        return await scene.DiagnoseAsync(scene.Run(1, log + log), manifest: DiagnoseScene.Manifest);
    }
}
