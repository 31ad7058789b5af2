using System.Security.Cryptography;
using System.Text;
using Deployer.Workspace;

namespace Deployer.Repair.Inbox;

/// <summary>The folder `feedback/` of the workspace: whoever can write there is trusted to propose.</summary>
internal sealed class LiveInbox(WorkspaceLayout layout)
{
    private const int MaxFiles = 1000;

    /// <summary>True for an answer, or for a file that was answered.</summary>
    public static bool IsAnswer(string name) =>
        name.StartsWith("applied-", StringComparison.Ordinal) || name.StartsWith("rejected-", StringComparison.Ordinal)
        || name.EndsWith(".result.json", StringComparison.Ordinal);

    /// <summary>The files that wait.</summary>
    /// <param name="tracked">Names that are Git's; they are read from the branch, where it shows who wrote them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<FoundFile>> ReadAsync(IReadOnlySet<string> tracked, CancellationToken cancellationToken)
    {
        var found = new List<FoundFile>();
        if (!Directory.Exists(layout.Feedback)) return found;
        var files = Directory.EnumerateFiles(layout.Feedback, "*.json")
            .Where(file => !IsAnswer(Path.GetFileName(file)) && !tracked.Contains(Path.GetFileName(file)))
            .Order(StringComparer.Ordinal)
            .Take(MaxFiles);
        foreach (var file in files.ToList())
        {
            if (await ReadAsync(file, cancellationToken) is { } one) found.Add(one);
        }

        return found;
    }

    /// <summary>Null when it is gone again or cannot be read.</summary>
    private static async Task<FoundFile?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            var info = new FileInfo(file);
            if (info.LinkTarget is { } target)
            {
                return new FoundFile(file, FeedbackFile.IdOf(Encoding.UTF8.GetBytes(target))) { Fault = "The file is a link; put its content here." };
            }

            // Nor is a pipe or a device read, which have no length.
            if (info.Length == 0) return new FoundFile(file, FeedbackFile.IdOf([])) { Fault = "The file is empty." };
            if (info.Length > FeedbackFile.MaxBytes) return await MeasureAsync(file, cancellationToken);
            var content = await File.ReadAllBytesAsync(file, cancellationToken);
            return new FoundFile(file, FeedbackFile.IdOf(content)) { Content = content };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task<FoundFile> MeasureAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        var id = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        return new FoundFile(file, id) { Fault = FeedbackFile.TooLarge };
    }
}
