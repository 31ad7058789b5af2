using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>Initialises what an initialiser leaves open, from its parameters or as it was done when green.</summary>
internal sealed class Initializers : IGenerator
{
    public string Name => "search/initializer";

    public double Prior => 0.75;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error) || scene.FileOf(error) is not { } file || file.Source.NearestTokenOf(error) is not { } token) return [];
        return Of(error, scene, file, token).Where(proposal => proposal.Edits.All(edit => scene.MayChange(edit.File)));
    }

    private static IEnumerable<Proposal> Of(Diagnostic error, SearchScene scene, SwiftOutline file, int token)
    {
        if (error.Message.StartsWith("'required' initializer", StringComparison.Ordinal)) return Required(error, scene, file, token);
        if (Body(file, token) is not { } init) return [];
        var open = new OpenInitializer(scene, init);
        if (error.Message.StartsWith("return from initializer without", StringComparison.Ordinal)) return open.Assign(Open(error), file.Is(token, '}') ? null : token);
        if (error.Message.StartsWith("'self' used ", StringComparison.Ordinal)) return open.Assign(Open(error), token);
        if (error.Message.EndsWith("not initialized at super.init call", StringComparison.Ordinal))
        {
            return open.Assign([.. Quoted.In(error.Message).Take(1).Select(Last)], token);
        }

        return error.Message.StartsWith("'super.init' isn't called", StringComparison.Ordinal) ? open.CallSuper() : [];
    }

    /// <summary>An initialiser that the superclass requires, as it stood here when green.</summary>
    private static IEnumerable<Proposal> Required(Diagnostic error, SearchScene scene, SwiftOutline file, int token)
    {
        var declared = file.Declarations.FirstOrDefault(found => found.IsType && (found.Close == token || found.KeywordAt == token || found.NameAt == token));
        if (declared is null || GreenTwins.Of(scene, new Located(file, declared)) is not { } twin) yield break;
        var labels = Quoted.In(error.Message).ElementAtOrDefault(1) ?? "";
        foreach (var init in twin.Members.Where(found => found.Declaration.Keyword == "init" && found.Declaration.Modifiers.Contains("required")))
        {
            if (Signature.Of(init) is not { } signature || "init(" + string.Concat(signature.Labels.Select(label => label + ":")) + ")" != labels) continue;
            yield return new Proposal
            {
                Edits = [MemberText.AtEnd(new Located(file, declared), init)],
                Summary = "Put back the initialiser that the superclass requires",
                Confidence = Confidence.Medium,
            };
        }
    }

    private static Located? Body(SwiftOutline file, int token) =>
        file.Declarations.LastOrDefault(found => found.Keyword == "init" && found.Open <= token && token <= found.Close) is { } init ? new Located(file, init) : null;

    private static List<string> Open(Diagnostic error) =>
    [
        .. error.Notes.Where(note => note.Message.EndsWith("not initialized", StringComparison.Ordinal)).SelectMany(note => Quoted.In(note.Message).Take(1)).Select(Last).Distinct(),
    ];

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];
}
