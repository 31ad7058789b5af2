using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Calls;

/// <summary>
/// Brings calls up to date with the function that they call: labels, order, arguments that it no longer takes and such that it takes
/// now. All calls that fail alike are mended first, then the one alone.
/// </summary>
internal sealed class Arguments : IGenerator
{
    private const double OneOnly = 0.5;

    public string Name => "search/arguments";

    public double Prior => 0.5;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error)) return [];
        var (lost, spare) = (new LostArguments(scene), new SpareArguments(scene));
        return
        [
            .. Mend(error, scene, one => Labels(one, scene), ("Give a call the labels that its function has", Confidence.High)),
            .. Mend(error, scene, one => Order(one, scene), ("Bring the arguments of a call into order", Confidence.Medium)),
            .. Mend(error, scene, one => spare.Remove(one) is { } edit ? [edit] : [], ("Drop an argument that its function no longer takes", Confidence.Medium)),
            .. Fill(error, scene, lost),
        ];
    }

    private static IEnumerable<Proposal> Fill(Diagnostic error, SearchScene scene, LostArguments lost)
    {
        if (lost.Fill(error) is not { } found) return [];
        return Mend(error, scene, one => lost.Fill(one) is { } other ? [other.Edit] : [], ("Pass an argument that its function takes now", Confidence.Medium))
            .Select(proposal => found.IsPlain ? proposal : proposal with { Doubt = proposal.Doubt + 0.5 });
    }

    private static IEnumerable<Proposal> Mend(
        Diagnostic error, SearchScene scene, Func<Diagnostic, IReadOnlyList<PlacedEdit>> edits, (string Summary, Confidence Confidence) what)
    {
        if (edits(error) is not { Count: > 0 } own) yield break;
        var name = NameOf(error, scene);
        var all = scene.Errors.Where(other => other.Message == error.Message && Places.IsInSource(other) && NameOf(other, scene) == name)
            .Select(edits).Where(found => found.Count > 0).ToList();
        var together = all.SelectMany(found => found).Distinct().ToList();
        if (all.Count > 1 && !AreMixed(together)) yield return new Proposal { Edits = together, Summary = what.Summary, Confidence = what.Confidence };
        yield return new Proposal { Edits = own, Summary = what.Summary, Confidence = what.Confidence, Doubt = all.Count > 1 ? OneOnly : 0 };
    }

    /// <summary>Whether calls within calls want the same bytes.</summary>
    private static bool AreMixed(List<PlacedEdit> edits) => edits.Exists(edit => edits.Exists(other => other != edit && other.File == edit.File && other.Edit.Collides(edit.Edit)));

    private static string? NameOf(Diagnostic error, SearchScene scene) => Call(error, scene)?.Name;

    private static List<PlacedEdit> Labels(Diagnostic error, SearchScene scene) =>
        Call(error, scene) is { } call && CallLabels.Expected(error.Message, call) is { } labels ? Placed(error, CallLabels.Relabel(call, labels)) : [];

    /// <summary>As the compiler says, or as a signature of the package has it that has the same labels.</summary>
    private static List<PlacedEdit> Order(Diagnostic error, SearchScene scene)
    {
        if (Call(error, scene) is not { } call) return [];
        if (CallLabels.Expected(error.Message, call) is { } expected) return Placed(error, CallLabels.Reorder(call, expected));
        if (!error.Message.Contains("' must precede ", StringComparison.Ordinal)) return [];
        var labels = call.Arguments.Select(argument => argument.Label).ToList();
        return Signature.Of(scene.Sources, call.Name)
            .Select(signature => signature.Parameters.Select(parameter => parameter.Label).Where(label => labels.Contains(label)).ToList())
            .Where(wanted => wanted.Count == labels.Count && wanted.Order(StringComparer.Ordinal).SequenceEqual(labels.Order(StringComparer.Ordinal)))
            .Select(wanted => Placed(error, CallLabels.Reorder(call, wanted))).FirstOrDefault(edits => edits.Count > 0) ?? [];
    }

    private static List<PlacedEdit> Placed(Diagnostic error, IReadOnlyList<TextEdit>? edits) => [.. (edits ?? []).Select(edit => new PlacedEdit(error.File!, edit))];

    private static CallSite? Call(Diagnostic error, SearchScene scene) =>
        scene.FileOf(error) is { } file && file.Source.NearestTokenOf(error) is { } token ? CallSite.At(file, token) : null;
}
