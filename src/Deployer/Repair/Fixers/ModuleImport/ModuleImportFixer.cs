using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.ModuleImport;

/// <summary>
/// Imports a target of the package that declares a name, with `@testable` where a test needs what is internal there, and the test
/// libraries in tests.
/// </summary>
internal sealed class ModuleImportFixer : IFixer
{
    public string Name => "rule/module-import";

    public bool Recognizes(Diagnostic error) => Places.IsInSource(error) && MissingName.TestLibraryFor(error) is not null;

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var errors = FailingTarget.Errors(context.Diagnosis).Where(error => Places.IsInSource(error) && MissingName.Of(error) is not null).ToList();
        if (errors.Count == 0 || await PackageSources.ReadAsync(context, cancellationToken) is not { } sources) return [];
        var owners = new ModuleOwners(sources);
        var edits = new List<FileEdit>();
        var addresses = new List<Diagnostic>();
        var modules = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var group in errors.GroupBy(error => error.File!, StringComparer.Ordinal))
        {
            if (sources.File(group.Key) is not { } file || sources.TargetOf(group.Key) is not { } target) continue;
            var imports = new TestableImports(file.Source);
            foreach (var error in group)
            {
                if (owners.For(target, error, imports) is not { } wanted || !imports.Want(wanted)) continue;
                addresses.Add(error);
                modules.Add(wanted.Module);
            }

            if (imports.Edits() is { Count: > 0 } changes) edits.Add(file.Source.File.With(changes).ToFileEdit());
        }

        return edits.Count == 0 ? [] : [Describe(edits, addresses, modules)];
    }

    private Candidate Describe(List<FileEdit> edits, List<Diagnostic> addresses, SortedSet<string> modules) => new()
    {
        Fixer = Name,
        Confidence = Confidence.High,
        Summary = modules.Count <= 2 && modules.Sum(module => module.Length) <= 50 ? $"Import {string.Join(" and ", modules)}" : "Add missing imports",
        Reason = $"Names are used that {string.Join(", ", modules.Take(8))} declare{(modules.Count == 1 ? "s" : "")}, which the file does not import so that it sees them.",
        Patch = new Patch.Edits(edits),
        Addresses = addresses,
    };
}
