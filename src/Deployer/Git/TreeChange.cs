using Deployer.Kernel;

namespace Deployer.Git;

/// <summary>One path that differs between two commits; a rename is a deletion and an addition.</summary>
/// <param name="OldMode">Git's mode before, such as `100644`; `000000` when it did not exist.</param>
/// <param name="NewMode">Git's mode after; `000000` when it no longer exists.</param>
/// <param name="Status">`A`, `D`, `M` or `T` (another type).</param>
/// <param name="Path">From the repository's root.</param>
internal sealed record TreeChange(string OldMode, string NewMode, char Status, string Path);

/// <summary>One entry of a commit's tree.</summary>
/// <param name="Mode">Git's mode: `100644` and `100755` are files, `120000` links, `040000` folders, `160000` submodules.</param>
/// <param name="Id">The object's id.</param>
/// <param name="Path">From the repository's root.</param>
internal sealed record TreeEntry(string Mode, CommitId Id, string Path);
