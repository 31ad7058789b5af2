namespace Deployer.Repair.Fixers.Source;

/// <summary>Text that replaces the bytes from start to end; an insertion has both equal.</summary>
/// <param name="Start">Byte offset of the first replaced byte.</param>
/// <param name="End">Byte offset after the last replaced byte.</param>
/// <param name="Text">The new text, one character per byte; see <see cref="SourceFile.Bytes"/>.</param>
internal sealed record TextEdit(int Start, int End, string Text)
{
    /// <summary>Whether both want the same bytes. Two insertions at one place, or edits that only touch, do not collide.</summary>
    public bool Collides(TextEdit other) =>
        Start < other.End && other.Start < End
        || (Start == End && other.Start < Start && Start < other.End)
        || (other.Start == other.End && Start < other.Start && other.Start < End)
        || (Start == other.Start && End == other.End && Start != End);
}
