using System.Diagnostics;
using Deployer.Git;

namespace Deployer.Repair.Gate;

/// <summary>What can be said of a fix without building it: which files it changes, and how.</summary>
internal sealed class DiffPolicy : IGuard
{
    private const string Feedback = "feedback";

    public Task<Check> JudgeAsync(GateQuestion question, CancellationToken cancellationToken) =>
        Task.FromResult(Judge(question.Case, question.Bench.Package, question.Changes));

    /// <param name="request">The fix.</param>
    /// <param name="package">Folder of the package in the repository; `.` for its root.</param>
    /// <param name="changes">What the fix changes in the repository.</param>
    public static Check Judge(GateCase request, string package, IReadOnlyList<TreeChange> changes)
    {
        var prefix = package == "." ? "" : package.TrimEnd('/') + "/";
        if (changes.FirstOrDefault(change => !change.Path.StartsWith(prefix, StringComparison.Ordinal)) is { } outside)
        {
            return new Check.Refused("outside-service", $"{outside.Path} lies outside the service's folder {package}.", "an edit of the package");
        }

        if (changes.Count == 0)
        {
            return new Check.Refused("no-change", "It changes nothing.", "a change");
        }

        var files = changes.Select(change => Describe(change, prefix)).ToList();
        var family = request.Families.FirstOrDefault(family => family != Feedback) ?? Feedback;
        return ModePolicy.Judge(files) is Check.Refused refused
            ? refused
            : new PathPolicy(request.Options.Never, request.TestFolders).Judge(family, files, [request.Failure, .. request.Uncovered]);
    }

    private static ChangedFile Describe(TreeChange change, string prefix) =>
        new(change.Path[prefix.Length..], change.OldMode, change.NewMode, change.Status switch
        {
            'A' => ChangeKind.Added,
            'D' => ChangeKind.Deleted,
            'M' or 'T' => ChangeKind.Modified,
            _ => throw new UnreachableException(),
        });
}
