using Deployer.Repair.InPlace;
using Deployer.SystemTests.Scenes;
using Deployer.Workspace;
using Xunit;

namespace Deployer.SystemTests.Crash;

/// <summary>What a `fix` left behind; and what must hold of it whatever happened.</summary>
internal static class FixPicture
{
    public static async Task<string> TakeAsync(CrashScene scene)
    {
        var project = scene[FixKind.Project];
        await RequireUntouchedRepositoryAsync(scene);
        var state = FixState.Of(scene.StateHome, project);
        RequireNothingLeft(scene, state);
        return string.Join('\n',
        [
            .. Folders.Picture(project, IsOfGit).Select(entry => $"{entry.Key}: {entry.Value}"),
            "",
            .. EntriesOf(scene.StateHome), .. EntriesOf(state.Root),
            .. EntriesOf(Path.Combine(state.Mirror, "worktrees")), .. EntriesOf(Path.GetDirectoryName(state.Warm)!), .. EntriesOf(Path.GetDirectoryName(state.Clean)!),
        ]);
    }

    private static bool IsOfGit(string path) => path.Split('/').Contains(".git");

    private static IEnumerable<string> EntriesOf(string folder) =>
        ["", .. Directory.GetFileSystemEntries(folder).Select(entry => $"  {Path.GetFileName(entry)}").Order(StringComparer.Ordinal)];

    /// <summary>Its repository was not written to, unless the person did so meanwhile.</summary>
    private static async Task RequireUntouchedRepositoryAsync(CrashScene scene)
    {
        var (before, after) = (Path.Combine(scene.SavedOf(FixKind.Project), ".git"), Path.Combine(scene[FixKind.Project], ".git"));
        if (Directory.Exists(before) && await Commands.GitAsync(before, "rev-parse", "HEAD") == await Commands.GitAsync(after, "rev-parse", "HEAD"))
        {
            Assert.Equal([], Folders.Differences(Folders.Picture(before), Folders.Picture(after)));
        }
    }

    private static void RequireNothingLeft(CrashScene scene, FixState state)
    {
        Assert.Empty(scene.Workers());
        Assert.Empty(Directory.GetFileSystemEntries(scene.Temporary));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(scene.StateHome, "codex-deployer", "processes")));
        Assert.False(Directory.Exists(Path.Combine(scene.StateHome, "codex-deployer", "scratch")));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(state.Root, "scratch")));
        Assert.Empty(Directory.GetFileSystemEntries(state.Root, "*.new", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFileSystemEntries(state.Runs, "tmp-*", SearchOption.AllDirectories));
        Assert.False(File.Exists(state.Pending));
        var locks = Directory.GetFiles(state.Root, "*.lock", SearchOption.AllDirectories);
        Assert.Equal([new WorkspaceLayout(state.Root).LockFile], locks);
        Assert.Empty(Directory.GetFiles(scene[FixKind.Project], "*.codex-fix", SearchOption.AllDirectories));
    }
}
