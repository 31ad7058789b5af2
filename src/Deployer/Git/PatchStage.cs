using System.Text;
using Deployer.Repair;

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
        Patch.Unified unified => await StageAsync(unified, cancellationToken),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What no candidate may do, whatever its form; null when it does none of it.</summary>
    public static string? FindFault(IReadOnlyList<TreeChange> changes, string package)
    {
        var prefix = Split(package) is { Length: > 0 } parts ? string.Join('/', parts) + "/" : "";
        return changes.Count == 0
            ? "it changes nothing"
            : changes.Select(change => FindFault(change, prefix)).FirstOrDefault(fault => fault is not null);
    }

    private static string? FindFault(TreeChange change, string prefix) =>
        !change.Path.StartsWith(prefix, StringComparison.Ordinal) ? $"{change.Path} is outside the package"
        : change.NewMode is "120000" or "160000" || change.OldMode is "120000" or "160000" ? $"{change.Path} is a link or a submodule"
        : change.Path.Split('/').Any(IsForbidden) ? $"{change.Path} is not a source file"
        : change.Status == 'M' && change.OldMode != change.NewMode ? $"the mode of {change.Path} would change"
        : null;

    private static string[] Split(string path) => [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".")];

    private static bool IsForbidden(string part) =>
        part is "." or ".." or ".build" || part.ToLowerInvariant() is ".git" or ".gitmodules";

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
                Directory.CreateDirectory(Path.GetDirectoryName(FullPath(file.Path))!);
                await File.WriteAllBytesAsync(FullPath(file.Path), file.Content, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }

        var paths = string.Concat(edits.Files.Select(file => string.Join('/', [.. Split(package), file.Path]) + "\0"));
        var add = inWorktree with { Arguments = ["update-index", "--add", "-z", "--stdin"], Input = Encoding.UTF8.GetBytes(paths) };
        var result = await git.RunAsync(add, cancellationToken);
        return result.Succeeded ? null : GitProgram.Reason(add, result);
    }

    private async Task<string?> StageAsync(Patch.Unified unified, CancellationToken cancellationToken)
    {
        string[] folder = Split(package) is { Length: > 0 } parts ? [$"--directory={string.Join('/', parts)}"] : [];
        var apply = inWorktree with { Arguments = ["apply", "--index", "--whitespace=nowarn", .. folder, "-"], Input = Encoding.UTF8.GetBytes(unified.Diff) };
        var result = await git.RunAsync(apply, cancellationToken);
        return result.Succeeded ? null : GitProgram.Reason(apply, result);
    }

    private string FullPath(string path) => Path.Combine([inWorktree.Folder, .. Split(package), .. path.Split('/')]);

    /// <summary>Looks at every component: none may lead elsewhere, be a link, or be a file where a folder is needed.</summary>
    private string? FindFault(string path)
    {
        var parts = path.Split('/');
        if (path.Any(char.IsControl) || path.Contains('\\', StringComparison.Ordinal) || parts.Any(part => part.Length == 0 || IsForbidden(part)))
        {
            return $"'{string.Concat(path.Select(letter => char.IsControl(letter) ? '?' : letter))}' is not a path inside the package";
        }

        var current = inWorktree.Folder;
        string[] all = [.. Split(package), .. parts];
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
