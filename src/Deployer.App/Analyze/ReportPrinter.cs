using Deployer.Diagnose.Reports;

namespace Deployer.App.Analyze;

/// <summary>Prints what `analyze` found in the format that was asked for, and where GitHub Actions looks when it is there.</summary>
/// <param name="call">Terminal and environment.</param>
/// <param name="report">What to tell.</param>
internal sealed class ReportPrinter(Call call, LogReport report)
{
    private const string Summary = "GITHUB_STEP_SUMMARY";

    private bool InActions => call.Surroundings.Environment.GetValueOrDefault("GITHUB_ACTIONS") is { Length: > 0 } and not "false";

    public void Print(ReportFormat format)
    {
        using (var output = call.Terminal.OpenResult())
        {
            Write(output, format);
        }

        if (format != ReportFormat.Markdown && call.Surroundings.Environment.GetValueOrDefault(Summary) is { Length: > 0 } file)
            Append(file);
    }

    private void Write(TextWriter output, ReportFormat format)
    {
        switch (format)
        {
            case ReportFormat.Json:
                new JsonReport(output, report).Write();
                break;
            case ReportFormat.Markdown:
                new MarkdownReport(output, report).Write();
                break;
            case ReportFormat.Sarif:
                new SarifReport(output, report).Write();
                break;
            case ReportFormat.GitHub:
                new WorkflowCommands(output, report).Write();
                break;
            case ReportFormat.Text when InActions:
                WorkflowCommands.WriteAsPlainText(output, () => WriteText(output));
                new WorkflowCommands(output, report).Write();
                break;
            default:
                WriteText(output);
                break;
        }
    }

    private void WriteText(TextWriter output)
    {
        var terminal = call.Terminal;
        new TextReport(output, report, new TextLook(new Ink(terminal.Color), terminal.Width, terminal.Verbose)).Write();
    }

    private void Append(string file)
    {
        using var text = new StringWriter();
        new MarkdownReport(text, report).Write();
        try
        {
            File.AppendAllText(file, call.Terminal.Redactor.Redact($"{text}\n"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            call.Terminal.Warning($"The summary was not written to {file} ({Summary}): {exception.Message}");
        }
    }
}
