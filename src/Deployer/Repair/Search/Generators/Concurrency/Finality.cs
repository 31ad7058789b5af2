using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.Search.Generators.Types;

namespace Deployer.Repair.Search.Generators.Concurrency;

/// <summary>Makes classes that are sent final, and what they hold constant.</summary>
internal sealed class Finality : IGenerator
{
    public string Name => "search/final";

    public double Prior => 0.5;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error) || scene.FileOf(error) is not { } file || !scene.MayChange(file.Source.File.Path)) return [];
        if (file.Source.NearestTokenOf(error) is not { } token || Quoted.In(error.Message) is not [var name, ..]) return [];
        if (error.Message.StartsWith("non-final class", StringComparison.Ordinal)) return Final(scene, name);
        return error.Message.StartsWith("stored property", StringComparison.Ordinal) && error.Message.EndsWith("is mutable", StringComparison.Ordinal)
            ? Constant(scene, file, token)
            : [];
    }

    /// <summary>Makes a class final that nothing of the package inherits from.</summary>
    public static PlacedEdit? MakeFinal(SearchScene scene, Located type) =>
        type.Declaration.Keyword != "class" || type.Declaration.Modifiers.Any(word => word is "final" or "open")
        || Lookup.Heirs(scene, type.Name).Any(heir => heir.Declaration.Keyword == "class")
            ? null
            : type.File.Before(type.Declaration.KeywordAt, "final ");

    private static IEnumerable<Proposal> Final(SearchScene scene, string name)
    {
        if (Lookup.Type(scene, name) is not { } type || !scene.MayChange(type.Path) || MakeFinal(scene, type) is not { } edit) yield break;
        var was = GreenTwins.Of(scene, type)?.Declaration.Modifiers.Contains("final") == true;
        yield return Proposal.Of(new PlacedEdit(edit.File, edit.Edit), Quoted.Summary($"Make {name} final", "Make a class final"), was ? Confidence.High : Confidence.Medium);
    }

    private static IEnumerable<Proposal> Constant(SearchScene scene, SwiftOutline file, int token)
    {
        var declared = file.Declarations.FirstOrDefault(found => found.Keyword == "var" && !found.IsLocal && (found.NameAt == token || found.KeywordAt == token));
        if (declared?.Parent is not { } owner || declared.Open is not null || declared.Modifiers.Any(word => word.StartsWith('@') || word is "lazy" or "weak")) yield break;
        var variable = new Located(file, declared);
        var was = GreenTwins.Of(scene, variable)?.Declaration.Keyword == "let";
        if (!was && (Assignments.AreOutsideInit(scene, declared.Name, owner.Name) || LosesItsKey(scene, variable, owner.Name))) yield break;
        var edit = file.Replace(declared.KeywordAt, "let");
        yield return Proposal.Of(new PlacedEdit(edit.File, edit.Edit), Quoted.Summary($"Make {declared.Name} a constant", "Make a property a constant"), was ? Confidence.High : Confidence.Medium);
    }

    /// <summary>A constant with a value is not decoded any more.</summary>
    private static bool LosesItsKey(SearchScene scene, Located variable, string type) =>
        Inheritance.Says(scene, type, "Decodable") && variable.File.Is((variable.Type?.Last ?? variable.Declaration.NameAt) + 1, '=');
}
