using Deployer.Build.Swift;
using Deployer.Diagnose;
using Deployer.Diagnose.Tests;
using Deployer.Diagnose.Text;

namespace Deployer.Tests.Diagnose.Tests;

/// <summary>Reads the text of tests as if it were a log of which nothing else is known.</summary>
internal static class TestReading
{
    public static SwiftManifest Manifest { get; } = new(
        "Sample",
        "6.0.0",
        [
            new SwiftTarget("LibTests", "test", "Tests/LibTests", ["Lib"]),
            new SwiftTarget("OtherTests", "test", "Tests/OtherTests", ["Lib"]),
            new SwiftTarget("Lib", "regular", "Sources/Lib", []),
        ],
        []);

    public static string Fixture(string name) => File.ReadAllText(DiagnoseScene.Fixture($"tests/{name}"));

    public static TestLog Log(string text)
    {
        var log = new TestLog();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            log.Read(new LogLine(line.TrimEnd(), ++number));
        }

        return log;
    }

    public static EventStream Events(string text)
    {
        var events = new EventStream();
        foreach (var line in text.Split('\n'))
        {
            events.Read(line);
        }

        return events;
    }

    public static XUnitFile XUnit(string text)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        return XUnitFile.Read(stream);
    }

    public static RunFindings Conclude(TestEvidence evidence, string folder = DiagnoseScene.RecordedFolder) =>
        new TestConclusion(new PackagePaths(folder), new TargetOrder(Manifest)).Of(evidence);

    /// <summary>Of a log alone.</summary>
    public static RunFindings Alone(string text) => Conclude(new TestEvidence(Log(text), RunEnd.Unknown));

    public static TestEvidence Run(string text, int exitCode) => new(Log(text), new RunEnd(exitCode, false));

    public static IEnumerable<string> Sorted(RunFindings findings) =>
        findings.Tests.Select(test => $"{test.Id} {test.Outcome}").Order(StringComparer.Ordinal);
}
