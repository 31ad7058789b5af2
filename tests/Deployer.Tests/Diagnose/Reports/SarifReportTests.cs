using System.Text.Json;
using Deployer.Diagnose;
using Deployer.Diagnose.Reports;
using Xunit;
using static Deployer.Tests.Diagnose.Reports.SampleLogs;

namespace Deployer.Tests.Diagnose.Reports;

public sealed class SarifReportTests
{
    public static TheoryData<string> Logs => ["broken", "none", "hostile", "bare"];

    [Theory]
    [MemberData(nameof(Logs))]
    public void Every_property_is_one_of_the_standard_and_every_required_one_is_there(string log) =>
        Assert.Empty(SarifShape.Violations(Document(log switch
        {
            "broken" => Broken,
            "none" => Of([], FailureClass.None),
            "hostile" => Hostile(),
            _ => Of([Error("")], FailureClass.Infrastructure),
        })));

    [Fact]
    public void The_check_itself_finds_what_is_wrong()
    {
        var good = Document(Broken);

        Assert.Contains(SarifShape.Violations(good.Replace("\"executionSuccessful\"", "\"successful\"")), wrong => wrong.Contains("no executionSuccessful"));
        Assert.Contains(SarifShape.Violations(good.Replace("\"startLine\": 17", "\"startLine\": 0")), wrong => wrong.Contains("startLine is no number1"));
        Assert.Contains(SarifShape.Violations(good.Replace("\"level\": \"error\"", "\"level\": \"fatal\"")), wrong => wrong.Contains("level is no"));
        Assert.Contains(SarifShape.Violations(good.Replace("\"rank\": 100", "\"rank\": 101")), wrong => wrong.Contains("rank is no percent"));
    }

    [Fact]
    public void A_result_tells_rule_level_place_and_keys()
    {
        var result = Results(Broken)[0];

        Assert.Equal("throwing_call_without_try", result.GetProperty("ruleId").GetString());
        Assert.Equal("error", result.GetProperty("level").GetString());
        Assert.Equal(100, result.GetProperty("rank").GetDouble());
        Assert.Equal("Sources/Core/A.swift", At(result, "locations", 0, "physicalLocation", "artifactLocation", "uri").GetString());
        Assert.Equal("SRCROOT", At(result, "locations", 0, "physicalLocation", "artifactLocation", "uriBaseId").GetString());
        Assert.Equal(17, At(result, "locations", 0, "physicalLocation", "region", "startLine").GetInt32());
        Assert.Equal("did you mean to use 'try'?", At(result, "relatedLocations", 0, "message", "text").GetString());
        Assert.Equal(Key.Value, At(result, "partialFingerprints", "codexDeployerExact/v1").GetString());
    }

    [Fact]
    public void Rules_are_those_of_the_results_each_once()
    {
        var run = Run(Broken);

        Assert.Equal(
            ["throwing_call_without_try", "compile"],
            At(run, "tool", "driver", "rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        Assert.All(run.GetProperty("results").EnumerateArray(), result => Assert.Equal(
            result.GetProperty("ruleId").GetString(),
            At(run, "tool", "driver", "rules", result.GetProperty("ruleIndex").GetInt32(), "id").GetString()));
    }

    [Fact]
    public void A_consequence_has_a_lower_rank_and_says_so()
    {
        var result = Results(Broken)[2];

        Assert.True(At(result, "properties", "consequence").GetBoolean());
        Assert.Equal(20, result.GetProperty("rank").GetDouble());
    }

    [Fact]
    public void Each_alternative_is_a_fix_of_its_own()
    {
        var fixes = Results(Broken)[0].GetProperty("fixes");

        Assert.Equal(2, fixes.GetArrayLength());
        Assert.Equal("try! ", At(fixes[1], "artifactChanges", 0, "replacements", 0, "insertedContent", "text").GetString());
        Assert.Equal((13, 13), Columns(At(fixes[0], "artifactChanges", 0, "replacements", 0, "deletedRegion")));
    }

    [Theory]
    [InlineData("case .c:\n<#code#>\n", 1, 1)]
    [InlineData("x", 5, 3)]
    [InlineData("x", -1, 0)]
    public void An_edit_that_no_program_may_make_is_left_out(string text, int start, int end) =>
        Assert.False(Results(Of([Cause with { Notes = [], FixIts = [new FixIt("A.swift", start, end, 1, 1, text)] }], FailureClass.Code))[0].TryGetProperty("fixes", out _));

    [Fact]
    public void A_replacement_on_a_known_line_is_given_in_columns_of_UTF_16()
    {
        var error = Error("wrong", "A.swift", 3) with
        {
            SourceLine = "\"👍ü\" + old",
            Column = 12,
            FixIts = [new FixIt("A.swift", 100, 103, 3, 12, "new")],
        };

        var result = Results(Of([error], FailureClass.Code))[0];

        Assert.Equal(9, At(result, "locations", 0, "physicalLocation", "region", "startColumn").GetInt32());
        Assert.Equal((9, 12), Columns(At(result, "fixes", 0, "artifactChanges", 0, "replacements", 0, "deletedRegion")));
    }

    [Fact]
    public void A_replacement_on_an_unknown_line_is_given_in_bytes()
    {
        var error = Error("wrong", "A.swift", 3) with { FixIts = [new FixIt("A.swift", 100, 103, 9, 12, "new")] };

        var region = At(Results(Of([error], FailureClass.Code))[0], "fixes", 0, "artifactChanges", 0, "replacements", 0, "deletedRegion");

        Assert.Equal((100, 3), (region.GetProperty("byteOffset").GetInt32(), region.GetProperty("byteLength").GetInt32()));
    }

    [Theory]
    [InlineData("A b#?%.swift", "services/api/A%20b%23%3F%25.swift")]
    [InlineData("/usr/include/ü.h", "file:///usr/include/%C3%BC.h")]
    [InlineData("/repo/shared/B.swift", "shared/B.swift")]
    public void Paths_are_percent_encoded_and_start_at_the_repository(string file, string uri) => Assert.Equal(
        uri,
        At(Results(Of([Error("wrong", file, 1)], FailureClass.Code), "/repo/services/api")[0], "locations", 0, "physicalLocation", "artifactLocation", "uri").GetString());

    private static LogAnalysis Hostile() => Of(
        [
            Error("a\0\e\uD800", "a\0\n:\uDC00 b.swift", -3) with { Column = -1, Id = "<\"", Target = "\e" },
            Error("m", "", 0) with { FixIts = [new FixIt("", 0, 0, 0, 0, "x")], Notes = [Error("", "x", 0)] },
            Error("m", "x:y", int.MaxValue) with { Column = int.MaxValue, SourceLine = "" },
        ],
        FailureClass.Code);

    private static string Document(LogAnalysis analysis, string? package = null) =>
        Written(output => new SarifReport(output, Report(analysis, package, "/repo")).Write());

    private static JsonElement Run(LogAnalysis analysis, string? package = null) =>
        JsonDocument.Parse(Document(analysis, package)).RootElement.GetProperty("runs")[0];

    private static JsonElement Results(LogAnalysis analysis, string? package = null) => Run(analysis, package).GetProperty("results");

    private static (int, int) Columns(JsonElement region) => (region.GetProperty("startColumn").GetInt32(), region.GetProperty("endColumn").GetInt32());

    private static JsonElement At(JsonElement element, params object[] path) => path.Aggregate(
        element,
        (at, step) => step is int index ? at[index] : at.GetProperty((string)step));
}
