using System.Globalization;
using Deployer.Diagnose.Reports;

namespace Deployer.Repair.Inbox;

/// <summary>Reads paths of a feedback file: they lie in the service's package, or the file is rejected.</summary>
/// <param name="service">The service; a path that starts with its package's folder means the same without.</param>
/// <param name="services">All services.</param>
internal sealed class FeedbackPath(FeedbackService service, IReadOnlyList<FeedbackService> services)
{
    private const int MaxLength = 400;
    private const int MaxDepth = 40;

    /// <summary>What steers the deployer itself, at the root of the workspace's repository.</summary>
    private static readonly string[] Ours = ["deployer.yaml", "dispatcher.env", "feedback", "commands", "logs", ".deployer"];

    /// <summary>The path relative to the package.</summary>
    public string Read(string path)
    {
        if ((FaultOf(path) ?? FaultOf(Plain(path))) is { } fault) throw Refusal(path, fault);
        var folder = service.Folder;
        var relative = folder.Length > 0 && path.StartsWith(folder + "/", StringComparison.Ordinal) ? path[(folder.Length + 1)..] : path;
        if (service.IsInWorkspace) RefuseForeign(path, relative);
        return relative;
    }

    private void RefuseForeign(string path, string relative)
    {
        if (service.Folder.Length == 0 && Ours.Contains(relative.Split('/')[0], StringComparer.OrdinalIgnoreCase))
        {
            throw Refusal(path, "belongs to the deployer itself");
        }

        var full = service.Folder.Length == 0 ? relative : $"{service.Folder}/{relative}";
        var owner = services.FirstOrDefault(other => other != service && other.IsInWorkspace && other.Folder.Length > 0
            && (IsIn(other.Folder, full) || IsIn(other.Folder, path)) && !IsIn(other.Folder, service.Folder));
        if (owner is not null) throw Refusal(path, $"belongs to the service '{owner.Name}'; name it in 'repo'");
    }

    private static bool IsIn(string folder, string path) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    private static FeedbackException Refusal(string path, string fault) => new($"The path '{Visible.Line(path, 120)}' {fault}.");

    private static string? FaultOf(string path)
    {
        if (path.Length is 0 or > MaxLength) return "is empty or too long";
        if (path.Any(IsForbidden)) return "holds characters that no path may hold";
        if (path.StartsWith('/') || path.StartsWith('~') || (path.Length > 1 && path[1] == ':')) return "is absolute";
        var parts = path.Split('/');
        if (parts.Length > MaxDepth) return "is too deep";
        if (parts.Any(part => part.Trim() == "..")) return "leaves the package";
        if (parts.Any(part => part.Trim() is "" or ".")) return "has an empty part";
        return parts.Any(IsGit) ? "belongs to Git" : null;
    }

    // Characters of no width can make `.git` look like another name and are dropped by some file systems.
    private static bool IsForbidden(char character) =>
        char.IsControl(character) || character is '\\' or '"' or '\uFFFD'
        || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // Some file systems take these spellings for `.git`, too.
    private static bool IsGit(string part)
    {
        var name = part.Split(':')[0].Trim().TrimEnd('.', ' ');
        return name.Equals(".git", StringComparison.OrdinalIgnoreCase)
            || name.Equals("git~1", StringComparison.OrdinalIgnoreCase)
            || name.Equals(".gitmodules", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>With letters that some file systems and people take for dots, slashes and Latin letters written as those.</summary>
    private static string Plain(string path) => string.Concat(path.Select(Plain));

    private static string Plain(char character) => character switch
    {
        >= '\uFF01' and <= '\uFF5E' => ((char)(character - 0xFEE0)).ToString(),
        '\u2024' or '\uFE52' => ".",
        '\u2025' => "..",
        '\u2026' => "...",
        '\u2044' or '\u2215' or '\u29F8' => "/",
        '\u2216' or '\u29F5' or '\uFE68' => "\\",
        _ => character.ToString(),
    };
}
