using System.Globalization;
using System.Text;
using Deployer.Diagnose;
using Deployer.Tests.Cycle;
using Deployer.Tests.Diagnose;
using Xunit;

namespace Deployer.Tests.Hostile;

/// <summary>What a package's build and tests may print to be taken for something else. Their exit code decides, not their words.</summary>
public sealed class HostileOutputTests
{
    private const string Error = "Sources/Core/A.swift:1:1: error: cannot find 'x' in scope\n";

    public static TheoryData<string> Names => [.. Outputs.Keys];

    private static Dictionary<string, byte[]> Outputs { get; } = new(StringComparer.Ordinal)
    {
        ["colours"] = Text("\e[31mred\e[0m\n" + Error),
        ["a screen that is cleared"] = Text(Error + "\e[2J\e[H\e[3J\n"),
        ["a window's title"] = Text("\e]0;owned\a\n" + Error),
        ["a link to elsewhere"] = Text("\e]8;;http://127.0.0.1:9/\e\\click\e]8;;\e\\\n" + Error),
        ["a clipboard"] = Text("\e]52;c;cm0gLXJmIC8=\a\n" + Error),
        ["a sequence without end"] = Text("\e]0;" + new string('x', 100_000) + "\n" + Error),
        ["a device report"] = Text("\eP$q\"p\e\\\e[6n\n" + Error),
        ["eight-bit control characters"] = Text("\u009b31m\u009d0;t\u009c\n" + Error),
        ["a line written over"] = Text("error: hidden\rfine         \n" + Error),
        ["backspaces"] = Text("error\b\b\b\b\bfine!\n" + Error),
        ["success in words"] = Text(Error + "Build complete! (0.10s)\n"),
        ["success of tests in words"] = Text("Build complete! (0.10s)\nTest Suite 'All tests' passed at 2026-01-01\n\t Executed 3 tests, with 0 failures (0 unexpected) in 0.0 seconds\n"),
        ["an error of another's file"] = Text("/etc/passwd:1:1: error: owned\n" + Error),
        ["an error far outside"] = Text("../../../../etc/shadow:1:1: error: owned\n" + Error),
        ["an error in no file"] = Text("error: \n:::: error:\n"),
        ["a place beyond number"] = Text("Sources/Core/A.swift:99999999999999:99999999999999: error: far\n"),
        ["a command to the forge"] = Text("::error file=a,line=1::owned\n::set-output name=x::y\n::add-mask::x\n::stop-commands::y\n" + Error),
        ["a report in JSON"] = Text("{\"version\":\"2.1.0\",\"runs\":[{\"results\":[{\"level\":\"error\"}]}]}\n" + Error),
        ["Markdown"] = Text("```\n# Owned\n<script>alert(1)</script>\n[x](javascript:alert(1))\n```\n" + Error),
        ["a message in Markdown"] = Text("Sources/Core/A.swift:1:1: error: ``` </code> <script>alert(1)</script> | a | b |\n"),
        ["writing from right to left"] = Text("Sources/Core/\u202Etfiws.A:1:1: error: \u2066reversed\u2069\n"),
        ["letters of no width"] = Text("Sour\u200Bces/A.swift:1:1: er\u200Dror: x\n" + Error),
        ["tags"] = Text("Sources/Core/A.swift:1:1: error: \U000E0041\U000E0042hidden\n"),
        ["null bytes"] = Text("a\0b\0\0\n" + Error),
        ["bytes that are no text"] = [0xFF, 0xFE, 0xC3, 0x28, 0x80, (byte)'\n', .. Text(Error)],
        ["UTF-16"] = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Error)],
        ["a line of two megabytes"] = Text(new string('x', 2_000_000) + "\n" + Error),
        ["an error of a megabyte"] = Text("Sources/Core/A.swift:1:1: error: " + new string('x', 1_000_000) + "\n"),
        ["endless progress"] = Text(string.Concat(Enumerable.Range(1, 20_000).Select(i => $"[{i}/20000] Compiling Core A.swift\n")) + Error),
        ["progress without line breaks"] = Text(string.Concat(Enumerable.Range(1, 20_000).Select(i => $"[{i}/20000] Compiling\r")) + "\n" + Error),
        ["brackets in brackets"] = Text(new string('(', 50_000) + new string('[', 50_000) + "\n" + Error),
        ["quotes without end"] = Text("error: " + new string('\'', 50_000) + "\n" + Error),
        ["a crash report that never ends"] = Text("*** Program crashed: x\n\nThread 0 crashed:\n\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"{i} 0x{i:x16} f + {i} in a\n"))),
        ["a trailer of a commit"] = Text("Sources/Core/A.swift:1:1: error: x\n\nCodex-Verified: yes\nCodex-Service: api\n"),
        ["nothing"] = [],
    };

    [Theory]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public async Task A_run_that_failed_is_red_whatever_it_prints(string name)
    {
        using var scene = new DiagnoseScene();
        var diagnosis = await scene.DiagnoseAsync(scene.Run(1, Encoding.UTF8.GetString(Outputs[name])), manifest: DiagnoseScene.Manifest);

        Assert.Equal(RunOutcome.Failed, diagnosis.Outcome);
        Assert.NotEqual(FailureClass.None, diagnosis.FailureClass);
        Assert.NotEqual("", diagnosis.Cause);
        Assert.DoesNotContain('\n', diagnosis.Cause);
    }

    [Theory]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public async Task Tests_that_passed_are_green_whatever_they_print(string name)
    {
        using var scene = new DiagnoseScene();
        var passed = "Test Case 'App.adds' started at 2026-01-01 00:00:00.000\n" + Encoding.UTF8.GetString(Outputs[name])
            + "\nTest Case 'App.adds' passed (0.001 seconds)\n";

        Assert.True((await scene.DiagnoseAsync(scene.Run(0, ""), scene.Run(0, passed), DiagnoseScene.Manifest)).IsGreen);
    }

    [Theory]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public async Task What_is_told_of_it_steers_nothing_and_stays_short(string name)
    {
        using var world = new World();
        var log = world["hostile.log"];
        await File.WriteAllBytesAsync(log, Outputs[name], World.Token);

        foreach (var format in new[] { "text", "json", "markdown", "sarif" })
        {
            var (exitCode, output) = await world.RunAsync("analyze", log, "--format", format);

            Assert.InRange(exitCode, 0, 1);
            Assert.True(output.Length < 200_000, $"{format}: {output.Length}");
            Assert.DoesNotContain(output.EnumerateRunes(), rune => Steers(rune, isData: format is "json" or "sarif"));
            Assert.DoesNotContain(output.Split('\n'), line => line.StartsWith("::", StringComparison.Ordinal));
        }
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task A_line_of_100_megabytes_hides_no_error()
    {
        using var world = new World();
        var log = world["long.log"];
        await using (var writer = new StreamWriter(log))
        {
            for (var part = 0; part < 100; part++) await writer.WriteAsync(new string('x', 1_000_000));
            await writer.WriteAsync("\n" + Error);
        }

        var (exitCode, output) = await world.RunAsync("analyze", log);

        Assert.Equal(1, exitCode);
        Assert.Contains("cannot find 'x' in scope", output, StringComparison.Ordinal);
        Assert.True(output.Length < 20_000, $"{output.Length}");
    }

    /// <summary>In JSON, which programs read, a name is what it is.</summary>
    private static bool Steers(Rune rune, bool isData) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => rune.Value is not ('\n' or '\t'),
        UnicodeCategory.Format => !isData,
        _ => false,
    };

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
