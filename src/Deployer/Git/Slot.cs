using System.IO.Enumeration;
using Deployer.Kernel;
using Deployer.Repair;

namespace Deployer.Git;

/// <summary>A worktree of a mirror at a fixed path: commits are checked out, built and changed there, and `.build` stays warm.</summary>
internal sealed class Slot
{
    /// <summary>Name of the folder that SwiftPM builds in.</summary>
    public const string BuildFolder = ".build";

    private readonly Mirror _mirror;
    private readonly string _repository;

    private SlotContents _contents = SlotContents.Plain;
    private CommitId? _prepared;
    private IReadOnlyList<string> _settings = [];

    private Slot(Mirror mirror, string folder, string repository) => (_mirror, Folder, _repository) = (mirror, folder, repository);

    /// <summary>Absolute path of the worktree.</summary>
    public string Folder { get; }

    private GitProgram Git => _mirror.Git;

    /// <summary>Opens the slot in a folder; makes it anew when it is missing or damaged.</summary>
    public static Task<Slot> OpenAsync(Mirror mirror, string folder, CancellationToken cancellationToken) =>
        OpenAsync(mirror, folder, SlotContents.Plain, cancellationToken);

    /// <summary>Opens the slot of a repository that holds more than its own files.</summary>
    public static async Task<Slot> OpenAsync(Mirror mirror, string folder, SlotContents contents, CancellationToken cancellationToken)
    {
        var repository = await SlotRepository.FindAsync(mirror, folder, cancellationToken)
            ?? await SlotRepository.CreateAsync(mirror, folder, cancellationToken);
        return new(mirror, folder, repository) { _contents = contents };
    }

    /// <summary>Makes the folder the commit's tree and nothing else, `.build` excepted.</summary>
    public async Task CheckoutAsync(CommitId commit, CancellationToken cancellationToken)
    {
        SlotRepository.RemoveLocks(_repository);
        await PrepareAsync(commit, cancellationToken);
        await Git.RequireAsync(Command("checkout", "--quiet", "--force", "--detach", commit.Value, "--"), cancellationToken);
        await Git.RequireAsync(Command("clean", "--quiet", "-ffdx", $"--exclude={BuildFolder}"), cancellationToken);
        if (_contents.Submodules is { } submodules)
        {
            await submodules.CheckoutAsync(_mirror, commit, Folder, cancellationToken);
        }
    }

    /// <summary>Makes all tracked files the commit's; untracked ones stay.</summary>
    public async Task ResetAsync(CommitId commit, CancellationToken cancellationToken)
    {
        await PrepareAsync(commit, cancellationToken);
        await Git.RequireAsync(Command("reset", "--quiet", "--hard", commit.Value), cancellationToken);
    }

    /// <summary>The commit that is checked out.</summary>
    public async Task<CommitId> ReadHeadAsync(CancellationToken cancellationToken) =>
        CommitId.Parse(await Git.ReadAsync(Command("rev-parse", "--verify", "HEAD^{commit}"), cancellationToken));

    /// <summary>Applies a patch and commits just its paths on top of what is checked out; changes that a build made to tracked files go.</summary>
    /// <param name="patch">What to change.</param>
    /// <param name="package">The folder that its paths are relative to; `.` for the root. Nothing outside it can be touched.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ApplyOutcome> ApplyAsync(Patch patch, string package, CancellationToken cancellationToken)
    {
        var head = await ReadHeadAsync(cancellationToken);
        await ResetAsync(head, cancellationToken);
        var fault = await new PatchStage(Git, Command(), package).StageAsync(patch, cancellationToken);
        if (fault is null)
        {
            var tree = CommitId.Parse(await Git.ReadAsync(Command("write-tree"), cancellationToken));
            var commit = await _mirror.CommitTreeAsync(tree, head, "Candidate", cancellationToken);
            fault = PatchStage.FindFault(await _mirror.ListChangesAsync(head, commit, cancellationToken), package);
            if (fault is null)
            {
                await ResetAsync(commit, cancellationToken);
                return new ApplyOutcome.Applied(commit);
            }
        }

        await CheckoutAsync(head, cancellationToken);
        return new ApplyOutcome.DoesNotApply(fault);
    }

    /// <summary>Checks out another commit and repeats a commit's change on top of it, with its message.</summary>
    public async Task<ApplyOutcome> CherryPickAsync(CommitId commit, CommitId onto, CancellationToken cancellationToken)
    {
        await CheckoutAsync(onto, cancellationToken);
        var result = await Git.RunAsync(Command("cherry-pick", "--keep-redundant-commits", "--allow-empty-message", commit.Value), cancellationToken);
        if (!result.Succeeded)
        {
            var conflicts = await Git.ReadAsync(Command("diff", "--ignore-submodules=all", "--name-only", "--diff-filter=U"), cancellationToken);
            await Git.RunAsync(Command("cherry-pick", "--quit"), cancellationToken);
            await CheckoutAsync(onto, cancellationToken);
            return new ApplyOutcome.DoesNotApply(conflicts.Length == 0
                ? result.Errors.Trim()
                : $"conflicts with {onto.Short} in {conflicts.Replace("\n", ", ", StringComparison.Ordinal)}");
        }

        var picked = await ReadHeadAsync(cancellationToken);
        return await IsEmptyAsync(onto, picked, cancellationToken)
            ? await BackAsync(onto, $"{onto.Short} holds the change already", cancellationToken)
            : new ApplyOutcome.Applied(picked);
    }

    /// <summary>Deletes every `.build` folder.</summary>
    public Task RemoveBuildAsync(CancellationToken cancellationToken) =>
        Task.Run(() => FindBuilds(Folder).ToList().ForEach(FolderTree.Remove), cancellationToken);

    /// <summary>Absolute paths of the `.build` folders in a worktree.</summary>
    public static IEnumerable<string> FindBuilds(string folder)
    {
        var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        return new FileSystemEnumerable<string>(folder, (ref entry) => entry.ToFullPath(), everything)
        {
            ShouldIncludePredicate = (ref entry) => entry.FileName is BuildFolder,
            ShouldRecursePredicate = (ref entry) =>
                entry.FileName is not (BuildFolder or ".git") && (entry.Attributes & FileAttributes.ReparsePoint) == FileAttributes.None,
        };
    }

    private GitCommand Command(params IReadOnlyList<string> arguments) =>
        new(Folder, arguments) { Environment = SlotRepository.Variables(_repository, Folder), Settings = _settings };

    private async Task PrepareAsync(CommitId commit, CancellationToken cancellationToken)
    {
        if (_contents.HasLargeFiles && _prepared != commit)
        {
            _settings = await LargeFiles.PrepareAsync(_mirror, commit, cancellationToken);
            _prepared = commit;
        }
    }

    private async Task<bool> IsEmptyAsync(CommitId from, CommitId to, CancellationToken cancellationToken) =>
        (await _mirror.ListChangesAsync(from, to, cancellationToken)).Count == 0;

    private async Task<ApplyOutcome> BackAsync(CommitId commit, string reason, CancellationToken cancellationToken)
    {
        await ResetAsync(commit, cancellationToken);
        return new ApplyOutcome.DoesNotApply(reason);
    }
}
