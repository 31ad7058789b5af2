namespace Deployer.Repair.Fixers.ConflictMarker;

/// <summary>A side of a conflict.</summary>
internal enum ConflictSide
{
    /// <summary>What stands above the line of equals signs.</summary>
    Ours,

    /// <summary>What stands below it.</summary>
    Theirs,
}
