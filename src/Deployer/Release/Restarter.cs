using Deployer.Cycle;
using Deployer.Repair.Inbox;
using Deployer.Watch;

namespace Deployer.Release;

/// <summary>Restarts services because people asked for it by a feedback file, and answers with how the script ended.</summary>
internal sealed class Restarter(Releaser releaser, InboxFolder inbox, IJournal journal, ICycleAudience audience)
{
    /// <summary>Carries out what asks for a restart, and returns the rest. A suspended service's wishes wait.</summary>
    public async Task<IReadOnlyList<PendingFeedback>> TakeAsync(
        ServiceSource source, IEnumerable<PendingFeedback> feedback, CancellationToken cancellationToken)
    {
        var others = new List<PendingFeedback>();
        foreach (var one in feedback)
        {
            if (one.Proposal.Change is FeedbackChange.Restart) await RestartAsync(source, one, cancellationToken);
            else others.Add(one);
        }

        return others;
    }

    private async Task RestartAsync(ServiceSource source, PendingFeedback feedback, CancellationToken cancellationToken)
    {
        var service = await journal.FindServiceAsync(source.Name, cancellationToken) ?? new ServiceRecord { Name = source.Name };
        if (service.Suspended) return;
        var wish = new RestartWish(
            feedback.Proposal.Id,
            (ended, token) => ended.Succeeded ? inbox.AcceptAsync(feedback, ended.Text, token) : inbox.RejectAsync(feedback, ended.Text, token));
        await releaser.RestartAsync(source, service, wish, ReleaseLog.Without(source.Name, audience), cancellationToken);
    }
}

/// <summary>A restart that people asked for.</summary>
/// <param name="Id">Its identity; a script that was cut off by a crash gets the same effect id again.</param>
/// <param name="AnswerAsync">Answers who asked, before the restart counts as done: it is never repeated then.</param>
internal sealed record RestartWish(string Id, Func<RestartEnd, CancellationToken, Task> AnswerAsync)
{
    public string EffectId => $"feedback-restart-{Id[..16]}";
}

/// <summary>How a restart script ended.</summary>
/// <param name="Succeeded">With exit code 0.</param>
/// <param name="Text">For people.</param>
internal sealed record RestartEnd(bool Succeeded, string Text);
