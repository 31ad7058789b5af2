using System.Globalization;
using System.Text;
using Deployer.Processes;
using Deployer.RepairBench.Operators;

namespace Deployer.RepairBench.Cases;

/// <summary>Looks through all that Git holds for what would tell the answer.</summary>
/// <param name="runner">Runs Git.</param>
internal sealed class LeakCheck(ProcessRunner runner)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>
    /// What is found: a hidden test, an operator's name, and the good text of a broken file, unless the broken state itself or its parent
    /// commit holds this text in some file: one that was only moved tells nothing. Empty when nothing is.
    /// </summary>
    /// <param name="given">The case.</param>
    /// <param name="folders">Absolute paths of repositories, bare or not.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<string>> FindAsync(Case given, IEnumerable<string> folders, CancellationToken cancellationToken)
    {
        var leaks = new List<string>();
        foreach (var folder in folders)
        {
            var objects = await ReadObjectsAsync(folder, cancellationToken);
            leaks.AddRange(Secrets(given).Where(secret => objects.Contains(secret.Text, StringComparison.Ordinal)).Select(secret => $"{secret.What} in {folder}"));
        }

        return leaks;
    }

    private static IEnumerable<(string What, string Text)> Secrets(Case given)
    {
        var shown = given.Bad.Files.Values.Concat(given.Before.Files.Values).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. given.Hidden.Files.Select(file => ($"the hidden {file.Key}", file.Value)),
            .. Catalogue.All.Select(fault => ($"the name {fault.Name}", fault.Name)),
            .. given.Good.Files.Where(file => !shown.Contains(file.Value)).Select(file => ($"the good {file.Key}", Blob(file.Value))),
        ];
    }

    /// <summary>How Git prints a file of just this text: a broken file may well hold all of the good one, and more.</summary>
    private static string Blob(string text) => string.Create(CultureInfo.InvariantCulture, $" blob {Encoding.UTF8.GetByteCount(text)}\n{text}\n");

    /// <summary>All objects, reachable or not, one after the other.</summary>
    private async Task<string> ReadObjectsAsync(string folder, CancellationToken cancellationToken)
    {
        var request = new ProcessRequest("git", ["cat-file", "--batch-all-objects", "--batch", "--unordered"])
        {
            WorkingDirectory = folder,
            Deadline = Patience,
            MaxCapturedBytes = 64 * 1024 * 1024,
        };
        var result = await runner.RunAsync(request, cancellationToken);
        return result.Succeeded && result.OmittedBytes == 0
            ? Encoding.UTF8.GetString(result.Output)
            : throw new InvalidOperationException($"The objects of {folder} could not be read: {result.Errors}");
    }
}
