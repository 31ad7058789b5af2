using Deployer.Diagnose;
using Deployer.Diagnose.Tests;
using Xunit;

namespace Deployer.Tests.Diagnose.Tests;

public sealed class EventStreamTests
{
    private static readonly PackagePaths Paths = new(DiagnoseScene.RecordedFolder);

    [Fact]
    public void The_recorded_stream_of_6_0_tells_places_arguments_and_comments()
    {
        var results = TestReading.Events(TestReading.Fixture("serial.events.jsonl")).Results(Paths);

        Assert.Equal(22, results.Count);
        var pp = results.Single(test => test.Id == "LibTests.pp(x:y:)").Result;
        Assert.Equal(("Expectation failed: (x → 2) == 1 (with 2, \"a\")", 12, 2), (pp.Message, pp.Line, pp.IssueCount));
        Assert.Equal("why", results.Single(test => test.Id == "LibTests.off()").Result.Message);
        Assert.Equal("LibTests.Suite1/Deep", results.Single(test => test.Id == "LibTests.Suite1/Deep/deepest()").Result.Suite);
    }

    [Fact]
    public void Version_6_3_with_severities_paths_and_cancelled_tests_is_understood()
    {
        var events = TestReading.Events("""
            {"version":"6.3","kind":"test","payload":{"kind":"function","name":"slow()","displayName":"slow one","id":"M.slow()/S.swift:3:2","isParameterized":false,"sourceLocation":{"filePath":"/tmp/sample/Tests/M/S.swift","line":3,"column":2}}}
            {"version":"6.3","kind":"event","payload":{"kind":"runStarted","instant":{"absolute":1,"since1970":1},"messages":[]}}
            {"version":"6.3","kind":"event","payload":{"kind":"testStarted","testID":"M.slow()/S.swift:3:2","instant":{"absolute":1,"since1970":1},"messages":[]}}
            {"version":"6.3","kind":"event","payload":{"kind":"issueRecorded","testID":"M.slow()/S.swift:3:2","issue":{"isKnown":false,"severity":"warning","isFailure":false,"sourceLocation":{"filePath":"/tmp/sample/Tests/M/S.swift","line":9,"column":2}},"messages":[{"symbol":"warning","text":"Issue recorded"},{"symbol":"details","text":"took long"}]}}
            {"version":"6.3","kind":"event","payload":{"kind":"valueAttached","testID":"M.slow()/S.swift:3:2","attachment":{"path":"/x"},"messages":[]}}
            {"version":"6.3","kind":"event","payload":{"kind":"testEnded","testID":"M.slow()/S.swift:3:2","instant":{"absolute":1.5,"since1970":1},"messages":[{"symbol":"pass","text":"Test passed"}]}}
            {"version":"6.3","kind":"event","payload":{"kind":"testStarted","testID":"M.off()/S.swift:13:2","instant":{"absolute":1,"since1970":1},"messages":[]}}
            {"version":"6.3","kind":"event","payload":{"kind":"testCancelled","testID":"M.off()/S.swift:13:2","instant":{"absolute":1,"since1970":1},"messages":[]}}
            {"version":"6.3","kind":"event","payload":{"kind":"testEnded","testID":"M.off()/S.swift:13:2","instant":{"absolute":1,"since1970":1},"messages":[{"symbol":"skip","text":"Test off() was cancelled after 0.0 seconds: \"not today\""}]}}
            {"version":"6.3","kind":"event","payload":{"kind":"runEnded","instant":{"absolute":2,"since1970":1},"messages":[]}}
            """);

        Assert.Equal(["M.slow() Passed", "M.off() Skipped"], events.Results(Paths).Select(test => $"{test.Id} {test.Result.Outcome}"));
        Assert.Equal("not today", events.Results(Paths)[1].Result.Message);
        Assert.Equal(("M.slow(): Issue recorded: took long", 9), (Assert.Single(events.Warnings).Message, events.Warnings[0].Line));
        Assert.True(events.HasEnded);
    }

    [Fact]
    public void Version_6_4_with_iterations_tags_and_unknown_kinds_is_understood()
    {
        var events = TestReading.Events("""
            {"version":"6.4","kind":"configuration","payload":{"kind":"x"}}
            {"version":"6.4","kind":"test","payload":{"kind":"function","name":"a()","id":"M.S/a()/S.swift:3:2","tags":[".fast"],"bugs":[{"url":"u"}],"timeLimit":60,"sourceLocation":{"filePath":"/x"}}}
            {"version":"6.4","kind":"event","payload":{"kind":"testStarted","iteration":1,"testID":"M.S/a()/S.swift:3:2","instant":{"absolute":1},"messages":[]}}
            {"version":"6.4","kind":"event","payload":{"kind":"issueRecorded","iteration":1,"testID":"M.S/a()/S.swift:3:2","issue":{"isKnown":false,"severity":"error","isFailure":true,"sourceLocation":{"filePath":"/tmp/sample/Tests/M/S.swift","line":4,"column":2}},"messages":[{"symbol":"fail","text":"Expectation failed: 1 == 2"}]}}
            {"version":"6.4","kind":"event","payload":{"kind":"testEnded","iteration":1,"testID":"M.S/a()/S.swift:3:2","instant":{"absolute":2},"messages":[{"symbol":"fail","text":"no"}]}}
            {"version":"6.4","kind":"event","payload":{"kind":"testDreamt","iteration":2,"testID":"M.S/a()/S.swift:3:2"}}
            {"version":"6.4","kind":"event","payload":{"kind":"testStarted","iteration":2,"testID":"M.S/a()/S.swift:3:2","instant":{"absolute":3},"messages":[]}}
            {"version":"6.4","kind":"event","payload":{"kind":"testEnded","iteration":2,"testID":"M.S/a()/S.swift:3:2","instant":{"absolute":4},"messages":[{"symbol":"pass","text":"yes"}]}}
            """);

        var result = Assert.Single(events.Results(Paths)).Result;
        Assert.Equal(("M.S/a()", TestOutcome.Failed, "Tests/M/S.swift", 4), (result.Id, result.Outcome, result.File, result.Line));
        Assert.Empty(events.Unfinished(Paths));
    }

    [Theory]
    [InlineData("""{"kind":"event","payload":{"kind":"runEnded"},"version":0}""", true)]
    [InlineData("""{"kind":"note"}""", false)]
    [InlineData("Test Case 'a' started", false)]
    public void A_record_is_recognised(string line, bool expected) => Assert.Equal(expected, EventStream.IsRecord(line));
}
