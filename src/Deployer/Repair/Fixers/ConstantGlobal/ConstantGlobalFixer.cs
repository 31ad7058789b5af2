using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.ConstantGlobal;

/// <summary>Makes shared variables constants where no code of the package changes them.</summary>
internal sealed class ConstantGlobalFixer : IFixer
{
    private const string Message = "is not concurrency-safe because it is nonisolated global shared mutable state";

    public string Name => "rule/constant-global";

    /// <summary>No: whether anything changes the variable only the sources show.</summary>
    public bool Recognizes(Diagnostic error) => false;

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var errors = FailingTarget.Errors(context.Diagnosis).Where(IsAbout).ToList();
        if (errors.Count == 0 || await PackageSources.ReadAsync(context, cancellationToken) is not { } sources) return [];
        var edits = new List<FileEdit>();
        var addresses = new List<Diagnostic>();
        var found = new List<SwiftDeclaration>();
        foreach (var group in errors.GroupBy(error => error.File!, StringComparer.Ordinal))
        {
            if (sources.File(group.Key) is not { } file) continue;
            var constants = group.Select(error => (Error: error, Variable: VariableOf(file, error)))
                .Where(pair => pair.Variable is { } variable && NeverChanges(sources, file, variable)).ToList();
            if (constants.Count == 0) continue;
            var keywords = constants.Select(pair => file.Source.Tokens[pair.Variable!.KeywordAt]);
            edits.Add(file.Source.File.With(keywords.Select(keyword => new TextEdit(keyword.Start, keyword.End, "let"))).ToFileEdit());
            addresses.AddRange(constants.Select(pair => pair.Error));
            found.AddRange(constants.Select(pair => pair.Variable!));
        }

        return edits.Count == 0 ? [] : [Describe(edits, addresses, found)];
    }

    private static bool IsAbout(Diagnostic error) =>
        Places.IsInSource(error) && error.Message.EndsWith(Message, StringComparison.Ordinal)
        && error.Notes.Any(note => note.Message.Contains("'let' constant", StringComparison.Ordinal));

    private static SwiftDeclaration? VariableOf(SwiftOutline file, Diagnostic error) =>
        file.Source.TokenOf(error) is { } token
            ? file.Declarations.FirstOrDefault(found => found.NameAt == token && found is { Keyword: "var", IsLocal: false, Open: null })
            : null;

    private static bool NeverChanges(PackageSources sources, SwiftOutline home, SwiftDeclaration variable) =>
        !variable.Modifiers.Any(modifier => modifier.StartsWith('@') || modifier is "lazy" or "weak" or "override")
        && Mutations.IsPlainValue(home, variable)
        && sources.Files.All(file => !Mutations.MayChange(file, variable.Name));

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
