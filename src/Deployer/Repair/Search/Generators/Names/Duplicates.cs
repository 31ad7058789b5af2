using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>Removes one of two declarations of the same name.</summary>
internal sealed partial class Duplicates : IGenerator
{
    private const double Other = 0.5;

    public string Name => "search/duplicate";

    public double Prior => 0.2;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error) || Message().Match(error.Message) is not { Success: true } message) return [];
        var twins = new Twins(scene).Of(error, SourceFile.Bytes(message.Groups[1].Value));
        return twins is null ? [] : Propose(twins.Value.One, twins.Value.Other, scene);
    }

    private static IEnumerable<Proposal> Propose(PlacedDeclaration one, PlacedDeclaration other, SearchScene scene)
    {
        var isSame = Twins.AreSame(one, other);
        var (spare, kept) = Twins.IsOfGreen(one, scene) && !Twins.IsOfGreen(other, scene) ? (other, one) : (one, other);
        if (isSame && Copy(spare, scene) is { } copy) yield return copy;
        if (Remove(spare, isSame, scene, 0) is { } first) yield return first;
        if (Remove(kept, isSame, scene, Other) is { } second) yield return second;
    }

    private static Proposal? Remove(PlacedDeclaration spare, bool isSame, SearchScene scene, double doubt)
    {
        var isTest = scene.Sources.TargetOf(spare.Path)?.IsTest == true;
        if (!scene.MayChange(spare.Path) || (isTest && !isSame)) return null;
        return Proposal.Of(
            new PlacedEdit(spare.Path, DeclarationSpan.Removal(spare.File, spare.Found)),
            Wording.Of($"Remove one of two declarations of {spare.Found.Name}", "Remove one of two declarations"),
            isSame ? Confidence.High : Confidence.Medium,
            doubt);
    }

    /// <summary>Where several declarations of a file stand in other files just so, they were copied together.</summary>
    private static Proposal? Copy(PlacedDeclaration spare, SearchScene scene)
    {
        if (spare.Found.Parent is not null || !scene.MayChange(spare.Path)) return null;
        var twins = new Twins(scene);
        var copied = spare.File.Declarations.Where(found => found.Parent is null)
            .Where(found => twins.Elsewhere(new PlacedDeclaration(spare.File, found)) is not null).ToList();
        return copied.Count < 2
            ? null
            : new Proposal
            {
                Edits = [.. copied.Select(found => new PlacedEdit(spare.Path, DeclarationSpan.Removal(spare.File, found)))],
                Summary = "Remove declarations that another file has just so",
                Confidence = Confidence.High,
            };
    }

    [GeneratedRegex(@"^(?:invalid redeclaration of|ambiguous use of) '(\w{1,64})|^'(?<1>\w{1,64})' is ambiguous for type lookup in this context$")]
    private static partial Regex Message();
}
