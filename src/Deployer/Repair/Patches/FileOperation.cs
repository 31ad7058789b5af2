namespace Deployer.Repair.Patches;

/// <summary>What a patch does to one file, whatever format it was written in.</summary>
internal abstract record FileOperation
{
    private FileOperation(string path) => Path = path;

    /// <summary>As written, until <see cref="At"/> has judged it.</summary>
    public string Path { get; init; }

    /// <summary>The paths it touches.</summary>
    public IReadOnlyList<string> Paths => this is Change { MovedTo: { } target } ? [Path, target] : [Path];

    /// <summary>All it says, to tell it from others.</summary>
    public IEnumerable<string> Parts => [GetType().Name, .. Paths, .. this switch
    {
        Add add => [add.Content],
        Write write => [write.Content],
        Change change => change.Blocks.SelectMany(block => new[] { string.Join('\n', block.Old), string.Join('\n', block.New), string.Join('\n', block.Under) }),
        _ => Array.Empty<string>(),
    }];

    /// <summary>The same with paths that were judged and brought into one form.</summary>
    public FileOperation At(Func<string, string> read) => this is Change change
        ? change with { Path = read(Path), MovedTo = change.MovedTo is { } target ? read(target) : null }
        : this with { Path = read(Path) };

    /// <summary>A file that is not there yet.</summary>
    public sealed record Add(string Path, string Content) : FileOperation(Path);

    /// <summary>The whole content of a file, there or not.</summary>
    public sealed record Write(string Path, string Content) : FileOperation(Path);

    public sealed record Delete(string Path) : FileOperation(Path);

    /// <summary>Places of a file, in the order in which they are changed; none when it is only moved.</summary>
    public sealed record Change(string Path, IReadOnlyList<TextBlock> Blocks) : FileOperation(Path)
    {
        /// <summary>Its new path; null when it stays.</summary>
        public string? MovedTo { get; init; }
    }
}

/// <summary>Lines that take the place of others.</summary>
/// <param name="Number">Counted from 1 over the whole patch.</param>
/// <param name="Old">The lines as they must be, those around the change included; empty to add only.</param>
/// <param name="New">The lines in their place.</param>
internal sealed record TextBlock(int Number, IReadOnlyList<string> Old, IReadOnlyList<string> New)
{
    /// <summary>Lines that stand somewhere above the place, one below the other.</summary>
    public IReadOnlyList<string> Under { get; init; } = [];

    /// <summary>The place is the end of the file.</summary>
    public bool AtEnd { get; init; }
}
