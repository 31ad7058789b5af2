using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.AppleLog;

/// <summary>
/// Puts Apple's unified logging behind `#if canImport(os)`, where every use of it in the file is a statement or declaration of its
/// own; else nothing is proposed. Where a `catch` only logs, other platforms would swallow the error: that is for a person to judge.
/// </summary>
internal sealed partial class AppleLogFixer : IFixer
{
    public string Name => "rule/apple-log";

    public bool Recognizes(Diagnostic error) => error is { Phase: Phase.Compile, File: not null } && NoLog().IsMatch(error.Message);

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var edits = new List<FileEdit>();
        var addresses = new List<Diagnostic>();
        var swallows = false;
        var errors = FailingTarget.Errors(context.Diagnosis);
        foreach (var path in errors.Where(Recognizes).Select(error => error.File!).Distinct(StringComparer.Ordinal))
        {
            if (await SourceFile.ReadAsync(context.PackageFolder, path, cancellationToken) is not { } file
                || new LogGuards(new SwiftSource(file)) is not { } guards || guards.Apply() is not { } guarded)
            {
                continue;
            }

            swallows |= guards.SwallowsErrors;
            edits.Add(guarded.ToFileEdit());
            addresses.AddRange(errors.Where(error => error.File == path && Recognizes(error)));
        }

        return edits.Count == 0 ? [] : [Describe(edits, addresses) with { Confidence = swallows ? Confidence.Low : Confidence.Medium }];
    }

    private Candidate Describe(List<FileEdit> edits, List<Diagnostic> addresses) => new()
    {
        Fixer = Name,
        Confidence = Confidence.Medium,
        Summary = "Log by os only where there is such a module",
        Reason = "Only Apple's systems have the module os. Its import and uses are compiled where it can be imported; Linux logs nothing there.",
        Patch = new Patch.Edits(edits),
        Addresses = addresses,
    };

    [GeneratedRegex(@"^no such module '(?:os|os\.log|os\.signpost|OSLog)'")]
    private static partial Regex NoLog();
}
