namespace Deployer.Repair.InPlace;

/// <summary>A package that is to be mended in place.</summary>
/// <param name="Repository">Absolute path of the repository it lies in, or of the package when it lies in none.</param>
/// <param name="Package">Folder of the package in it; `.` for its root.</param>
/// <param name="State">Where the copy lives.</param>
/// <param name="DryRun">The fix is only told, not applied.</param>
internal sealed record FixTarget(string Repository, string Package, FixState State, bool DryRun);
