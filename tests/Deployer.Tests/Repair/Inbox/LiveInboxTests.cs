using Deployer.Repair.Inbox;
using Deployer.Tests.Processes;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Repair.Inbox;

public sealed class LiveInboxTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly WorkspaceLayout _layout;

    public LiveInboxTests()
    {
        _layout = new WorkspaceLayout(_folder.Path);
        Directory.CreateDirectory(_layout.Feedback);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Answers_and_files_that_git_tracks_are_passed_over()
    {
        foreach (var name in new[] { "one.json", "tracked.json", "applied-x.json", "rejected-x.json", "x.result.json", "one.txt" }) Put(name, "{}");

        var found = Assert.Single(await ReadAsync("tracked.json"));

        Assert.Equal((Path.Combine(_layout.Feedback, "one.json"), FeedbackFile.IdOf("{}"u8), null), (found.File, found.Id, found.Fault));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_known_by_its_whole_content_but_not_kept()
    {
        var content = new byte[FeedbackFile.MaxBytes + 1];
        await File.WriteAllBytesAsync(Path.Combine(_layout.Feedback, "big.json"), content, TestContext.Current.CancellationToken);

        var found = Assert.Single(await ReadAsync());

        Assert.Equal((FeedbackFile.IdOf(content), 0, FeedbackFile.TooLarge), (found.Id, found.Content.Length, found.Fault));
    }

    [Fact]
    public async Task A_link_and_an_empty_file_are_not_read()
    {
        Put("empty.json", "");
        File.CreateSymbolicLink(Path.Combine(_layout.Feedback, "link.json"), Path.Combine(_layout.Feedback, "empty.json"));

        Assert.Equal(["The file is empty.", "The file is a link; put its content here."], (await ReadAsync()).Select(found => found.Fault));
    }

    private void Put(string name, string content) => File.WriteAllText(Path.Combine(_layout.Feedback, name), content);

    private Task<IReadOnlyList<FoundFile>> ReadAsync(params string[] tracked) =>
        new LiveInbox(_layout).ReadAsync(tracked.ToHashSet(StringComparer.Ordinal), TestContext.Current.CancellationToken);
}
