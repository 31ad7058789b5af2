using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Names;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.StaleOverride;

/// <summary>
/// Mends an `override` that overrides nothing: by the name of the one member of a superclass that is spelt alike, or without the word
/// where the class has no superclass.
/// </summary>
internal sealed partial class StaleOverrideFixer : IFixer
{
    private static readonly string[] TestCaseMembers = ["setUp", "tearDown", "setUpWithError", "tearDownWithError", "invokeTest", "record"];

    public string Name => "rule/stale-override";

    public bool Recognizes(Diagnostic error) => Places.IsInSource(error) && Stale().IsMatch(error.Message);

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var errors = FailingTarget.Errors(context.Diagnosis).Where(Recognizes).ToList();
        if (errors.Count == 0 || await PackageSources.ReadAsync(context, cancellationToken) is not { } sources) return [];
        var edits = new List<FileEdit>();
        var addresses = new List<Diagnostic>();
        foreach (var group in errors.GroupBy(error => error.File!, StringComparer.Ordinal))
        {
            if (sources.File(group.Key) is not { } file) continue;
            var found = group.Select(error => (Error: error, Edit: EditFor(sources, file, error))).Where(pair => pair.Edit is not null).ToList();
            if (found.Count == 0) continue;
            edits.Add(file.Source.File.With(found.Select(pair => pair.Edit!)).ToFileEdit());
            addresses.AddRange(found.Select(pair => pair.Error));
        }

        return edits.Count == 0 ? [] : [Describe(edits, addresses)];
    }

    private static TextEdit? EditFor(PackageSources sources, SwiftOutline file, Diagnostic error)
    {
        if (file.Source.NearestTokenOf(error) is not { } token) return null;
        var member = file.Declarations.FirstOrDefault(found =>
            (found.NameAt == token || found.KeywordAt == token) && found.Modifiers.Contains("override") && found.Parent is { HasMembers: true });
        if (member is null || Ancestors(sources, member.Parent!.Name) is not { } ancestors) return null;
        var inherited = ancestors.Contains("XCTestCase") ? TestCaseMembers : ancestors.SelectMany(name => MembersOf(sources, name, member)).ToArray();
        var name = file.Source.Tokens[member.NameAt];
        if (ancestors.Count > 0)
        {
            return member.IsFunction && member.Keyword != "func" || inherited.Contains(member.Name) || Spelling.Best(member.Name, inherited) is not { } meant
                ? null
                : new TextEdit(name.Start, name.End, meant);
        }

        return Removal(file, member);
    }

    /// <summary>What a member of a subclass may override by its kind, and not by another word.</summary>
    private static IEnumerable<string> MembersOf(PackageSources sources, string type, SwiftDeclaration member) => sources.Declarations
        .Where(found => found.Keyword == member.Keyword && found.Parent?.Name == type && !found.IsPrivate)
        .Where(found => found.IsStatic == member.IsStatic && !found.Modifiers.Contains("static") && !found.Modifiers.Contains("final"))
        .Where(found => !OtherWords.AreBoth(found.Name, member.Name))
        .Select(found => found.Name);

    /// <summary>The superclasses of a class, nearest first; null when one of them is not of this package, XCTest's excepted.</summary>
    private static List<string>? Ancestors(PackageSources sources, string type)
    {
        var ancestors = new List<string>();
        while (ancestors.Count < 16)
        {
            var declared = sources.Declarations.Where(found => found.IsType && found.Name == type).ToList();
            if (declared is not [var only]) return null;
            if (only.Inherited.Count == 0) return ancestors;
            var parent = only.Inherited[0];
            if (parent == "XCTestCase") return [.. ancestors, parent];
            var kinds = sources.Declarations.Where(found => found.IsNamedType && found.Name == parent).Select(found => found.Keyword).Distinct().ToList();
            if (kinds is ["protocol"] || (kinds.Count == 0 && StandardProtocols.Contains(parent))) return ancestors;
            if (kinds is not ["class"]) return null;
            ancestors.Add(parent);
            type = parent;
        }

        return null;
    }

    private static TextEdit? Removal(SwiftOutline file, SwiftDeclaration member)
    {
        for (var index = member.KeywordAt - 1; index >= 0 && index > member.KeywordAt - 16; index--)
        {
            if (file.Source.Tokens[index].IsWord("override")) return new TextEdit(file.Source.Tokens[index].Start, file.Source.Tokens[index + 1].Start, "");
        }

        return null;
    }

    private Candidate Describe(List<FileEdit> edits, List<Diagnostic> addresses) => new()
    {
        Fixer = Name,
        Confidence = Confidence.Medium,
        Summary = addresses.Count == 1 ? "Mend an override that overrides nothing" : "Mend overrides that override nothing",
        Reason = "No superclass has a member of that name; one spells it alike, or the class has none.",
        Patch = new Patch.Edits(edits),
        Addresses = addresses,
    };

    [GeneratedRegex(@"^(?:(?:method|property) does not override any (?:method|property)|initializer does not override a designated initializer) from its superclass$")]
    private static partial Regex Stale();
}
