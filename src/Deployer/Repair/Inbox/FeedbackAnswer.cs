using System.Text.Json;
using Deployer.Cycle;
using Deployer.Kernel;

namespace Deployer.Repair.Inbox;

/// <summary>Words the answer to a feedback file: `NAME.result.json`, and the name that the file has from then on.</summary>
internal static class FeedbackAnswer
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string NameOf(string file) => $"{Path.GetFileNameWithoutExtension(file)}.result.json";

    public static string NewNameOf(string file, FeedbackRecord record) => $"{record.Verdict}-{Path.GetFileName(file)}";

    /// <summary>The answer's text. It is redacted before JSON writes letters of a secret in another way.</summary>
    public static string Write(FeedbackRecord record, Redactor redactor) => JsonSerializer.Serialize(
        new
        {
            schema = "codex-deployer/feedback-result/1",
            verdict = record.Verdict,
            reason = redactor.Redact(record.Reason),
            commit = record.Commit?.Value,
            sha256 = record.Sha256,
            at = record.At == default ? (DateTimeOffset?)null : record.At,
        },
        Indented) + "\n";
}
