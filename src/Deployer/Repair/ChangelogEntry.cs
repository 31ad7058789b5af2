using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Deployer.Git;
using Deployer.Kernel;

namespace Deployer.Repair;

/// <summary>A package that keeps a `CHANGELOG.md` (keepachangelog.com) gets a line for each fix, under Unreleased, Fixed.</summary>
internal static partial class ChangelogEntry
{
    private const string FileName = "CHANGELOG.md";

    /// <summary>
    /// One commit on top of the base: what the commit in the warm slot holds, with the line added where the package has a changelog
    /// and its bench asks for it.
    /// </summary>
    public static async Task<CommitId> CompleteAsync(
        Workbench bench, (CommitId Base, CommitId Commit) fix, string subject, CancellationToken cancellationToken)
    {
        var complete = await AddAsync(bench, fix.Commit, subject, cancellationToken);
        var tree = await bench.Mirror.FindTreeAsync(complete, ".", cancellationToken) ?? throw new UnreachableException();
        return await bench.Mirror.CommitTreeAsync(tree, fix.Base, subject, cancellationToken);
    }

    private static async Task<CommitId> AddAsync(Workbench bench, CommitId commit, string subject, CancellationToken cancellationToken)
    {
        var path = bench.Package == "." ? FileName : $"{bench.Package}/{FileName}";
        if (!bench.KeepsChangelog || await bench.Mirror.ReadFileAsync(commit, path, cancellationToken) is not { } content)
        {
            return commit;
        }

        var edit = new FileEdit(FileName, Encoding.UTF8.GetBytes(AddTo(Encoding.UTF8.GetString(content), subject)));
        var applied = await bench.Warm.ApplyAsync(new Patch.Edits([edit]), bench.Package, cancellationToken);
        return applied is ApplyOutcome.Applied { Commit: var withEntry } ? withEntry : commit;
    }

    /// <summary>The changelog's text with an entry; headings that are missing are made.</summary>
    public static string AddTo(string changelog, string entry)
    {
        var newLine = changelog.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var (start, section) = FindUnreleased(changelog);
        if (section is null)
        {
            return changelog.Insert(start, $"## [Unreleased]{newLine}{newLine}### Fixed{newLine}{newLine}- {entry}{newLine}{newLine}");
        }

        var head = FixedHeading().Match(section);
        if (!head.Success)
        {
            return changelog.Insert(start, $"{newLine}### Fixed{newLine}{newLine}- {entry}{newLine}");
        }

        var blank = section[(head.Index + head.Length)..].StartsWith(newLine, StringComparison.Ordinal) ? newLine.Length : 0;
        return changelog.Insert(start + head.Index + head.Length + blank, $"- {entry}{newLine}");
    }

    /// <summary>Where the text of Unreleased begins, and that text; without one, where it belongs.</summary>
    private static (int Start, string? Section) FindUnreleased(string changelog)
    {
        var heading = UnreleasedHeading().Match(changelog);
        if (!heading.Success)
        {
            var first = ReleaseHeading().Match(changelog);
            return (first.Success ? first.Index : changelog.Length, null);
        }

        var start = heading.Index + heading.Length;
        var next = ReleaseHeading().Match(changelog, start);
        return (start, changelog[start..(next.Success ? next.Index : changelog.Length)]);
    }

    [GeneratedRegex(@"^##[ \t]*\[?Unreleased\]?[^\n]*(?:\n|\z)", RegexOptions.Multiline | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex UnreleasedHeading();

    [GeneratedRegex(@"^##[ \t]", RegexOptions.Multiline, 1000)]
    private static partial Regex ReleaseHeading();

    [GeneratedRegex(@"^###[ \t]*Fixed[^\n]*(?:\n|\z)", RegexOptions.Multiline | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex FixedHeading();
}
