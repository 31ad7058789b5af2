using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>Adds a constraint to a generic parameter, the one that it had when green or the one that its use asks for.</summary>
internal sealed class Generics : IGenerator
{
    public string Name => "search/constraint";

    public double Prior => 0.75;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error) || scene.FileOf(error) is not { } file || file.Source.NearestTokenOf(error) is not { } token) return [];
        return Wanted(error, scene).SelectMany(lost => Of(scene, file, token, lost))
            .Where(proposal => proposal.Edits.All(edit => scene.MayChange(edit.File))).DistinctBy(proposal => proposal.Edits[0]).Take(4);
    }

    private static IEnumerable<LostConformance> Wanted(Diagnostic error, SearchScene scene)
    {
        var names = Quoted.In(error.Message);
        if (error.Message.StartsWith("value of type", StringComparison.Ordinal) && error.Message.Contains("has no member", StringComparison.Ordinal) && names.Count == 2)
        {
            var protocols = Lookup.All(scene).Where(found => found.Name == names[1] && found.Declaration.Parent?.Keyword == "protocol")
                .Select(found => found.Declaration.Parent!.Name).Distinct(StringComparer.Ordinal).Take(2).ToList();
            return [new(names[0], protocols is [var only] ? only : "")];
        }

        return names is ["+" or "-" or "*" or "/", var operand] && error.Message.StartsWith("binary operator", StringComparison.Ordinal)
            ? [new(operand, "")]
            : LostConformance.In(error);
    }

    private static IEnumerable<Proposal> Of(SearchScene scene, SwiftOutline file, int token, LostConformance lost)
    {
        foreach (var scope in Scopes(file, token))
        {
            var owner = new Located(file, scope);
            var clause = GenericClause.Of(owner);
            var isElement = scope.Keyword == "extension" && lost.Type is "Element" or "Key" or "Value" or "Wrapped";
            if (clause?.Has(lost.Type) != true && !isElement) continue;
            var now = GenericClause.Constraints(owner, lost.Type);
            var before = GreenTwins.Of(scene, owner) is { } twin ? GenericClause.Constraints(twin, lost.Type) : [];
            foreach (var protocol in before.Except(now, StringComparer.Ordinal)) yield return Make(owner, clause, lost with { Protocol = protocol }, Confidence.High);
            if (lost.Protocol.Length > 0 && !now.Contains(lost.Protocol, StringComparer.Ordinal)) yield return Make(owner, clause, lost, Confidence.Medium);
            yield break;
        }
    }

    /// <summary>The declarations around a place, and the one whose header it stands in, the innermost first.</summary>
    private static IEnumerable<SwiftDeclaration> Scopes(SwiftOutline file, int token) =>
        file.Declarations.Where(found => found.KeywordAt <= token && token <= Math.Max(found.Close ?? 0, found.HeaderEnd) && (found.IsFunction || found.HasMembers)).Reverse();

    private static Proposal Make(Located owner, GenericClause? clause, LostConformance lost, Confidence confidence) => Proposal.Of(
        new PlacedEdit(owner.Path, (clause?.Constrain(lost.Type, lost.Protocol) ?? GenericClause.ConstrainBehind(owner, lost.Type, lost.Protocol)).Edit),
        Quoted.Summary($"Constrain {lost.Type} to {lost.Protocol}", "Constrain a generic parameter"),
        confidence);
}
