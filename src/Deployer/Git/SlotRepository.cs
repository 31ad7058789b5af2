namespace Deployer.Git;

/// <summary>
/// The part of a mirror that belongs to one worktree. It is found in the mirror, which only we write to, and never by the
/// worktree's own `.git`, which builds can write to.
/// </summary>
internal static class SlotRepository
{
    /// <summary>What makes Git use it.</summary>
    public static Dictionary<string, string> Variables(string repository, string folder) =>
        new(StringComparer.Ordinal) { ["GIT_DIR"] = repository, ["GIT_WORK_TREE"] = folder };

    /// <summary>Its absolute path; null when the worktree must be made anew. A lost `.git` of the worktree is put back.</summary>
    public static async Task<string?> FindAsync(Mirror mirror, string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder) || List(mirror, folder) is not [var repository])
        {
            return null;
        }

        var check = new GitCommand(folder, "cat-file", "-e", "HEAD^{tree}") { Environment = Variables(repository, folder) };
        if (!(await mirror.Git.RunAsync(check, cancellationToken)).Succeeded)
        {
            return null;
        }

        // A damaged index is of no use; the next checkout writes a new one.
        var readIndex = new GitCommand(folder, "ls-files", "--resolve-undo") { Environment = Variables(repository, folder) };
        if (!(await mirror.Git.RunAsync(readIndex, cancellationToken)).Succeeded)
        {
            File.Delete(Path.Combine(repository, "index"));
        }

        var link = new FileInfo(Path.Combine(folder, ".git"));
        var content = $"gitdir: {repository}\n";
        if (!link.Exists || link.LinkTarget is not null || await File.ReadAllTextAsync(link.FullName, cancellationToken) != content)
        {
            FolderTree.Remove(link.FullName);
            await File.WriteAllTextAsync(link.FullName, content, cancellationToken);
        }

        return repository;
    }

    /// <summary>Makes the worktree, on an empty commit and without files, in place of whatever is there.</summary>
    public static async Task<string> CreateAsync(Mirror mirror, string folder, CancellationToken cancellationToken)
    {
        FolderTree.Remove(folder);
        List(mirror, folder).ForEach(FolderTree.Remove);
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var empty = await mirror.WriteFilesAsync(null, new Dictionary<string, byte[]>(StringComparer.Ordinal), "Nothing yet", cancellationToken);
        var add = mirror.Command("worktree", "add", "--quiet", "--force", "--force", "--detach", "--no-checkout", folder, empty.Value);
        await mirror.Git.RequireAsync(add, cancellationToken);

        // Git notes the folder with all links resolved; ours is the name that we look for it by.
        var link = Path.Combine(folder, ".git");
        var name = Path.GetFileName((await File.ReadAllTextAsync(link, cancellationToken)).TrimEnd('\n'));
        var repository = Path.Combine(mirror.Folder, "worktrees", name);
        await File.WriteAllTextAsync(Path.Combine(repository, "gitdir"), link + "\n", cancellationToken);
        return repository;
    }

    /// <summary>Removes the locks that a killed Git left: the slot has one user, so none of them is held.</summary>
    public static void RemoveLocks(string repository)
    {
        foreach (var file in Directory.EnumerateFiles(repository, "*.lock"))
        {
            File.Delete(file);
        }
    }

    private static List<string> List(Mirror mirror, string folder)
    {
        var worktrees = Path.Combine(mirror.Folder, "worktrees");
        return !Directory.Exists(worktrees)
            ? []
            : [.. Directory.EnumerateDirectories(worktrees)
                .Where(repository => File.Exists(Path.Combine(repository, "gitdir")))
                .Where(repository => File.ReadAllText(Path.Combine(repository, "gitdir")).TrimEnd('\n') == Path.Combine(folder, ".git"))];
    }
}
