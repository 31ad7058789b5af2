using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Deployer.Kernel;

namespace Deployer.Repair.Inbox;

/// <summary>Reads feedback files. Their content is anybody's: what is not clearly allowed is rejected.</summary>
internal static partial class FeedbackFile
{
    /// <summary>The largest file that is read: 1 MB.</summary>
    public const int MaxBytes = 1024 * 1024;

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
        if (content.Length > MaxBytes) throw new FeedbackException($"The file is larger than {MaxBytes} bytes.");
        var fields = FeedbackFields.Read(content.Span.StartsWith(ByteOrderMark) ? content[ByteOrderMark.Length..] : content);
        var service = Resolve(fields.Repo, services);
        if (fields.Base is not null && !Commit().IsMatch(fields.Base)) throw new FeedbackException("'base' is not a commit id.");
        var patch = PatchOf(fields);
        if (fields.File is not null) new FeedbackPath(service.Folder).Read(fields.File);
        return new FeedbackProposal
        {
            Id = IdOf(content.Span),
            PatchId = IdOf(Encoding.UTF8.GetBytes(patch)),
            Service = service.Name,
            Change = UnifiedDiffReader.Read(patch, new FeedbackPath(service.Folder)),
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

    /// <summary>The patch, if it is in a format that can be read.</summary>
    private static string PatchOf(FeedbackFields fields)
    {
        if (fields.Patch is not { } patch)
        {
            throw new FeedbackException(fields.Action switch
            {
                null => "'patch' or 'action' is required.",
                "restart" => "The action 'restart' cannot be carried out yet; it follows in a later version.",
                var other => $"'{Shown(other)}' is no action; 'restart' is the only one.",
            });
        }

        if (fields.Format is "file") throw Later("whole files");
        if (fields.Format is not (null or "diff" or "unified")) throw new FeedbackException($"'{Shown(fields.Format)}' is no format of a patch.");
        if (patch.Contains("*** Begin Patch", StringComparison.Ordinal)) throw Later("'*** Begin Patch' envelopes");
        return SearchReplace().IsMatch(patch) ? throw Later("search/replace blocks") : patch;
    }

    private static FeedbackException Later(string what) =>
        new($"Patches as {what} cannot be read yet; they follow in a later version. Send a unified diff.");

    private static string Shown(string text) =>
        new([.. text.Take(80).Select(character => char.IsControl(character) ? '?' : character)]);

    [GeneratedRegex(@"\A[0-9a-f]{4,64}\z")]
    private static partial Regex Commit();

    [GeneratedRegex(@"^<{5,9} SEARCH\b", RegexOptions.Multiline)]
    private static partial Regex SearchReplace();
}
