using System.Text.Json;
using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Workspace;

namespace Deployer.Repair.Inbox;

/// <summary>The folder `feedback/`: reads what waits in it, and answers beside each file that was decided.</summary>
internal sealed class InboxFolder(
    WorkspaceLayout layout, IReadOnlyList<ServiceOptions> services, IJournal journal, ICrashPoints points, TimeProvider time)
{
    private const int MaxFiles = 1000;

    private readonly IReadOnlyList<FeedbackService> _services = [.. services.Select(FeedbackService.Of)];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The proposals that wait, by service; files that are none, or were decided before, are answered and put aside.</summary>
    public async Task<ILookup<ServiceName, PendingFeedback>> ReadAsync(CancellationToken cancellationToken)
    {
        var pending = new List<(ServiceName Service, PendingFeedback Feedback)>();
        foreach (var file in ListFiles())
        {
            if (await ReadAsync(file, cancellationToken) is not { } content)
            {
                continue;
            }

            switch (FeedbackFile.Read(content, _services))
            {
                case FeedbackReading.Rejected rejected:
                    await DecideAsync(new PendingDecision(file, FeedbackFile.IdOf(content), null), rejected.Reason, null, cancellationToken);
                    break;
                case FeedbackReading.Accepted { Proposal: var proposal }:
                    if (await journal.FindFeedbackAsync(proposal.Id, cancellationToken) is { } known)
                    {
                        await AnswerAsync(file, known, cancellationToken);
                    }
                    else if (pending.All(other => other.Feedback.Proposal.Id != proposal.Id))
                    {
                        pending.Add((proposal.Service, new PendingFeedback(file, proposal)));
                    }

                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        return pending.ToLookup(entry => entry.Service, entry => entry.Feedback);
    }

    /// <summary>The file's content; null when it is gone again or cannot be read.</summary>
    private static async Task<byte[]?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public Task AcceptAsync(PendingFeedback feedback, CommitId commit, string evidence, CancellationToken cancellationToken) =>
        DecideAsync(new PendingDecision(feedback.File, feedback.Proposal.Id, feedback.Proposal.Service), evidence, commit, cancellationToken);

    public Task RejectAsync(PendingFeedback feedback, string reason, CancellationToken cancellationToken) =>
        DecideAsync(new PendingDecision(feedback.File, feedback.Proposal.Id, feedback.Proposal.Service), reason, null, cancellationToken);

    private IEnumerable<string> ListFiles() => Directory.Exists(layout.Feedback)
        ? Directory.EnumerateFiles(layout.Feedback, "*.json")
            .Where(file => !IsAnswer(Path.GetFileName(file)))
            .Order(StringComparer.Ordinal)
            .Take(MaxFiles)
        : [];

    private static bool IsAnswer(string name) =>
        name.StartsWith("applied-", StringComparison.Ordinal) || name.StartsWith("rejected-", StringComparison.Ordinal)
        || name.EndsWith(".result.json", StringComparison.Ordinal);

    private async Task DecideAsync(PendingDecision decision, string reason, CommitId? commit, CancellationToken cancellationToken)
    {
        var verdict = commit is null ? "rejected" : "applied";
        var record = new FeedbackRecord(
            decision.Sha256, Path.GetFileName(decision.File), verdict, reason, commit, time.GetUtcNow())
        {
            Service = decision.Service,
        };
        await journal.SaveFeedbackAsync(record, cancellationToken);
        await AnswerAsync(decision.File, record, cancellationToken);
    }

    /// <summary>Writes the answer beside a file and puts the file aside.</summary>
    public async Task AnswerAsync(string file, FeedbackRecord record, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(file);
        var result = new
        {
            schema = "codex-deployer/feedback-result/1",
            verdict = record.Verdict,
            reason = record.Reason,
            commit = record.Commit?.Value,
            sha256 = record.Sha256,
            at = record.At,
        };
        var answer = Path.Combine(layout.Feedback, $"{Path.GetFileNameWithoutExtension(name)}.result.json");
        await File.WriteAllTextAsync(answer + ".new", JsonSerializer.Serialize(result, Indented) + "\n", cancellationToken);
        File.Move(answer + ".new", answer, overwrite: true);
        points.Pass("feedback: answered");
        File.Move(file, Path.Combine(layout.Feedback, $"{record.Verdict}-{name}"), overwrite: true);
    }

    private sealed record PendingDecision(string File, string Sha256, ServiceName? Service);
}
