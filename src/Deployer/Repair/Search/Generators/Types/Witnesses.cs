using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>Brings members into line with what a protocol requires or a superclass has, or the requirement with its witnesses.</summary>
internal sealed class Witnesses : IGenerator
{
    private const int Most = 8;

    public string Name => "search/witness";

    public double Prior => 1;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error) || scene.FileOf(error) is not { } file || file.Source.NearestTokenOf(error) is not { } token) return [];
        return Of(error, scene, file, token)
            .Where(proposal => proposal.Edits.All(edit => scene.MayChange(edit.File))).DistinctBy(proposal => string.Join('|', proposal.Edits)).Take(Most);
    }

    private static IEnumerable<Proposal> Of(Diagnostic error, SearchScene scene, SwiftOutline file, int token)
    {
        var (message, names) = (error.Message, Quoted.In(error.Message));
        if (message.Contains("does not conform to protocol", StringComparison.Ordinal) && names.Count == 2) return Conformance(error, scene, names[0], names[1]);
        var member = file.Declarations.FirstOrDefault(found => (found.NameAt == token || found.KeywordAt == token) && found.Parent is { HasMembers: true });
        if (member is null) return [];
        var own = new Located(file, member);
        if (message.Contains("from those required by protocol", StringComparison.Ordinal)) return Labels(scene, own, names[1]);
        return message.Contains("does not override any", StringComparison.Ordinal) || message.Contains("cannot override a", StringComparison.Ordinal)
            || message.Contains("do not match those of overridden", StringComparison.Ordinal)
            ? Override(scene, own)
            : [];
    }

    private static IEnumerable<Proposal> Conformance(Diagnostic error, SearchScene scene, string type, string protocol)
    {
        var near = new NearMiss(scene);
        var wanted = error.Notes.Where(note => note.Message.StartsWith("protocol requires ", StringComparison.Ordinal)).SelectMany(note => Quoted.In(note.Message).Take(1))
            .Select(name => name.Split('(')[0]).ToHashSet(StringComparer.Ordinal);
        var heirs = Lookup.Heirs(scene, protocol).Select(heir => heir.Name).Distinct(StringComparer.Ordinal).ToList();
        foreach (var requirement in near.RequirementsOf(protocol).Where(found => wanted.Count == 0 || wanted.Contains(found.Name)))
        {
            var witnesses = near.For(requirement, type).Take(2).ToList();
            foreach (var proposal in witnesses.SelectMany((witness, index) => Agree(scene, witness, requirement, 0.5 * index))) yield return proposal;
            if (Everywhere(near, requirement, heirs) is { } all) yield return all;
            if (witnesses.Count == 0 && Deleted(scene, type, requirement) is { } restored) yield return restored;
        }
    }

    /// <summary>All types that conform take after a requirement at once; null when it is but one.</summary>
    private static Proposal? Everywhere(NearMiss near, Located requirement, List<string> heirs)
    {
        var edits = heirs.Select(heir => near.For(requirement, heir).FirstOrDefault()).OfType<Located>()
            .Select(witness => new Adaptation(witness, requirement) { Self = witness.Declaration.Parent!.Name, Abstract = AbstractOf(requirement) }.Edits())
            .Where(found => found.Count > 0).ToList();
        return edits.Count < 2 ? null : Make([.. edits.SelectMany(found => found)], $"Let all have {requirement.Name} as required", Confidence.Medium, 0.25);
    }

    private static IEnumerable<Proposal> Labels(SearchScene scene, Located member, string protocol)
    {
        var requirement = new NearMiss(scene).RequirementsOf(protocol)
            .Where(found => found.Name == member.Name && found.Declaration.Keyword == member.Declaration.Keyword)
            .FirstOrDefault(found => Signature.Of(found)?.Parameters.Count == Signature.Of(member)?.Parameters.Count);
        return requirement is null ? [] : Agree(scene, member, requirement, 0);
    }

    /// <summary>The witness takes after the requirement, goes back to what it was, or the requirement takes after its witnesses.</summary>
    private static IEnumerable<Proposal> Agree(SearchScene scene, Located witness, Located requirement, double doubt)
    {
        var isOld = GreenTwins.IsUnchanged(scene, requirement) != false;
        if (Back(scene, witness) is { } back) yield return back;
        var self = witness.Declaration.Parent!.Name;
        var edits = new Adaptation(witness, requirement) { Self = self, Abstract = AbstractOf(requirement) }.Edits();
        if (edits.Count > 0) yield return Make(edits, $"Let {witness.Name} be as its protocol requires", Confidence.Medium, doubt);
        if (!isOld && Back(scene, requirement) is { } old) yield return old with { Doubt = 0.75 + doubt };
        var wider = new Adaptation(requirement, witness) { TakesEffects = true, Abstract = [self, .. AbstractOf(requirement)] }.Edits();
        var heirs = Lookup.Heirs(scene, requirement.Declaration.Parent!.Name).ToList();
        if (wider.Count == 0 || !heirs.TrueForAll(heir => HasSame(scene, heir.Name, witness))) yield break;
        yield return Make(wider, $"Require {witness.Name} as all have it", Confidence.Medium, (isOld ? 0.5 : 1) + doubt);
    }

    private static IEnumerable<Proposal> Override(SearchScene scene, Located member)
    {
        if (Back(scene, member) is { } back) yield return back;
        foreach (var model in new NearMiss(scene).Inherited(member).Take(2))
        {
            var edits = new Adaptation(member, model).Edits();
            if (edits.Count > 0) yield return Make(edits, $"Let {member.Name} override what its superclass has", Confidence.Medium, 0);
            if (GreenTwins.IsUnchanged(scene, model) == false && Back(scene, model) is { } old) yield return old with { Doubt = 0.75 };
        }
    }

    /// <summary>The header as it was when green; null when it is the same.</summary>
    private static Proposal? Back(SearchScene scene, Located found) =>
        GreenTwins.Of(scene, found) is { } twin && GreenTwins.IsUnchanged(scene, found) == false && twin.Declaration.Keyword == found.Declaration.Keyword
            ? Make(
                [found.File.Replace(new TypeSpan(found.First, found.HeaderEnd), twin.File.Written(new TypeSpan(twin.First, twin.HeaderEnd)))],
                $"Declare {found.Name} as before", Confidence.High, 0)
            : null;

    private static Proposal? Deleted(SearchScene scene, string type, Located requirement)
    {
        if (Lookup.Type(scene, type) is not { } owner || scene.Green is not { } green) return null;
        var labels = Signature.Of(requirement)?.Labels.ToList() ?? [];
        var found = green.Sources.Files.SelectMany(file => file.Declarations.Select(declared => new Located(file, declared)))
            .Where(member => member.Name == requirement.Name && member.Declaration.Parent is { HasMembers: true } parent && parent.Name == type)
            .FirstOrDefault(member => labels.SequenceEqual(Signature.Of(member)?.Labels ?? [], StringComparer.Ordinal));
        if (found is null) return null;
        var host = Lookup.All(scene).FirstOrDefault(other => other.Declaration.HasMembers && other.Name == type && other.Path == found.Path
            && other.Declaration.Keyword == found.Declaration.Parent!.Keyword) ?? owner;
        return Make([MemberText.AtEnd(host, found)], $"Put {requirement.Name} back", Confidence.Medium, 0);
    }

    private static bool HasSame(SearchScene scene, string type, Located witness) =>
        Lookup.MembersOf(scene, type).Any(other => other.Name == witness.Name && (other == witness || new Adaptation(other, witness) { TakesEffects = true }.Edits().Count == 0));

    private static List<string> AbstractOf(Located requirement) =>
        [.. requirement.File.Declarations.Where(found => found.Keyword == "associatedtype").Select(found => found.Name)];

    private static Proposal Make(IReadOnlyList<PlacedEdit> edits, string summary, Confidence confidence, double doubt) =>
        new() { Edits = edits, Summary = Quoted.Summary(summary, "Bring a member into line with what is required"), Confidence = confidence, Doubt = doubt };
}
