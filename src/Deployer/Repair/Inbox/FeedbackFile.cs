using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Deployer.Kernel;
using Deployer.Repair.Patches;

namespace Deployer.Repair.Inbox;

/// <summary>Reads feedback files. Their content is anybody's: what is not clearly allowed is rejected.</summary>
internal static partial class FeedbackFile
{
    /// <summary>The largest file that is read: 1 MB.</summary>
    public const int MaxBytes = 1024 * 1024;

    public static string TooLarge => $"The file is larger than {MaxBytes} bytes.";

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>SHA-256 of a file's content, as 64 hexadecimal digits.</summary>
    public static string IdOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Reads a file's content; anything wrong with it is a reason to reject, never an exception.</summary>
    /// <param name="content">All bytes of the file.</param>
    /// <param name="services">The services it may name.</param>
    public static FeedbackReading Read(ReadOnlyMemory<byte> content, IReadOnlyList<FeedbackService> services)
    {
        try
        {
            return new FeedbackReading.Accepted(Understand(content, services));
        }
        catch (FeedbackException error)
        {
            return new FeedbackReading.Rejected(error.Message);
        }
    }

    private static FeedbackProposal Understand(ReadOnlyMemory<byte> content, IReadOnlyList<FeedbackService> services)
    {
        if (content.Length > MaxBytes) throw new FeedbackException(TooLarge);
        var fields = FeedbackFields.Read(content.Span.StartsWith(ByteOrderMark) ? content[ByteOrderMark.Length..] : content);
        var service = Resolve(fields.Repo, services);
        if (fields.Base is not null && !Commit().IsMatch(fields.Base)) throw new FeedbackException("'base' is not a commit id.");
        var path = new FeedbackPath(service, services);
        var file = fields.File is null ? null : path.Read(fields.File);
        return new FeedbackProposal
        {
            Id = IdOf(content.Span),
            PatchId = IdOf(Encoding.UTF8.GetBytes(fields.Format is "file" ? $"{file}\n{fields.Patch}" : fields.Patch ?? fields.Action ?? "")),
            Service = service.Name,
            Change = ChangeOf(fields, path, file),
            Target = fields.Target,
            Description = fields.Description,
            Base = fields.Base,
        };
    }

    private static FeedbackService Resolve(string? repo, IReadOnlyList<FeedbackService> services)
    {
        if (repo is null)
        {
            return services is [var only]
                ? only
                : throw new FeedbackException($"'repo' is required: it names one of the {services.Count} services.");
        }

        return ServiceName.TryParse(repo, out var name) && services.FirstOrDefault(service => service.Name == name) is { } found
            ? found
            : throw new FeedbackException($"'repo' names no service of this workspace: '{Shown(repo)}'.");
    }

    private static FeedbackChange ChangeOf(FeedbackFields fields, FeedbackPath path, string? file)
    {
        if (fields.Action is not (null or "restart")) throw new FeedbackException($"'{Shown(fields.Action)}' is no action; 'restart' is the only one.");
        if (fields.Patch is not { } patch)
        {
            return fields.Action is not null ? new FeedbackChange.Restart() : throw new FeedbackException("'patch' or 'action' is required.");
        }

        if (patch.Contains('\0', StringComparison.Ordinal)) throw new FeedbackException("The patch is binary.");
        try
        {
            return fields.Format switch
            {
                "file" => new FeedbackChange.Operations([WholeFile(patch, file)]),
                null => (FeedbackChange?)InBlocks(patch, path, file) ?? UnifiedDiffReader.Read(patch, path),
                "diff" or "unified" => UnifiedDiffReader.Read(patch, path),
                "envelope" or "search-replace" => InBlocks(patch, path, file)
                    ?? throw new FeedbackException("'patch' is neither an envelope ('*** Begin Patch') nor search/replace blocks ('<<<<<<< SEARCH')."),
                var other => throw new FeedbackException($"'{Shown(other)}' is no format of a patch; leave 'format' out, or say 'file', 'diff', 'envelope' or 'search-replace'."),
            };
        }
        catch (PatchException error)
        {
            throw new FeedbackException(error.Message);
        }
    }

    private static FeedbackChange.Operations? InBlocks(string patch, FeedbackPath path, string? file) =>
        PatchText.Read(patch, file) is { } found ? new FeedbackChange.Operations([.. found.Select(operation => operation.At(path.Read))]) : null;

    private static FileOperation.Write WholeFile(string content, string? file)
    {
        if (file is null) throw new FeedbackException("'file' is required with the format 'file': it names what the patch is the new content of.");
        return Merely().IsMatch(content)
            ? throw new FeedbackException("'patch' is a patch, but the format 'file' means the whole new content; leave 'format' out.")
            : new FileOperation.Write(file, content);
    }

    private static string Shown(string text) =>
        Diagnose.Reports.Visible.Line(text, 80);

    [GeneratedRegex(@"\A[0-9a-f]{4,64}\z")]
    private static partial Regex Commit();

    [GeneratedRegex(@"\A\s*(?:\*\*\* Begin Patch|<{5,9} SEARCH|diff --git a/)")]
    private static partial Regex Merely();
}
