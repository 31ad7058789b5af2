using System.Text;
using Deployer.Repair;
using Deployer.Repair.Patches;

namespace Deployer.Git;

/// <summary>Writes a patch into a worktree and its index, and into nothing outside the package's folder.</summary>
/// <param name="git">Runs Git.</param>
/// <param name="inWorktree">A command in the worktree, without arguments.</param>
/// <param name="package">The package's folder in it; `.` for the root.</param>
internal sealed class PatchStage(GitProgram git, GitCommand inWorktree, string package)
{
    private const int MaxFiles = 10_000;

    /// <summary>Stages it; returns why it cannot be, or null.</summary>
    public async Task<string?> StageAsync(Patch patch, CancellationToken cancellationToken) => patch switch
    {
        Patch.Edits edits => await StageAsync(edits, cancellationToken),
        Patch.Operations operations => await StageAsync(operations.Files, cancellationToken),
        Patch.Unified unified => await StageAsync(unified, cancellationToken),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What no candidate may do, whatever its form; null when it does none of it.</summary>
    public static string? FindFault(IReadOnlyList<TreeChange> changes, string package)
    {
        var prefix = TreePath.Split(package) is { Length: > 0 } parts ? string.Join('/', parts) + "/" : "";
        return changes.Count == 0
            ? "it changes nothing"
            : changes.Select(change => FindFault(change, prefix)).FirstOrDefault(fault => fault is not null);
    }

    private static string? FindFault(TreeChange change, string prefix) =>
        !change.Path.StartsWith(prefix, StringComparison.Ordinal) ? $"{change.Path} is outside the package"
        : change.NewMode is "120000" or "160000" || change.OldMode is "120000" or "160000" ? $"{change.Path} is a link or a submodule"
        : change.Path.Split('/').Any(TreePath.IsForbidden) ? $"{change.Path} is not a source file"
        : change.Status == 'M' && change.OldMode != change.NewMode ? $"the mode of {change.Path} would change"
        : null;

    private async Task<string?> StageAsync(Patch.Edits edits, CancellationToken cancellationToken)
    {
        if (edits.Files.Count is 0 or > MaxFiles)
        {
            return $"it names {edits.Files.Count} files";
        }

        var fault = edits.Files.Select(file => FindFault(file.Path)).FirstOrDefault(found => found is not null);
        if (fault is not null)
        {
            return fault;
        }

        try
        {
            foreach (var file in edits.Files)
            {
                await WriteAsync(file, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }

        var paths = string.Concat(edits.Files.Select(file => string.Join('/', [.. TreePath.Split(package), file.Path]) + "\0"));
        var add = inWorktree with { Arguments = ["update-index", "--add", "--remove", "-z", "--stdin"], Input = Encoding.UTF8.GetBytes(paths) };
        var result = await git.RunAsync(add, cancellationToken);
        return result.Succeeded ? null : GitProgram.Reason(add, result);
    }

    private async Task WriteAsync(FileEdit file, CancellationToken cancellationToken)
    {
        var path = FullPath(file.Path);

        // A pipe that a build left has no length, too, and would keep its writer waiting.
        if (file.Content is null || new FileInfo(path) is { Exists: true, Length: 0 })
        {
            File.Delete(path);
        }

        if (file.Content is { } content)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, content, cancellationToken);
        }
    }

    private async Task<string?> StageAsync(IReadOnlyList<FileOperation> operations, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        foreach (var path in operations.SelectMany(operation => operation.Paths).Distinct(StringComparer.Ordinal))
        {
            if (FindFault(path) is { } fault)
            {
                return fault;
            }

            files[path] = await ReadStagedAsync(path, cancellationToken);
        }

        return new PatchApplication(path => files[path]).Apply(operations) switch
        {
            PatchOutcome.Fits fits => await StageAsync(new Patch.Edits(fits.Edits), cancellationToken),
            PatchOutcome.Misfit misfit => misfit.Complaint,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>A file as it is in the index, which no build can have changed; null when there is none.</summary>
    private async Task<byte[]?> ReadStagedAsync(string path, CancellationToken cancellationToken)
    {
        var name = string.Join('/', [.. TreePath.Split(package), path]);
        var result = await git.RunAsync(inWorktree with { Arguments = ["cat-file", "blob", $":0:{name}"] }, cancellationToken);
        return result.Succeeded ? result.Output : null;
    }

    /// <summary>Git knows best where a diff belongs; what it cannot place is searched for by its lines, or complained of by them.</summary>
    private async Task<string?> StageAsync(Patch.Unified unified, CancellationToken cancellationToken)
    {
        string[] folder = TreePath.Split(package) is { Length: > 0 } parts ? [$"--directory={string.Join('/', parts)}"] : [];
        var apply = inWorktree with { Arguments = ["apply", "--index", "--whitespace=nowarn", .. folder, "-"], Input = Encoding.UTF8.GetBytes(unified.Diff) };
        var result = await git.RunAsync(apply, cancellationToken);
        if (result.Succeeded)
        {
            return null;
        }

        return DiffBlocks.Read(unified.Diff) is { Count: > 0 } blocks ? await StageAsync(blocks, cancellationToken) : GitProgram.Reason(apply, result);
    }

    private string FullPath(string path) => Path.Combine([inWorktree.Folder, .. TreePath.Split(package), .. path.Split('/')]);

    /// <summary>Looks at every component: none may lead elsewhere, be a link, or be a file where a folder is needed.</summary>
    private string? FindFault(string path)
    {
        var parts = path.Split('/');
        if (!TreePath.IsSafe(path))
        {
            return $"'{Printable.Of(path)}' is not a path inside the package";
        }

        var current = inWorktree.Folder;
        string[] all = [.. TreePath.Split(package), .. parts];
        for (var depth = 0; depth < all.Length; depth++)
        {
            current = Path.Combine(current, all[depth]);
            if (new FileInfo(current).LinkTarget is not null)
            {
                return $"{path} goes through a link";
            }

            if (depth == all.Length - 1 ? Directory.Exists(current) : File.Exists(current))
            {
                return $"{path} is a folder where a file is needed, or the other way round";
            }
        }

        return null;
    }
}
