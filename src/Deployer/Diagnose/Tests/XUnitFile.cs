using System.Globalization;
using System.Xml;

namespace Deployer.Diagnose.Tests;

/// <summary>
/// The results in an xUnit file, as `swift test --xunit-output` writes them: one of XCTest (only with `--parallel`; skipped tests count as
/// passed, failures say nothing) and one of Swift Testing, which tell nothing of places.
/// </summary>
internal sealed class XUnitFile
{
    private const int MaxTests = 100_000;
    private const int MaxCharacters = 256 * 1024 * 1024;
    private const string NoReason = "failed";

    private readonly List<ToldTest> tests = [];

    private XUnitFile()
    {
    }

    public IReadOnlyList<ToldTest> Tests => tests;

    /// <summary>True when the file ends too early or is no XML: then these are the tests up to there.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Reads what can be read; never throws for what the file holds.</summary>
    public static XUnitFile Read(Stream stream)
    {
        var file = new XUnitFile();
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,
        };
        try
        {
            using var reader = XmlReader.Create(stream, settings);
            while (file.tests.Count < MaxTests && reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "testcase" })
                {
                    file.tests.Add(ReadCase(reader));
                }
            }
        }
        catch (XmlException)
        {
            file.IsDamaged = true;
        }

        return file;
    }

    private static ToldTest ReadCase(XmlReader reader)
    {
        var (suite, name) = TestIdentity.OfXUnit(
            TestIssue.Cut(reader.GetAttribute("classname") ?? ""), TestIssue.Cut(reader.GetAttribute("name") ?? ""));
        var library = TestIdentity.IsFunction(name) ? TestLibrary.SwiftTesting : TestLibrary.XCTest;
        double? seconds = double.TryParse(reader.GetAttribute("time"), NumberStyles.Float, CultureInfo.InvariantCulture, out var time) ? time : null;
        var end = ReadEnd(reader);
        var result = new TestResult(suite, name, library, end.Outcome, seconds, end.Message, null, null) { IssueCount = end.Issues };
        return new ToldTest(result) { Reason = end.Outcome == TestOutcome.Failed ? end.Message : null };
    }

    private static (TestOutcome Outcome, string? Message, int Issues) ReadEnd(XmlReader reader)
    {
        var (outcome, issues) = (TestOutcome.Passed, 0);
        string? message = null;
        if (reader.IsEmptyElement)
        {
            return (outcome, message, issues);
        }

        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "failure" or "error" or "skipped" } || reader.Depth != depth + 1)
            {
                continue;
            }

            if (reader.LocalName == "skipped")
            {
                outcome = outcome == TestOutcome.Failed ? outcome : TestOutcome.Skipped;
                message ??= TextOf(reader);
                continue;
            }

            message = issues++ == 0 ? TextOf(reader) : message;
            outcome = TestOutcome.Failed;
        }

        return (outcome, message, issues);
    }

    /// <summary>The attribute, else the text inside; null when neither says more than that it failed.</summary>
    private static string? TextOf(XmlReader reader)
    {
        var text = reader.GetAttribute("message");
        if (string.IsNullOrEmpty(text) && !reader.IsEmptyElement && reader.Read() && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
        {
            text = reader.Value;
        }

        return string.IsNullOrWhiteSpace(text) || text == NoReason ? null : TestIssue.Cut(text.Trim());
    }
}
