using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.MissingImport;

/// <summary>
/// Adds imports that a file lost or never had on Linux: Foundation, FoundationNetworking, FoundationXML, Dispatch, and the C library,
/// which is also what `import Darwin` means there. A name that the package declares itself in another module may be meant for that.
/// </summary>
internal sealed class MissingImportFixer : IFixer
{
    // Its parts go behind Foundation, and the C library behind all.
    private static readonly string[] Order = [KnownNames.Foundation, KnownNames.Networking, KnownNames.Xml, KnownNames.Dispatch, KnownNames.CLibrary];

    public string Name => "rule/missing-import";

    public bool Recognizes(Diagnostic error) =>
        IsCandidate(error) && (ImportReader.IsAboutDarwin(error) || ImportReader.ModuleFor(error, error.SourceLine) is not null);

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var edits = new List<FileEdit>();
        var added = new SortedSet<string>(StringComparer.Ordinal);
        var addresses = new List<Diagnostic>();
        var errors = FailingTarget.Errors(context.Diagnosis).Where(IsCandidate).ToList();
        var own = await OwnNamesAsync(context, errors, cancellationToken);
        foreach (var group in errors.Where(error => !own.Contains(ImportReader.NameIn(error) ?? "")).GroupBy(error => error.File!, StringComparer.Ordinal))
        {
            if (await SourceFile.ReadAsync(context.PackageFolder, group.Key, cancellationToken) is not { } file) continue;
            var imports = new FileImports(file);
            addresses.AddRange(group.Where(imports.Addresses));
            if (imports.Modules.Count == 0) continue;
            edits.Add(imports.Apply(Order).ToFileEdit());
            added.UnionWith(imports.Modules.Select(Display));
        }

        return edits.Count == 0 ? [] : [Describe(edits, addresses, added)];
    }

    private static bool IsCandidate(Diagnostic error) => error is { Phase: Phase.Compile, File: not null };

    /// <summary>What the package declares itself at the top of its files; read only where an import would bring a name into scope.</summary>
    private static async ValueTask<IReadOnlySet<string>> OwnNamesAsync(RepairContext context, List<Diagnostic> errors, CancellationToken cancellationToken) =>
        errors.Exists(error => ImportReader.NameIn(error) is { } name && KnownNames.ModuleOf(name) is not null)
            ? await OwnNames.ReadAsync(context, cancellationToken)
            : new HashSet<string>();

    private static string Display(string module) => module == KnownNames.CLibrary ? "the C library" : module;

    private Candidate Describe(List<FileEdit> edits, List<Diagnostic> addresses, SortedSet<string> added) => new()
    {
        Fixer = Name,
        Confidence = Confidence.High,
        Summary = added.Count <= 2 ? $"Import {string.Join(" and ", added)}" : "Add missing imports",
        Reason = $"Names are used that {string.Join(", ", added)} declare{(added.Count == 1 ? "s" : "")}, which the file does not import here.",
        Patch = new Patch.Edits(edits),
        Addresses = addresses,
    };
}
