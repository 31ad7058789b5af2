using Deployer.Repair.Fixers.ConstantGlobal;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.Search.Generators.Types;

namespace Deployer.Repair.Search.Generators.Concurrency;

/// <summary>Moves declarations to where the code that uses them runs.</summary>
/// <param name="scene">The package.</param>
/// <param name="file">Where the error stands.</param>
/// <param name="token">What it points at.</param>
internal sealed class IsolationEdits(SearchScene scene, SwiftOutline file, int token)
{
    private const string MainActor = "@MainActor";

    /// <summary>What is used was `nonisolated`, or in no actor's care, when green.</summary>
    public IEnumerable<Proposal> RestoreMember(string name)
    {
        var plain = name.Split('(')[0];
        foreach (var member in Lookup.All(scene).Where(found => found.Name == plain && found.Declaration.Keyword is "func" or "var" or "let"))
        {
            if (Word(member, "nonisolated") is { } proposal) yield return proposal;
        }
    }

    /// <summary>The function around, or its type, was on the main actor when green.</summary>
    public IEnumerable<Proposal> RestoreCaller() =>
        file.Around(token).Select(scope => Word(new Located(file, scope), MainActor)).OfType<Proposal>();

    /// <summary>The witness was `nonisolated` when green, or its protocol on the main actor.</summary>
    public IEnumerable<Proposal> RestoreWitness()
    {
        if (Member() is not { } witness) yield break;
        if (Word(witness, "nonisolated") is { } word) yield return word;
        foreach (var requirement in Requirements(witness))
        {
            if (Word(requirement, MainActor) is { } own) yield return own;
            if (Word(Owner(requirement), MainActor) is { } protocol) yield return protocol;
        }
    }

    /// <summary>Puts the function around on the main actor when nothing but such code can be seen to call it.</summary>
    public IEnumerable<Proposal> IsolateCaller()
    {
        var function = file.Around(token).FirstOrDefault(scope => !scope.HasMembers && !scope.IsLocal);
        if (function is null || function.Modifiers.Any(IsIsolating) || function.Parent?.Keyword == "actor") yield break;
        var caller = new Located(file, function);
        var isBound = function.Modifiers.Contains("override") || Requirements(caller).Any();
        var edit = file.Before(caller.First, Attribute(file, caller.First));
        var summary = Quoted.Summary($"Run {function.Name} on the main actor", "Run a function on the main actor");
        yield return Proposal.Of(new PlacedEdit(edit.File, edit.Edit), summary, Confidence.Medium, isBound ? 1.5 : Callers(caller) > 2 ? 1 : 0.5);
    }

    /// <summary>Puts a protocol, or the one requirement, on the main actor when all that conform are there.</summary>
    public IEnumerable<Proposal> IsolateRequirement(bool isMain)
    {
        if (!isMain || Member() is not { } witness) yield break;
        foreach (var requirement in Requirements(witness).Take(1))
        {
            var protocol = Owner(requirement);
            var heirs = Lookup.Heirs(scene, protocol.Name).Select(heir => Lookup.Type(scene, heir.Name)).ToList();
            if (!heirs.TrueForAll(heir => heir?.Declaration.Modifiers.Contains(MainActor) == true)) continue;
            var whole = protocol.File.Before(protocol.First, Attribute(protocol.File, protocol.First));
            yield return Proposal.Of(
                new PlacedEdit(whole.File, whole.Edit), Quoted.Summary($"Put {protocol.Name} on the main actor", "Put a protocol on the main actor"), Confidence.Medium, 0.5);
            var one = requirement.File.Before(requirement.First, MainActor + " ");
            yield return Proposal.Of(
                new PlacedEdit(one.File, one.Edit), Quoted.Summary($"Require {requirement.Name} on the main actor", "Put a requirement on the main actor"), Confidence.Medium, 1);
        }
    }

    public IEnumerable<Proposal> Await()
    {
        var edit = file.Before(token, "await ");
        yield return Proposal.Of(new PlacedEdit(edit.File, edit.Edit), "Await what runs elsewhere", Confidence.High);
    }

    /// <summary>Shared state that nothing changes is a constant; what was on the main actor when green goes back there.</summary>
    public IEnumerable<Proposal> Constant()
    {
        if (Member() is not { Declaration: { Keyword: "var", Open: null } declared } variable) yield break;
        if (Word(variable, MainActor) is { } restored) yield return restored;
        var twin = GreenTwins.Of(scene, variable);
        var was = twin?.Declaration.Keyword == "let";
        if (!was && (declared.Modifiers.Any(word => word.StartsWith('@') || word is "lazy" or "weak")
            || !Mutations.IsPlainValue(file, declared) || !new Mutations(scene.Sources).AreNoneOf(declared.Name)))
        {
            yield break;
        }

        var edit = file.Replace(declared.KeywordAt, "let");
        yield return Proposal.Of(new PlacedEdit(edit.File, edit.Edit), Quoted.Summary($"Make {declared.Name} a constant", "Make shared state a constant"), was ? Confidence.High : Confidence.Medium);
    }

    /// <summary>Gives a declaration a word back that it had when green.</summary>
    private Proposal? Word(Located found, string word)
    {
        if (found.Declaration.Modifiers.Contains(word) || GreenTwins.Of(scene, found)?.Declaration.Modifiers.Contains(word) != true) return null;
        var edit = found.File.Before(found.First, word.StartsWith('@') ? Attribute(found.File, found.First) : word + " ");
        return Proposal.Of(new PlacedEdit(edit.File, edit.Edit), Quoted.Summary($"Declare {found.Name} {word} again", $"Put {word} back"), Confidence.High);
    }

    /// <summary>On a line of its own where what it belongs to starts one.</summary>
    private static string Attribute(SwiftOutline home, int first) => home.StartsLine(first)
        ? MainActor + home.Source.File.LineEnding + home.Source.File.IndentationAt(home.Source.Tokens[first].Start)
        : MainActor + " ";

    private static bool IsIsolating(string word) => word is MainActor or "nonisolated" || word.EndsWith("Actor", StringComparison.Ordinal);

    private Located? Member() =>
        file.Declarations.FirstOrDefault(found => (found.NameAt == token || found.KeywordAt == token) && !found.IsLocal) is { } found ? new Located(file, found) : null;

    private IEnumerable<Located> Requirements(Located witness) =>
        witness.Declaration.Parent is not { HasMembers: true, Keyword: not "protocol" } owner
            ? []
            : Lookup.All(scene).Where(found => found.Declaration.HasMembers && found.Name == owner.Name).SelectMany(found => found.Declaration.Inherited)
                .Distinct(StringComparer.Ordinal).SelectMany(name => new NearMiss(scene).RequirementsOf(name)).Where(found => found.Name == witness.Name);

    private static Located Owner(Located requirement) => new(requirement.File, requirement.Declaration.Parent!);

    private int Callers(Located function) => scene.Sources.CountOf(function.Name) - 1;
}
