using System.Globalization;
using System.Text;
using Deployer.Kernel;

namespace Deployer.Git;

/// <content>Reads commits.</content>
internal sealed partial class Mirror
{
    private const int BlobsAtATime = 128;

    /// <summary>True when the commit is here.</summary>
    public async Task<bool> HasCommitAsync(CommitId commit, CancellationToken cancellationToken) =>
        (await Git.RunAsync(Command("cat-file", "-e", $"{commit}^{{commit}}"), cancellationToken)).Succeeded;

    /// <summary>True when the first commit is the second or one of its ancestors.</summary>
    public async Task<bool> IsAncestorAsync(CommitId ancestor, CommitId commit, CancellationToken cancellationToken)
    {
        var command = Command("merge-base", "--is-ancestor", ancestor.Value, commit.Value);
        var result = await Git.RunAsync(command, cancellationToken);
        return result.ExitCode is 0 or 1 ? result.ExitCode == 0 : throw GitProgram.Failure(command, result);
    }

    /// <summary>The id of a folder's tree; an empty path or `.` is the root. Null when there is no such folder.</summary>
    public async Task<CommitId?> FindTreeAsync(CommitId commit, string path, CancellationToken cancellationToken)
    {
        if (Normalize(path).Length == 0)
        {
            return CommitId.Parse(await Git.ReadAsync(Command("rev-parse", "--verify", $"{commit}^{{tree}}"), cancellationToken));
        }

        return await FindAsync(commit, path, cancellationToken) is { Mode: "040000" } entry ? entry.Id : null;
    }

    /// <summary>A file's bytes; null when there is none, or when it is a link.</summary>
    public async Task<byte[]?> ReadFileAsync(CommitId commit, string path, CancellationToken cancellationToken) =>
        await FindAsync(commit, path, cancellationToken) is { Mode: "100644" or "100755" } entry
            ? (await Git.RequireAsync(Command("cat-file", "blob", entry.Id.Value), cancellationToken)).Output
            : null;

    /// <summary>An object's bytes.</summary>
    public async Task<byte[]> ReadBlobAsync(CommitId blob, CancellationToken cancellationToken) =>
        (await Git.RequireAsync(Command("cat-file", "blob", blob.Value), cancellationToken)).Output;

    /// <summary>The bytes of many objects, by a few runs of Git; those that are larger than so many bytes are left out.</summary>
    public async Task<IReadOnlyDictionary<CommitId, byte[]>> ReadBlobsAsync(IEnumerable<CommitId> blobs, int largest, CancellationToken cancellationToken)
    {
        var listed = await Git.RequireAsync(Command("cat-file", "--batch-check=%(objectname) %(objectsize)") with { Input = OnePerLine(blobs.Distinct()) }, cancellationToken);
        var small = listed.OutputText.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .Where(fields => long.Parse(fields[1], CultureInfo.InvariantCulture) <= largest)
            .Select(fields => CommitId.Parse(fields[0]));
        var contents = new Dictionary<CommitId, byte[]>();
        foreach (var some in small.Chunk(BlobsAtATime))
        {
            var output = (await Git.RequireAsync(Command("cat-file", "--batch=%(objectsize)") with { Input = OnePerLine(some) }, cancellationToken)).Output;
            var at = 0;
            foreach (var blob in some)
            {
                // "size LF content LF", again and again.
                var end = Array.IndexOf(output, (byte)'\n', at);
                var size = int.Parse(output.AsSpan(at..end), CultureInfo.InvariantCulture);
                contents[blob] = output[(end + 1)..(end + 1 + size)];
                at = end + 1 + size + 1;
            }
        }

        return contents;

        static byte[] OnePerLine(IEnumerable<CommitId> ids) => Encoding.UTF8.GetBytes(string.Concat(ids.Select(id => $"{id}\n")));
    }

    /// <summary>How many bytes an object has.</summary>
    public async Task<long> ReadSizeAsync(CommitId blob, CancellationToken cancellationToken) =>
        long.Parse(await Git.ReadAsync(Command("cat-file", "-s", blob.Value), cancellationToken), CultureInfo.InvariantCulture);

    /// <summary>The e-mail address of who last wrote a file; empty when no commit is found.</summary>
    public Task<string> ReadAuthorAsync(CommitId until, string path, CancellationToken cancellationToken) =>
        Git.ReadAsync(Command("log", "-1", "--no-color", "--no-show-signature", "--format=%ae", until.Value, "--", path), cancellationToken);

