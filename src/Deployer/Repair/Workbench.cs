using Deployer.Build;
using Deployer.Build.Dependencies;
using Deployer.Git;
using Deployer.Processes.Sandbox;

namespace Deployer.Repair;

/// <summary>Where a package is looked at and mended: a warm slot to try things in, and a clean one that has the last word.</summary>
/// <param name="Mirror">The repository.</param>
/// <param name="Warm">A slot whose `.build` is kept.</param>
/// <param name="Clean">A slot that is built from nothing.</param>
/// <param name="Examiner">Builds, tests and understands.</param>
internal sealed record Workbench(Mirror Mirror, Slot Warm, Slot Clean, Examiner Examiner)
{
    /// <summary>Folder of the package in the repository; `.` for its root.</summary>
    public required string Package { get; init; }

    /// <summary>Absolute path of a folder for what the runs write.</summary>
    public required string RunsFolder { get; init; }

    /// <summary>Whose package it is, for people; null: said nowhere.</summary>
    public string? Owner { get; init; }

    /// <summary>Variables given to build and test.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A file that the output of every run is appended to as it comes; null for none.</summary>
    public string? FollowFile { get; init; }

    /// <summary>What the package's own code may reach besides the slot that it is in; null: whatever this user may.</summary>
    public Confinement? Confinement { get; init; }

    /// <summary>Where dependencies come from when the package's code has no network; null: the tools fetch them themselves.</summary>
    public DependencyAccess? Dependencies { get; init; }

    /// <summary>Fixes are noted in the package's changelog, where it has one.</summary>
    public bool KeepsChangelog { get; init; }

    /// <summary>The place of the package in one of the slots, with a folder of its own for what the runs there write.</summary>
    public BuildPlace PlaceIn(Slot slot, string run) =>
        new(FolderIn(slot), Path.Combine(RunsFolder, run), Environment)
        {
            FollowFile = FollowFile,
            Owner = Owner,
            Confinement = Confinement?.In(slot.Folder),
            Dependencies = Dependencies,
        };

    /// <summary>Absolute path of the package in one of the slots.</summary>
    public string FolderIn(Slot slot) => Path.GetFullPath(Path.Combine(slot.Folder, Package));
}
