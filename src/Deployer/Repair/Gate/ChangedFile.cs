namespace Deployer.Repair.Gate;

/// <summary>What happened to a file.</summary>
internal enum ChangeKind
{
    Added,
    Modified,
    Deleted,

    /// <summary>Moved here from elsewhere; where it left is listed as <see cref="Deleted"/>.</summary>
    Renamed,

    /// <summary>Copied here from elsewhere.</summary>
    Copied,
}

/// <summary>One file that a candidate changes, as Git lists it.</summary>
/// <param name="Path">Relative to the package, with forward slashes.</param>
/// <param name="OldMode">Git's mode before: six octal digits; `000000` when the file is new.</param>
/// <param name="NewMode">Git's mode after; `000000` when the file is gone.</param>
/// <param name="Kind">What happened to it.</param>
internal sealed record ChangedFile(string Path, string OldMode, string NewMode, ChangeKind Kind);