    /// <summary>Name and address of who last wrote a file, or the commit when no path is given; at most 200 characters, `unknown` when Git tells none.</summary>
    public async Task<string> ReadOwnerAsync(CommitId until, string? path, CancellationToken cancellationToken)
    {
        string[] one = path is null ? [] : ["--", path];
        var author = (await Git.ReadAsync(
            Command(["log", "-1", "--no-color", "--no-show-signature", "--format=%an <%ae>", until.Value, .. one]), cancellationToken)).Trim();
        return author.Length == 0 ? "unknown" : author[..Math.Min(author.Length, 200)];
    }

    /// <summary>What a folder holds, its sub-folders as entries of their own; empty when there is none.</summary>
    public async Task<IReadOnlyList<TreeEntry>> ListFolderAsync(CommitId commit, string path, CancellationToken cancellationToken) =>
        ParseTree(await Git.RequireAsync(Command(["ls-tree", "-z", commit.Value, .. Inside(path)]), cancellationToken));

    /// <summary>All files of a commit under a folder, links and submodules included.</summary>
    public async Task<IReadOnlyList<TreeEntry>> ListFilesAsync(CommitId commit, string path, CancellationToken cancellationToken) =>
        ParseTree(await Git.RequireAsync(Command(["ls-tree", "-r", "-z", commit.Value, .. Inside(path)]), cancellationToken));

    /// <summary>The commits that the second has and the first has not, newest first, at most 1000. No first: all.</summary>
    public async Task<IReadOnlyList<CommitId>> ListCommitsAsync(CommitId? after, CommitId until, CancellationToken cancellationToken)
    {
        var output = await Git.ReadAsync(
            Command(["rev-list", "--max-count=1000", until.Value, .. after is null ? Array.Empty<string>() : [$"^{after}"]]), cancellationToken);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(CommitId.Parse)];
    }

    /// <summary>The commit's whole message.</summary>
    public async Task<string> ReadMessageAsync(CommitId commit, CancellationToken cancellationToken) =>
        (await Git.RequireAsync(Command("show", "--no-patch", "--no-color", "--format=%B", commit.Value), cancellationToken)).OutputText.TrimEnd('\n');

    /// <summary>The unified diff of a folder, with paths relative to it.</summary>
    public async Task<string> DiffAsync(CommitId from, CommitId to, string path, CancellationToken cancellationToken)
    {
        string[] relative = Normalize(path) is { Length: > 0 } folder ? [$"--relative={folder}/"] : [];
        var command = Command(
            ["diff-tree", "-p", "-r", "--no-ext-diff", "--no-textconv", "--no-color", "--no-renames", .. relative, from.Value, to.Value]);
        return (await Git.RequireAsync(command, cancellationToken)).OutputText;
    }

    /// <summary>The paths that differ between two commits.</summary>
    public async Task<IReadOnlyList<TreeChange>> ListChangesAsync(CommitId from, CommitId to, CancellationToken cancellationToken)
    {
        var result = await Git.RequireAsync(
            Command("diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", from.Value, to.Value), cancellationToken);

        // ":old new oldid newid S NUL path NUL", again and again.
        return [.. result.OutputText.Split('\0', StringSplitOptions.RemoveEmptyEntries).Chunk(2).Select(pair =>
        {
            var fields = pair[0].TrimStart(':').Split(' ');
            return new TreeChange(fields[0], fields[1], fields[4][0], pair[1]);
        })];
    }

    private static string[] Inside(string path) => Normalize(path) is { Length: > 0 } folder ? ["--", $"{folder}/"] : [];

    private static string Normalize(string path) => string.Join('/', TreePath.Split(path));

    private static TreeEntry[] ParseTree(Processes.ProcessResult result) =>
        [.. Encoding.UTF8.GetString(result.Output).Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var fields = line[..tab].Split(' ');
            return new TreeEntry(fields[0], CommitId.Parse(fields[2]), line[(tab + 1)..]);
        })];

    /// <summary>What is at a path of a commit; null when there is nothing.</summary>
    public async Task<TreeEntry?> FindAsync(CommitId commit, string path, CancellationToken cancellationToken)
    {
        var wanted = Normalize(path);
        if (wanted.Split('/').Contains(".."))
        {
            return null;
        }

        return ParseTree(await Git.RequireAsync(Command("ls-tree", "-z", commit.Value, "--", wanted), cancellationToken))
            .FirstOrDefault(entry => entry.Path == wanted);
    }
}
