using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Workspace;

namespace Deployer.Repair.Inbox;

/// <summary>The inbox: reads what waits in the folder `feedback/` and on the workspace's branch, and answers what was decided.</summary>
internal sealed class InboxFolder(
    WorkspaceLayout layout, IReadOnlyList<ServiceOptions> services, IJournal journal, GitInbox git, ICrashPoints points, TimeProvider time)
{
    private readonly IReadOnlyList<FeedbackService> _services = [.. services.Select(FeedbackService.Of)];
    private readonly LiveInbox _live = new(layout);

    /// <summary>The proposals that wait, by service; files that are none, or were decided before, are answered and put aside.</summary>
    public async Task<ILookup<ServiceName, PendingFeedback>> ReadAsync(CancellationToken cancellationToken)
    {
        var byGit = await git.ReadAsync(cancellationToken);
        var live = await _live.ReadAsync(await git.ListTrackedAsync(cancellationToken), cancellationToken);
        var pending = new List<PendingFeedback>();
        foreach (var found in live.Concat(byGit))
        {
            if (await JudgeAsync(found, cancellationToken) is { } waiting && pending.All(other => other.Proposal.Id != waiting.Proposal.Id))
            {
                pending.Add(waiting);
            }
        }

        return pending.ToLookup(feedback => feedback.Proposal.Service);
    }

    public Task AcceptAsync(PendingFeedback feedback, CommitId commit, string evidence, CancellationToken cancellationToken) =>
        DecideAsync(feedback, new Decision("applied", evidence, commit), cancellationToken);

    /// <summary>For one that asked for something else than a change of files.</summary>
    public Task AcceptAsync(PendingFeedback feedback, string evidence, CancellationToken cancellationToken) =>
        DecideAsync(feedback, new Decision("applied", evidence, null), cancellationToken);

    public Task RejectAsync(PendingFeedback feedback, string reason, CancellationToken cancellationToken) =>
        DecideAsync(feedback, new Decision("rejected", reason, null), cancellationToken);

    /// <summary>Writes the answer to a decided file and puts the file aside.</summary>
    public Task AnswerAsync(PendingFeedback feedback, FeedbackRecord record, CancellationToken cancellationToken) =>
        AnswerAsync(feedback.File, feedback.Origin, record, cancellationToken);

    /// <summary>The proposal of a file that waits; null for any other, which is answered.</summary>
    private async Task<PendingFeedback?> JudgeAsync(FoundFile found, CancellationToken cancellationToken)
    {
        var reading = found.Fault is { } fault ? new FeedbackReading.Rejected(fault) : FeedbackFile.Read(found.Content, _services);

        // What was malformed once may be put into the folder again, for example when its service has come to be.
        if ((found.Origin is not null || reading is FeedbackReading.Accepted)
            && await journal.FindFeedbackAsync(found.Id, cancellationToken) is { } known)
        {
            await AnswerAsync(found.File, found.Origin, known, cancellationToken);
            return null;
        }

        if (reading is FeedbackReading.Accepted { Proposal: var proposal })
        {
            return new PendingFeedback(found.File, proposal) { Origin = found.Origin };
        }

        var reason = ((FeedbackReading.Rejected)reading).Reason;
        var record = new FeedbackRecord(found.Id, Path.GetFileName(found.File), "rejected", reason, null, time.GetUtcNow());
        await journal.SaveFeedbackAsync(record, cancellationToken);
        await AnswerAsync(found.File, found.Origin, record, cancellationToken);
        return null;
    }

    private async Task DecideAsync(PendingFeedback feedback, Decision decision, CancellationToken cancellationToken)
    {
        var (verdict, reason, commit) = decision;
        var record = new FeedbackRecord(
            feedback.Proposal.Id, Path.GetFileName(feedback.File), verdict, reason, commit, time.GetUtcNow())
        {
            Service = feedback.Proposal.Service,
        };
        await journal.SaveFeedbackAsync(record, cancellationToken);
        await AnswerAsync(feedback, record, cancellationToken);
    }

    private async Task AnswerAsync(string file, GitOrigin? origin, FeedbackRecord record, CancellationToken cancellationToken)
    {
        if (origin is not null)
        {
            await git.AnswerAsync(origin, record, cancellationToken);
            return;
        }

        var answer = Path.Combine(layout.Feedback, FeedbackAnswer.NameOf(file));
        await File.WriteAllTextAsync(answer + ".new", FeedbackAnswer.Write(record, git.Redactor), cancellationToken);
        File.Move(answer + ".new", answer, overwrite: true);
        points.Pass("feedback: answered");
        File.Move(file, Path.Combine(layout.Feedback, FeedbackAnswer.NewNameOf(file, record)), overwrite: true);
    }

    private sealed record Decision(string Verdict, string Reason, CommitId? Commit);
}
