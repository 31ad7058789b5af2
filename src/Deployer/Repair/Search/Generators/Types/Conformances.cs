using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>Lets a type conform to a protocol again that a use of it asks for.</summary>
internal sealed class Conformances : IGenerator
{
    private const int Most = 4;

    public string Name => "search/conformance";

    public double Prior => 0.75;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene) => !Places.IsInSource(error)
        ? []
        : LostConformance.In(error).Where(lost => lost.Protocol != "Sendable").SelectMany(lost => Of(lost, scene))
            .Where(proposal => proposal.Edits.All(edit => scene.MayChange(edit.File)))
            .DistinctBy(proposal => (proposal.Edits[0], proposal.Edits.Count)).Take(Most);

    private static IEnumerable<Proposal> Of(LostConformance lost, SearchScene scene)
    {
        if (Lookup.Type(scene, lost.Type) is not { Declaration.Keyword: not "protocol" } type) yield break;
        if (Green(scene, type, lost.Protocol) is { } given && !type.Declaration.Inherited.Contains(given))
        {
            yield return Make([Inheritance.Add(type, given)], type.Name, given, Confidence.High);
        }

        if (Inheritance.Says(scene, type.Name, lost.Protocol)) yield break;
        if (lost.Protocol == "Comparable" && type.Declaration.Keyword != "enum") yield break;
        if (new Synthesis(scene, lost.Protocol).For(type) is not { } types) yield break;
        yield return Make([.. types.Select(found => Inheritance.Add(found, lost.Protocol))], type.Name, lost.Protocol, Confidence.Medium);
    }

    /// <summary>What gave the type its conformance when green.</summary>
    private static string? Green(SearchScene scene, Located type, string protocol) =>
        GreenTwins.Of(scene, type) is { } twin ? Inheritance.Giving(twin.Declaration.Inherited, protocol) : null;

    private static Proposal Make(PlacedEdit[] edits, string type, string protocol, Confidence confidence) => new()
    {
        Edits = edits,
        Summary = Quoted.Summary($"Let {type} conform to {protocol}", $"Let a type conform to {protocol}"),
        Confidence = confidence,
        Doubt = 0.25 * (edits.Length - 1),
    };
}
