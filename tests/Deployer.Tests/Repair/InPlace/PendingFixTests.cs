using System.Text;
using System.Text.Json;
using Deployer.Cycle;
using Deployer.Repair.InPlace;
using Deployer.Tests.Processes;
using Xunit;

namespace Deployer.Tests.Repair.InPlace;

public sealed class PendingFixTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _package;

    public PendingFixTests()
    {
        _package = Directory.CreateDirectory(_folder["package"]).FullName;
        Write("kept.c", "before");
        Write("gone.c", "before");
    }

    private string Note => _folder["pending.json"];

    private static FileChange[] Changes =>
    [
        new("kept.c", Bytes("before"), Bytes("after")),
        new("gone.c", Bytes("before"), null),
        new("deep/new.c", null, Bytes("after")),
    ];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_fix_changes_deletes_and_creates_files_and_leaves_nothing_else()
    {
        var outcome = new PendingFix(Note, NoCrashPoints.Instance).Apply(_package, Changes);

        Assert.Equal(PendingOutcome.Applied, outcome);
        Assert.Equal(["deep/new.c=after", "kept.c=after"], Files());
        Assert.False(File.Exists(Note));
    }

    [Fact]
    public void The_mode_of_a_changed_file_stays()
    {
        Deployer.Tests.Workspace.Permissions.Set(_folder["package/kept.c"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        new PendingFix(Note, NoCrashPoints.Instance).Apply(_package, Changes);

        Assert.True(Deployer.Tests.Workspace.Permissions.Of(_folder["package/kept.c"]).HasFlag(UnixFileMode.UserExecute)
            || OperatingSystem.IsWindows());
    }

    [Fact]
    public void Nothing_is_pending_when_nothing_was_cut_off() => Assert.Null(new PendingFix(Note, NoCrashPoints.Instance).Finish());

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_fix_that_was_cut_off_after_any_of_its_files_is_finished(int done)
    {
        WriteNote();
        foreach (var change in Changes.Take(done))
        {
            change.ApplyTo(_package, NoCrashPoints.Instance);
        }

        Assert.Equal(PendingOutcome.Applied, new PendingFix(Note, NoCrashPoints.Instance).Finish());
        Assert.Equal(["deep/new.c=after", "kept.c=after"], Files());
        Assert.Null(new PendingFix(Note, NoCrashPoints.Instance).Finish());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_fix_that_was_cut_off_is_undone_when_a_person_changed_one_of_its_files(int done)
    {
        WriteNote();
        foreach (var change in Changes.Take(done))
        {
            change.ApplyTo(_package, NoCrashPoints.Instance);
        }

        Write("deep/new.c", "by a person");

        Assert.Equal(PendingOutcome.Undone, new PendingFix(Note, NoCrashPoints.Instance).Finish());
        Assert.Equal(["deep/new.c=by a person", "gone.c=before", "kept.c=before"], Files());
    }

    [Fact]
    public void A_fix_that_is_undone_leaves_no_empty_folder_of_a_file_that_it_created()
    {
        WriteNote();
        foreach (var change in Changes)
        {
            change.ApplyTo(_package, NoCrashPoints.Instance);
        }

        Write("kept.c", "by a person");

        Assert.Equal(PendingOutcome.Undone, new PendingFix(Note, NoCrashPoints.Instance).Finish());
        Assert.Equal(["gone.c=before", "kept.c=by a person"], Files());
        Assert.False(Directory.Exists(_folder["package/deep"]));
    }

    [Fact]
    public void Half_a_note_that_a_killed_run_left_is_removed()
    {
        File.WriteAllText($"{Note}.new", "{ \"Folder\"");

        Assert.Null(new PendingFix(Note, NoCrashPoints.Instance).Finish());
        Assert.False(File.Exists($"{Note}.new"));
    }

    [Fact]
    public void Half_a_file_that_a_killed_run_left_is_removed_whatever_happens_to_the_fix()
    {
        WriteNote();
        Write(".kept.c.codex-fix", "af");
        Write("gone.c", "by a person");

        Assert.Equal(PendingOutcome.Undone, new PendingFix(Note, NoCrashPoints.Instance).Finish());
        Assert.Equal(["gone.c=by a person", "kept.c=before"], Files());
    }

    [Fact]
    public void A_file_that_was_edited_meanwhile_keeps_the_fix_away()
    {
        Write("kept.c", "by a person");

        Assert.Equal(PendingOutcome.Undone, new PendingFix(Note, NoCrashPoints.Instance).Apply(_package, Changes));
        Assert.Equal(["gone.c=before", "kept.c=by a person"], Files());
        Assert.False(File.Exists(Note));
    }

    /// <summary>What a run leaves that is killed right after it began: the note, and the files as before.</summary>
    private void WriteNote() => File.WriteAllText(Note, JsonSerializer.Serialize(new { Folder = _package, Changes }));

    private void Write(string path, string text)
    {
        var file = Path.Combine(_package, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private string[] Files() =>
    [
        .. Directory.GetFiles(_package, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(file => $"{Path.GetRelativePath(_package, file)}={File.ReadAllText(file)}")
            .Order(StringComparer.Ordinal),
    ];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
