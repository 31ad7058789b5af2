using Deployer.Diagnose;
using Deployer.Repair.Fixers.Manifests;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.ConstantGlobal;

/// <summary>Makes shared variables constants where no code of the package changes them.</summary>
internal sealed class ConstantGlobalFixer : IFixer
{
    private const string Message = "is not concurrency-safe because it is nonisolated global shared mutable state";

    public string Name => "rule/constant-global";

    public bool Recognizes(Diagnostic error) =>
        Places.IsInSource(error) && error.Message.EndsWith(Message, StringComparison.Ordinal)
        && error.Notes.Any(note => note.Message.Contains("'let' constant", StringComparison.Ordinal));

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var errors = FailingTarget.Errors(context.Diagnosis).Where(Recognizes).ToList();
        if (errors.Count == 0 || await PackageSources.ReadAsync(context, cancellationToken) is not { } sources) return [];
        var edits = new List<FileEdit>();
        var addresses = new List<Diagnostic>();
        var found = new List<SwiftDeclaration>();
        var (libraries, isOffered) = (await LibraryTargets.ReadAsync(context.PackageFolder, cancellationToken), false);
        foreach (var group in errors.GroupBy(error => error.File!, StringComparer.Ordinal))
        {
            if (sources.File(group.Key) is not { } file) continue;
            var constants = group.Select(error => (Error: error, Variable: VariableOf(file, error)))
                .Where(pair => pair.Variable is { } variable && NeverChanges(sources, file, variable)).ToList();
            constants = [.. constants.Where(pair => file.Declarations.Where(other => other.KeywordAt == pair.Variable!.KeywordAt)
                .All(other => constants.Exists(constant => constant.Variable == other)))];
            if (constants.Count == 0) continue;
            var keywords = constants.Select(pair => file.Source.Tokens[pair.Variable!.KeywordAt]).Distinct();
            isOffered |= constants.Exists(pair => pair.Variable!.IsPublic) && libraries.Contains(sources.TargetOf(group.Key)?.Name ?? "");
            edits.Add(file.Source.File.With(keywords.Select(keyword => new TextEdit(keyword.Start, keyword.End, "let"))).ToFileEdit());
            addresses.AddRange(constants.Select(pair => pair.Error));
            found.AddRange(constants.Select(pair => pair.Variable!));
        }

        return edits.Count == 0 ? [] : [Describe(edits, addresses, found) is var made && isOffered ? made with { Confidence = Confidence.Low } : made];
    }

    private static SwiftDeclaration? VariableOf(SwiftOutline file, Diagnostic error) =>
        file.Source.TokenOf(error) is { } token
            ? file.Declarations.FirstOrDefault(found => found.NameAt == token && found is { Keyword: "var", IsLocal: false, Open: null })
            : null;

    private static bool NeverChanges(PackageSources sources, SwiftOutline home, SwiftDeclaration variable) =>
        !variable.Modifiers.Any(modifier => modifier.StartsWith('@') || modifier is "lazy" or "weak" or "override")
        && Mutations.IsPlainValue(home, variable)
        && new Mutations(sources).AreNoneOf(variable.Name);

    private Candidate Describe(List<FileEdit> edits, List<Diagnostic> addresses, List<SwiftDeclaration> found) => new()
    {
        Fixer = Name,
        Confidence = found.Exists(variable => variable.IsPublic) ? Confidence.Medium : Confidence.High,
        Summary = found.Count == 1 && found[0].Name.Length <= 40 && found[0].Name.All(char.IsAscii)
            ? $"Make {found[0].Name} a constant"
            : "Make shared variables constants",
        Reason = "It is shared by all tasks, and no code of the package changes it.",
        Patch = new Patch.Edits(edits),
        Addresses = addresses,
    };
}
