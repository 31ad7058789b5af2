using System.Text.Json;
using Deployer.Cycle;

namespace Deployer.Repair.InPlace;

/// <summary>What became of a fix that was being written into a folder.</summary>
internal enum PendingOutcome
{
    /// <summary>All files are as fixed.</summary>
    Applied,

    /// <summary>Somebody had changed one of the files meanwhile: all others are as before, that one is untouched.</summary>
    Undone,
}

/// <summary>
/// Writes a fix into a folder so that its files end entirely as before or entirely as fixed: what is to be done is written down
/// first, and after a kill the next call finishes it.
/// </summary>
/// <param name="file">Absolute path of the note.</param>
/// <param name="points">Told of each step.</param>
internal sealed class PendingFix(string file, ICrashPoints points)
{
    private string Unfinished => $"{file}.new";

    /// <summary>Applies the changes to the folder.</summary>
    public PendingOutcome Apply(string folder, IReadOnlyList<FileChange> changes)
    {
        File.WriteAllText(Unfinished, JsonSerializer.Serialize(new Note(folder, changes)));
        points.Pass("fix: note written");
        File.Move(Unfinished, file, overwrite: true);
        points.Pass("fix: noted");
        return Settle(folder, changes);
    }

    /// <summary>Finishes what a killed call had begun; null when there is nothing.</summary>
    public PendingOutcome? Finish()
    {
        File.Delete(Unfinished);
        return File.Exists(file) && JsonSerializer.Deserialize<Note>(File.ReadAllText(file)) is { } note
            ? Settle(note.Folder, note.Changes)
            : null;
    }

    private PendingOutcome Settle(string folder, IReadOnlyList<FileChange> changes)
    {
        var foreign = changes.Any(change => !change.IsBeforeIn(folder) && !change.IsAfterIn(folder));
        foreach (var change in changes)
        {
            change.RemoveUnfinishedIn(folder);
            if (!foreign)
            {
                change.ApplyTo(folder, points);
            }
            else if (change.IsAfterIn(folder) || change.IsBeforeIn(folder))
            {
                change.UndoIn(folder, points);
            }
        }

        File.Delete(file);
        points.Pass("fix: settled");
        return foreign ? PendingOutcome.Undone : PendingOutcome.Applied;
    }

    private sealed record Note(string Folder, IReadOnlyList<FileChange> Changes);
}
