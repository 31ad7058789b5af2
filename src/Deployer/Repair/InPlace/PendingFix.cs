using System.Text.Json;

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
internal sealed class PendingFix(string file)
{
    /// <summary>Applies the changes to the folder.</summary>
    public PendingOutcome Apply(string folder, IReadOnlyList<FileChange> changes)
    {
        var unfinished = $"{file}.new";
        File.WriteAllText(unfinished, JsonSerializer.Serialize(new Note(folder, changes)));
        File.Move(unfinished, file, overwrite: true);
        return Settle(folder, changes);
    }

    /// <summary>Finishes what a killed call had begun; null when there is nothing.</summary>
    public PendingOutcome? Finish() =>
        File.Exists(file) && JsonSerializer.Deserialize<Note>(File.ReadAllText(file)) is { } note
            ? Settle(note.Folder, note.Changes)
            : null;

    private PendingOutcome Settle(string folder, IReadOnlyList<FileChange> changes)
    {
        var foreign = changes.Any(change => !change.IsBeforeIn(folder) && !change.IsAfterIn(folder));
        foreach (var change in changes)
        {
            change.RemoveUnfinishedIn(folder);
            if (foreign && change.IsAfterIn(folder) && !change.IsBeforeIn(folder))
            {
                change.UndoIn(folder);
            }
            else if (!foreign)
            {
                change.ApplyTo(folder);
            }
        }

        File.Delete(file);
        return foreign ? PendingOutcome.Undone : PendingOutcome.Applied;
    }

    private sealed record Note(string Folder, IReadOnlyList<FileChange> Changes);
}
