using Deployer.Diagnose;
using Deployer.Diagnose.Tests;
using Xunit;

namespace Deployer.Tests.Diagnose.Tests;

public sealed class XUnitFileTests
{
    [Fact]
    public void XCTests_file_names_modules_and_says_no_reason()
    {
        var file = TestReading.XUnit(TestReading.Fixture("parallel.xml"));

        Assert.False(file.IsDamaged);
        Assert.Equal(14, file.Tests.Count);
        var failed = file.Tests.Single(test => test.Id == "LibTests.XT/testAdd").Result;
        Assert.Equal((TestOutcome.Failed, null, TestLibrary.XCTest), (failed.Outcome, failed.Message, failed.Library));
        Assert.Equal(0.018879455, failed.Seconds);
    }

    [Fact]
    public void Swift_Testings_file_has_the_ids_of_its_event_stream()
    {
        var file = TestReading.XUnit(TestReading.Fixture("parallel-swift-testing.xml"));
        var events = TestReading.Events(TestReading.Fixture("serial.events.jsonl")).Results(new PackagePaths(DiagnoseScene.RecordedFolder));

        Assert.Equal(events.Select(test => test.Id).Order(StringComparer.Ordinal), file.Tests.Select(test => test.Id).Order(StringComparer.Ordinal));
        var addition = file.Tests.Single(test => test.Id == "LibTests.addition()").Result;
        Assert.Equal((TestOutcome.Failed, "Expectation failed: (add(1, 2) → -1) == 3", 2), (addition.Outcome, addition.Message, addition.IssueCount));
        Assert.Equal("why", file.Tests.Single(test => test.Id == "LibTests.off()").Result.Message);
        Assert.Equal(TestOutcome.Passed, file.Tests.Single(test => test.Id == "LibTests.known()").Result.Outcome);
    }

    [Fact]
    public void Files_and_text_of_a_run_are_joined()
    {
        var evidence = new TestEvidence(TestReading.Log(TestReading.Fixture("parallel.log")), new RunEnd(1, false))
        {
            XUnitFiles = [TestReading.XUnit(TestReading.Fixture("parallel.xml")), TestReading.XUnit(TestReading.Fixture("parallel-swift-testing.xml"))],
        };

        var findings = TestReading.Conclude(evidence);

        Assert.Equal(36, findings.Tests.Count);
        Assert.Equal(36, findings.Tests.DistinctBy(test => test.Id).Count());
        var add = findings.Tests.Single(test => test.Id == "LibTests.XT/testAdd");
        Assert.Equal("XCTAssertEqual failed: (\"-1\") is not equal to (\"3\") - add must add", add.Message);
        Assert.Equal(6, findings.Tests.Single(test => test.Id == "LibTests.addition()").Line);
        Assert.Equal(18, findings.Errors.Count);
    }

    [Fact]
    public void A_file_alone_tells_a_run()
    {
        var evidence = new TestEvidence(new TestLog(), RunEnd.Unknown) { XUnitFiles = [TestReading.XUnit(TestReading.Fixture("parallel.xml"))] };

        var findings = TestReading.Conclude(evidence);

        Assert.Equal((14, 7), (findings.Tests.Count, findings.Errors.Count));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("no XML at all", 0)]
    [InlineData("<testsuites><testsuite><testcase classname=\"A.B\" name=\"testC\" time=\"1\"/><testcase classname=\"A.B\"", 1)]
    [InlineData("<testsuites><testcase/></testsuites", 1)]
    public void A_damaged_file_gives_what_it_holds(string text, int tests)
    {
        var file = TestReading.XUnit(text);

        Assert.True(file.IsDamaged);
        Assert.Equal(tests, file.Tests.Count);
    }

    [Fact]
    public void Entities_are_not_resolved()
    {
        var file = TestReading.XUnit("""
            <?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>
            <testsuites><testcase classname="A.B" name="testC"><failure message="&a;">&b;</failure></testcase></testsuites>
            """);

        Assert.True(file.IsDamaged);
        Assert.Empty(file.Tests);
    }
}
