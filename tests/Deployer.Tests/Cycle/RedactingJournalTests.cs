using System.Reflection;
using System.Text.Json;
using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Kernel;
using Xunit;

namespace Deployer.Tests.Cycle;

public sealed class RedactingJournalTests
{
    private const string Secret = "hunter2hunter2";

    private static readonly ServiceName Service = ServiceName.Parse("vault");
    private static readonly CommitId Commit = CommitId.Parse(new string('a', 40));
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 21, 0, 0, TimeSpan.Zero);

    /// <summary>One call of each method that stores something, with the secret in every text that comes from outside.</summary>
    private static IEnumerable<Func<IJournal, CancellationToken, Task>> Writes()
    {
        var service = new ServiceRecord { Name = Service, Cause = Secret, WaitingFor = Secret };
        yield return (journal, token) => journal.SaveServiceAsync(service, token);
        yield return (journal, token) => journal.UpdateServiceAsync(Service, _ => service, token);
        yield return (journal, token) => journal.SaveWorkAsync(
            new WorkRecord(Service, "key", false, null, FailureClass.Code, Secret, null, Now, Now, 1), token);
        yield return (journal, token) => journal.SaveCycleAsync(
            new CycleRecord { Id = "1", Service = Service, Commit = Commit, Trigger = "poll", Started = Now, Cause = Secret, Summary = Secret }, token);
        yield return (journal, token) => journal.AddStepAsync("1", new CycleStep(Now, "build", Secret), token);
        yield return (journal, token) => journal.AddAttemptAsync("1", new AttemptRecord("rule/x", "refused", Secret, "high", $"+{Secret}\n", 1), token);
        yield return (journal, token) => journal.SaveEffectAsync(new EffectRecord("e", "1", Service, "push", Secret, Secret, Now), token);
        yield return (journal, token) => journal.SaveVerifiedTreeAsync(new VerifiedTree(Service, Commit, "rule/x", Secret, Now), token);
        yield return (journal, token) => journal.SaveFeedbackAsync(new FeedbackRecord("sha", $"{Secret}.json", "rejected", Secret, null, Now), token);
        yield return (journal, token) => journal.SaveQuarantinedTestsAsync(Service, [new QuarantinedTest(Service, "A/b", Commit, Now, Now, Secret, Secret)], token);
        yield return (journal, token) => journal.SaveNoteAsync("key", Secret, token);
    }

    [Fact]
    public async Task No_secret_reaches_the_journal_whatever_is_stored()
    {
        var store = DispatchProxy.Create<IJournal, StoredTexts>();
        var texts = (StoredTexts)(object)store;
        foreach (var write in Writes())
        {
            await write(store, TestContext.Current.CancellationToken);
        }

        var stored = texts.Stored.Count;
        Assert.All(texts.Stored, text => Assert.Contains(Secret, text));
        texts.Stored.Clear();

        var journal = new RedactingJournal(store, new Redactor([new Secret(Secret)]));
        foreach (var write in Writes())
        {
            await write(journal, TestContext.Current.CancellationToken);
        }

        Assert.Equal(stored, texts.Stored.Count);
        Assert.All(texts.Stored, text => Assert.DoesNotContain(Secret, text));
        Assert.Equal(Writes().Count(), typeof(IJournal).GetMethods().Count(method => method.Name.StartsWith("Save") || method.Name.StartsWith("Add") || method.Name.StartsWith("Update")));
    }

    /// <summary>A journal that only keeps what it is told to store, as text.</summary>
#pragma warning disable CA1852, MA0053 // The proxy is made by deriving from it.
    internal class StoredTexts : DispatchProxy
#pragma warning restore CA1852, MA0053
    {
        public List<string> Stored { get; } = [];

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var record = args!.OfType<Func<ServiceRecord, ServiceRecord>>().FirstOrDefault() is { } change
                ? change(new ServiceRecord { Name = Service })
                : null;
            Stored.Add(JsonSerializer.Serialize(args!.Where(argument => argument is not (CancellationToken or Delegate)).Append(record)));
            return targetMethod!.ReturnType == typeof(Task) ? Task.CompletedTask : Task.FromResult(record!);
        }
    }
}
