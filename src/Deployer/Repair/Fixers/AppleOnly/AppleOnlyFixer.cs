using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.AppleOnly;

/// <summary>
/// Replaces what only Apple's systems have by what works everywhere: memory pools, CoreFoundation's clock, BSD's random numbers.
/// What cannot be said in other words in place gets a function of that name for the other systems.
/// </summary>
internal sealed partial class AppleOnlyFixer : IFixer
{
    public string Name => "rule/apple-only";

    public bool Recognizes(Diagnostic error) => NameIn(error) is not null;

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var edits = new List<FileEdit>();
        var addresses = new List<Diagnostic>();
        var errors = FailingTarget.Errors(context.Diagnosis).Where(Recognizes).ToList();
        if (errors.Count == 0) return [];
        var own = await OwnNames.ReadAsync(context, cancellationToken);
        foreach (var group in errors.Where(error => !own.Contains(NameIn(error)!)).GroupBy(error => error.File!, StringComparer.Ordinal))
        {
            if (await SourceFile.ReadAsync(context.PackageFolder, group.Key, cancellationToken) is not { } file) continue;
            var rewritten = new AppleRewrite(new SwiftSource(file)).Apply(group.Select(error => NameIn(error)!).ToHashSet(StringComparer.Ordinal));
            if (rewritten.Text == file.Text) continue;
            edits.Add(rewritten.ToFileEdit());
            addresses.AddRange(group);
        }

        return edits.Count == 0 ? [] : [Describe(edits, addresses)];
    }

    private static string? NameIn(Diagnostic error) =>
        error is { Phase: Phase.Compile, File: not null } && Unknown().Match(error.Message) is { Success: true } match && AppleRewrite.Knows(match.Groups[1].Value)
            ? match.Groups[1].Value
            : null;

    private Candidate Describe(List<FileEdit> edits, List<Diagnostic> addresses)
    {
        var names = addresses.Select(error => NameIn(error)!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new Candidate
        {
            Fixer = Name,
            Confidence = Confidence.Medium,
            Summary = names is [var only] ? $"Do without {only} on Linux" : "Do without Apple's own functions on Linux",
            Reason = $"Only Apple's systems have {string.Join(", ", names)}; what stands there now works on all.",
            Patch = new Patch.Edits(edits),
            Addresses = addresses,
        };
    }

    [GeneratedRegex(@"^cannot find (?:type )?'(\w{1,100})' in scope")]
    private static partial Regex Unknown();
}
