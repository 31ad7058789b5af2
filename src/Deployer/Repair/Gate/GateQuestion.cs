using System.Text;
using Deployer.Git;
using Deployer.Kernel;

namespace Deployer.Repair.Gate;

/// <summary>A candidate before the guards: what it changes, with the texts before and after.</summary>
/// <param name="Case">What the gate was asked.</param>
/// <param name="Bench">Where it can be built.</param>
/// <param name="Changes">Every file that it changes in the repository.</param>
internal sealed record GateQuestion(GateCase Case, Workbench Bench, IReadOnlyList<TreeChange> Changes)
{
    /// <summary>What stands before the paths of the package in the repository: empty for its root, else a folder with a slash.</summary>
    public string Prefix => Bench.Package == "." ? "" : Bench.Package.TrimEnd('/') + "/";

    /// <summary>Paths that it changes in the package, relative to it.</summary>
    public IEnumerable<string> Paths => Changes
        .Where(change => change.Path.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(change => change.Path[Prefix.Length..]);

    /// <summary>Whether a path of the package belongs to what judges the code: its tests and what they read.</summary>
    public bool IsTest(string path) => new TestPaths(Case.TestFolders).Has(path);

    /// <summary>A file's text before; null when it was not there.</summary>
    public Task<string?> ReadBeforeAsync(string path, CancellationToken cancellationToken) => ReadAsync(Case.Base, path, cancellationToken);

    /// <summary>A file's text after; null when it is gone.</summary>
    public Task<string?> ReadAfterAsync(string path, CancellationToken cancellationToken) => ReadAsync(Case.Candidate, path, cancellationToken);

    /// <summary>A file's bytes before; null when it was not there.</summary>
    public Task<byte[]?> ReadBytesBeforeAsync(string path, CancellationToken cancellationToken) =>
        Bench.Mirror.ReadFileAsync(Case.Base, Prefix + path, cancellationToken);

    /// <summary>A file's bytes after; null when it is gone.</summary>
    public Task<byte[]?> ReadBytesAfterAsync(string path, CancellationToken cancellationToken) =>
        Bench.Mirror.ReadFileAsync(Case.Candidate, Prefix + path, cancellationToken);

    private async Task<string?> ReadAsync(CommitId commit, string path, CancellationToken cancellationToken) =>
        await Bench.Mirror.ReadFileAsync(commit, Prefix + path, cancellationToken) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
}
