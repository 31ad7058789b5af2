using System.Text;
using Deployer.Cycle;
using Deployer.Repair.Inbox;
using Deployer.Storage.Sqlite;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.App.Verbs;

public sealed class FeedbackVerbTests : IDisposable
{
    private const string Valid = """{ "repo": "a", "patch": "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-old\n+new\n" }""";

    private readonly CommandWorld _world = new();

    public FeedbackVerbTests() =>
        File.WriteAllText(_world.PathOf("deployer.yaml"), "services: [{name: a, remote: /nowhere.git}]");

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("idea.json", "idea.json")]
    [InlineData("rejected-idea.json", "idea.json")]
    [InlineData("applied-rejected-idea.json", "idea.json")]
    [InlineData("idea.result.json", "idea.json")]
    [InlineData("rejected-.json", "feedback.json")]
    public async Task A_submitted_file_gets_a_name_that_the_inbox_does_not_pass_over(string name, string inInbox)
    {
        File.WriteAllText(_world.PathOf(name), Valid);

        var run = await _world.RunAsync("feedback", "submit", name);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([_world.PathOf($"feedback/{inInbox}")], Directory.GetFiles(_world.PathOf("feedback")));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("submit")]
    public async Task What_was_decided_before_is_rejected_with_the_reason_of_then(string verb)
    {
        File.WriteAllText(_world.PathOf("idea.json"), Valid);
        var layout = new WorkspaceLayout(_world.Folder);
        Directory.CreateDirectory(layout.State);
        await using (var journal = await SqliteJournal.OpenAsync(layout.Database, TestContext.Current.CancellationToken))
        {
            var record = new FeedbackRecord(
                FeedbackFile.IdOf(Encoding.UTF8.GetBytes(Valid)), "other.json", "rejected", "does not apply", null, DateTimeOffset.UnixEpoch);
            await journal.SaveFeedbackAsync(record, TestContext.Current.CancellationToken);
        }

        var run = await _world.RunAsync("feedback", verb, "idea.json");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("rejected: this very content was rejected before", run.Output);
        Assert.Contains("does not apply", run.Output);
        Assert.False(Directory.Exists(layout.Feedback));
    }

    [Fact]
    public async Task A_file_that_cannot_be_understood_is_rejected_and_not_submitted()
    {
        File.WriteAllText(_world.PathOf("torn.json"), "{");

        var run = await _world.RunAsync("feedback", "submit", "torn.json");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("rejected: ", run.Output);
        Assert.False(Directory.Exists(_world.PathOf("feedback")));
    }
}
