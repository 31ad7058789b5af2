using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.Fixers.SpareEffects;

namespace Deployer.Repair.Search.Generators.Calls;

/// <summary>
/// Removes `try` and `await` that cover nothing, where warnings are errors. Not where somebody waits for an error, nor where the callee
/// threw or suspended in the green version: then it is the callee that lost something.
/// </summary>
internal sealed class SpareEffects : IGenerator
{
    private const string NoErrors = "'catch' block is unreachable";

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["no calls to throwing functions occur within 'try' expression"] = "try",
        ["no 'async' operations occur within 'await' expression"] = "await",
    };

    public string Name => "search/spare-effects";

    public double Prior => 0.3;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error) || !Words.TryGetValue(error.Message, out var word) || Removal(error, scene, word) is not { } own) yield break;
        var all = scene.Errors.Where(other => other.Message == error.Message && Places.IsInSource(other))
            .Select(other => Removal(other, scene, word)).OfType<PlacedEdit>().Distinct().ToList();
        if (all.Count > 1) yield return new Proposal { Edits = all, Summary = $"Remove {word} where it covers nothing", Confidence = Confidence.High };
        yield return new Proposal { Edits = [own], Summary = $"Remove {word} where it covers nothing", Confidence = Confidence.High, Doubt = all.Count > 1 ? 0.5 : 0 };
    }

    /// <summary>Of the word and the blanks behind it; null for `try?` and `try!`, which also change the value.</summary>
    private static PlacedEdit? Removal(Diagnostic error, SearchScene scene, string word)
    {
        if (scene.FileOf(error) is not { } file || file.Source.TokenOf(error) is not { } at || file.Text(at) != word) return null;
        if (file.Is(at + 1, '?') || file.Is(at + 1, '!') || at + 1 >= file.Source.Tokens.Count || file.StartsLine(at + 1)) return null;
        var unreachable = scene.Errors.Where(other => other.File == error.File && Places.IsInSource(other) && other.Message.StartsWith(NoErrors, StringComparison.Ordinal));
        if (word == "try" && new AwaitedErrors(file, unreachable).Cover(error)) return null;
        return HasLostEffect(file, at, scene, word == "try" ? "throws" : "async")
            ? null
            : new PlacedEdit(error.File!, new TextEdit(file.Source.Tokens[at].Start, file.Source.Tokens[at + 1].Start, ""));
    }

    private static bool HasLostEffect(SwiftOutline file, int at, SearchScene scene, string effect)
    {
        if (scene.Green is not { } green) return false;
        var end = Enumerable.Range(at + 1, file.Source.Tokens.Count - at - 1).FirstOrDefault(index => file.StartsLine(index), file.Source.Tokens.Count);
        return Enumerable.Range(at + 1, end - at - 1).Where(index => file.IsWord(index) && file.Is(index + 1, '('))
            .Any(index => Has(green.Sources, file.Text(index), effect) && !Has(scene.Sources, file.Text(index), effect));
    }

    private static bool Has(PackageSources sources, string name, string effect) => sources.Files.Any(file => file.Declarations.Any(found =>
        found.Keyword == "func" && found.Name == name && file.ParametersOf(found) is { } open && file.Brackets.Of(open) is not null
        && new FunctionHeader(file, found).Has(effect)));
}
