namespace Deployer.Git;

/// <summary>What is checked out in a slot besides the commit's own files.</summary>
/// <param name="HasLargeFiles">Files in Git LFS are fetched; else their pointers are all there is.</param>
/// <param name="Submodules">Checks submodules out; null leaves their folders empty.</param>
internal sealed record SlotContents(bool HasLargeFiles, Submodules? Submodules)
{
    /// <summary>Nothing.</summary>
    public static SlotContents Plain { get; } = new(HasLargeFiles: false, Submodules: null);

    /// <summary>Large files only.</summary>
    public static SlotContents WithLargeFiles { get; } = new(HasLargeFiles: true, Submodules: null);
}
