using Deployer.Diagnose;
using Deployer.Repair.Fixers.Manifests;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.MissingThrows;

/// <summary>Declares a function as throwing where it lets errors pass and everybody who calls it expects that already.</summary>
internal sealed class MissingThrowsFixer : IFixer
{
    private static readonly string[] Messages =
    [
        "errors thrown from here are not handled",
        "error is not handled because the enclosing function is not declared 'throws'",
    ];

    public string Name => "rule/missing-throws";

    public bool Recognizes(Diagnostic error) => Places.IsInSource(error) && Messages.Contains(error.Message);

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var errors = FailingTarget.Errors(context.Diagnosis).Where(Recognizes).ToList();
        if (errors.Count == 0 || await PackageSources.ReadAsync(context, cancellationToken) is not { } sources) return [];
        var functions = new ThrowingFunctions(sources);
        var (libraries, isOffered) = (await LibraryTargets.ReadAsync(context.PackageFolder, cancellationToken), false);
        var edits = new List<FileEdit>();
        var addresses = new List<Diagnostic>();
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var group in errors.GroupBy(error => error.File!, StringComparer.Ordinal))
        {
            if (sources.File(group.Key) is not { } file) continue;
            var found = group.Select(error => (Error: error, Function: functions.Of(file, error))).Where(pair => pair.Function is not null).ToList();
            if (found.Count == 0) continue;
            edits.Add(file.Source.File.With(found.Select(pair => ThrowingFunctions.Declare(file, pair.Function!)).Distinct()).ToFileEdit());
            isOffered |= found.Exists(pair => pair.Function!.IsPublic) && libraries.Contains(sources.TargetOf(group.Key)?.Name ?? "");
            addresses.AddRange(found.Select(pair => pair.Error));
            names.UnionWith(found.Select(pair => pair.Function!.Name));
        }

        return edits.Count == 0 ? [] : [Describe(edits, addresses, names) is var made && isOffered ? made with { Confidence = Confidence.Low } : made];
    }

    private Candidate Describe(List<FileEdit> edits, List<Diagnostic> addresses, SortedSet<string> names) => new()
    {
        Fixer = Name,
        Confidence = Confidence.Medium,
        Summary = names.Count == 1 && names.Min!.Length <= 40 ? $"Let {names.Min} throw" : "Declare functions that let errors pass as throwing",
        Reason = "Errors leave a function that is not declared with throws, and all its callers are prepared for them.",
        Patch = new Patch.Edits(edits),
        Addresses = addresses,
    };
}
