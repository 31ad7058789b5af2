using System.Text;
using Deployer.Cycle;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Reflect;
using Deployer.Workspace;

namespace Deployer.Repair.Inbox;

/// <summary>
/// Feedback files that were committed to the workspace's own repository. They are read from its branch as the remote has it, with
/// who wrote them, and answered on the log branch; the checkout of a person is left alone.
/// </summary>
/// <param name="repository">The workspace's repository; null when it is none.</param>
/// <param name="workshop">Opens its mirror.</param>
/// <param name="logs">Takes the answers.</param>
/// <param name="review">Who may propose; nobody named: whoever can push.</param>
/// <param name="journal">Remembers what was answered.</param>
/// <param name="time">For how long a remote that cannot be read is left alone.</param>
internal sealed class GitInbox(
    WorkspaceRepository? repository, Workshop workshop, LogBranch logs, ReviewOptions review, IJournal journal, TimeProvider time)
{
    private const string Folder = "feedback";
    private const int MaxFiles = 1000;

    private readonly Authors _authors = new(review.People);
    private CommitId? _tip;
    private IReadOnlyList<FoundFile> _found = [];
    private Trouble? _trouble;

    /// <summary>Told when the remote cannot be read, and when it can be read again.</summary>
    public Action<string> Tell { get; init; } = _ => { };

    /// <summary>Knows what no answer may hold.</summary>
    public Redactor Redactor => workshop.Git.Redactor;

    /// <summary>The files on the branch that are no answers; none while the remote cannot be read, which is tried again after growing waits.</summary>
    public async Task<IReadOnlyList<FoundFile>> ReadAsync(CancellationToken cancellationToken)
    {
        if (repository is null || _trouble?.Holds(TroubleKind.Remote, key: null, time.GetUtcNow()) == true) return [];
        try
        {
            var found = await ReadAsync(repository, cancellationToken);
            if (_trouble is not null) Tell("feedback by Git is read again.");
            _trouble = null;
            return found;
        }
        catch (MachineException error)
        {
            if (_trouble is null) Tell($"feedback by Git cannot be read: {error.Message}");
            _trouble = Trouble.After(_trouble, new Trouble.Failed(TroubleKind.Remote, error.Message, Key: null), time.GetUtcNow());
            return [];
        }
    }

    private async Task<IReadOnlyList<FoundFile>> ReadAsync(WorkspaceRepository from, CancellationToken cancellationToken)
    {
        var mirror = await workshop.OpenMirrorAsync(from.Remote, cancellationToken);
        var tip = await mirror.ReadRemoteAsync(from.Branch, cancellationToken);
        if (tip is null || tip == _tip) return _found;
        tip = await mirror.FetchAsync(from.Branch, cancellationToken) ?? tip;
        _found = await ListAsync(mirror, tip, cancellationToken);
        _tip = tip;
        return _found;
    }

    /// <summary>Names in the workspace's folder `feedback/` that its checkout tracks.</summary>
    public async Task<IReadOnlySet<string>> ListTrackedAsync(CancellationToken cancellationToken)
    {
        if (repository is null) return new HashSet<string>();
        var listing = await workshop.Git.RunAsync(
            new GitCommand(repository.Root, "ls-files", "-z", "--cached", "--", Folder), cancellationToken);
        return listing.OutputText.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(path => path[(path.LastIndexOf('/') + 1)..])
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Answers on the log branch, once; while that cannot be written the next look tries again.</summary>
    public async Task AnswerAsync(GitOrigin origin, FeedbackRecord record, CancellationToken cancellationToken)
    {
        var note = $"feedback-answer/{record.Sha256}/{origin.Path}";
        if (repository is null || await journal.FindNoteAsync(note, cancellationToken) is not null) return;
        if (logs.IsWritten && TreePath.IsSafe(origin.Path))
        {
            var mirror = await workshop.OpenMirrorAsync(repository.Remote, cancellationToken);
            var files = await FilesAsync(mirror, origin, record, cancellationToken);
            if (await logs.WriteAsync(mirror, files, $"Answer {origin.Path}", cancellationToken) is not null) return;
        }

        await journal.SaveNoteAsync(note, record.Verdict, cancellationToken);
    }

    /// <summary>An answer as files: the result, and the file by its new name unless it holds a secret.</summary>
    public static async Task<Dictionary<string, byte[]>> FilesAsync(
        Mirror mirror, GitOrigin origin, FeedbackRecord record, CancellationToken cancellationToken)
    {
        var redactor = mirror.Git.Redactor;
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [$"{Folder}/{FeedbackAnswer.NameOf(origin.Path)}"] = Encoding.UTF8.GetBytes(FeedbackAnswer.Write(record, redactor)),
        };
        if (origin.Size <= FeedbackFile.MaxBytes
            && await mirror.ReadBlobAsync(origin.Blob, cancellationToken) is var content && !redactor.Sees(Encoding.UTF8.GetString(content)))
        {
            files[$"{Folder}/{FeedbackAnswer.NewNameOf(origin.Path, record)}"] = content;
        }

        return files;
    }

    private async Task<List<FoundFile>> ListAsync(Mirror mirror, CommitId tip, CancellationToken cancellationToken)
    {
        var known = _found.ToDictionary(file => file.Origin!.Path, StringComparer.Ordinal);
        var found = new List<FoundFile>();
        var entries = (await mirror.ListFolderAsync(tip, Folder, cancellationToken))
            .Where(entry => entry.Path.EndsWith(".json", StringComparison.Ordinal) && !LiveInbox.IsAnswer(NameOf(entry)))
            .Take(MaxFiles);
        foreach (var entry in entries)
        {
            found.Add(known.GetValueOrDefault(entry.Path) is { } before && before.Origin!.Blob == entry.Id
                ? before
                : await ReadAsync(mirror, tip, entry, cancellationToken));
        }

        return found;
    }

    private async Task<FoundFile> ReadAsync(Mirror mirror, CommitId tip, TreeEntry entry, CancellationToken cancellationToken)
    {
        var file = Path.Combine(repository!.Root, Folder, NameOf(entry));
        if (entry.Mode is not ("100644" or "100755"))
        {
            var link = new GitOrigin(entry.Path, entry.Id, long.MaxValue);
            return new FoundFile(file, FeedbackFile.IdOf(Encoding.UTF8.GetBytes(entry.Id.Value))) { Fault = "The file is a link or a submodule.", Origin = link };
        }

        var size = await mirror.ReadSizeAsync(entry.Id, cancellationToken);
        var origin = new GitOrigin(entry.Path, entry.Id, size);
        if (size > FeedbackFile.MaxBytes)
        {
            return new FoundFile(file, FeedbackFile.IdOf(Encoding.UTF8.GetBytes(entry.Id.Value))) { Fault = FeedbackFile.TooLarge, Origin = origin };
        }

        var content = await mirror.ReadBlobAsync(entry.Id, cancellationToken);
        var author = await mirror.ReadAuthorAsync(tip, entry.Path, cancellationToken);

        // Of one who may not propose it is another proposal: the same from one who may is still to be tried.
        return _authors.Refuse(author) is { } fault
            ? new FoundFile(file, FeedbackFile.IdOf([.. content, .. Encoding.UTF8.GetBytes(fault)])) { Fault = fault, Origin = origin }
            : new FoundFile(file, FeedbackFile.IdOf(content)) { Content = content, Origin = origin };
    }

    private static string NameOf(TreeEntry entry) => entry.Path[(entry.Path.LastIndexOf('/') + 1)..];
}
