using Deployer.Kernel;

namespace Deployer.App.Analyze;

/// <summary>How `analyze` tells what it found.</summary>
internal enum ReportFormat
{
    Text,
    Json,
    Markdown,
    Sarif,
    GitHub,
    Excerpt,
}

/// <summary>The formats' names on the command line.</summary>
internal static class ReportFormats
{
    /// <summary>What `--format` and `--json` together ask for.</summary>
    public static ReportFormat Read(string? name, bool json)
    {
        var format = name switch
        {
            null when json => ReportFormat.Json,
            null or "text" => ReportFormat.Text,
            "json" => ReportFormat.Json,
            "markdown" => ReportFormat.Markdown,
            "sarif" => ReportFormat.Sarif,
            "github" => ReportFormat.GitHub,
            "excerpt" => ReportFormat.Excerpt,
            _ => throw new UsageException("format", $"--format is '{name}'.", "There are text, json, markdown, sarif, github and excerpt."),
        };
        return json && format != ReportFormat.Json
            ? throw new UsageException("format", $"--json and --format {name} contradict each other.", "Leave one of them out.")
            : format;
    }
}
