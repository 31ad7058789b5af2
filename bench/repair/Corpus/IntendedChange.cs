namespace Deployer.RepairBench.Corpus;

/// <summary>A change that a developer meant to make, and whose loss a repair must not cause.</summary>
/// <param name="Name">Folder of the change, in kebab-case.</param>
/// <param name="Summary">Subject of its commit.</param>
/// <param name="Before">The files as they were before.</param>
/// <param name="Added">Paths of files that did not exist before.</param>
/// <param name="Hidden">Paths of the hidden tests that prove it.</param>
internal sealed record IntendedChange(
    string Name, string Summary, FileTree Before, IReadOnlyList<string> Added, IReadOnlyList<string> Hidden)
{
    /// <summary>The package as it was before the change.</summary>
    public FileTree Undo(FileTree good) => good.Without(Added).With(Before);
}
