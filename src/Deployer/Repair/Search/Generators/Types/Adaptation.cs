using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>Gives a member the name, labels, types and words of another one that it should agree with.</summary>
/// <param name="member">The one that changes.</param>
/// <param name="model">The one that it takes after.</param>
internal sealed class Adaptation(Located member, Located model)
{
    /// <summary>What `Self` stands for in the model; null when it is to be written so.</summary>
    public string? Self { get; init; }

    /// <summary>Names of types in the model that mean nothing at the member, as those of associated types.</summary>
    public IReadOnlyCollection<string> Abstract { get; init; } = [];

    /// <summary>Whether it also takes effects that it need not have.</summary>
    public bool TakesEffects { get; init; }

    private SwiftOutline File => member.File;

    /// <summary>None when both agree, or when that cannot be had by changing the header.</summary>
    public IReadOnlyList<PlacedEdit> Edits()
    {
        var edits = new List<PlacedEdit>(Words());
        if (member.Name != model.Name && member.Declaration.Keyword == "func") edits.Add(File.Replace(member.Declaration.NameAt, model.Name));
        if (member.Declaration.IsFunction != model.Declaration.IsFunction) return [];
        if (Signature.Of(member) is { } own && Signature.Of(model) is { } wanted)
        {
            if (own.Parameters.Count != wanted.Parameters.Count) return [];
            edits.AddRange(own.Parameters.Zip(wanted.Parameters, (mine, its) => Of(mine, its, wanted.File)).SelectMany(found => found));
            edits.AddRange(Effects(own, wanted));
        }

        edits.AddRange(Result());
        return edits;
    }

    private IEnumerable<PlacedEdit> Of(Parameter mine, Parameter its, SwiftOutline home)
    {
        var (label, name, wanted) = (File.Text(mine.LabelAt), File.Text(mine.NameAt), home.Text(its.LabelAt));
        if (label != wanted) yield return File.Replace(new TypeSpan(mine.LabelAt, mine.NameAt), wanted == name ? name : $"{wanted} {(name == "_" ? home.Text(its.NameAt) : name)}");
        if (Differing(File.Written(mine.Type), home.Written(its.Type)) is { } type) yield return File.Replace(mine.Type, type);
    }

    private IEnumerable<PlacedEdit> Effects(Signature own, Signature wanted)
    {
        var mine = own.Effects;
        var its = wanted.Effects;
        if (TakesEffects ? mine == its : mine.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Has(its, word))) yield break;
        var kept = TakesEffects ? its : string.Join(' ', mine.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => Has(its, word)));
        if (mine.Length == 0) yield return File.After(own.Close, " " + kept);
        else if (kept.Length > 0) yield return File.Replace(new TypeSpan(own.Close + 1, own.EffectsEnd), kept);
        else yield return new PlacedEdit(member.Path, new TextEdit(File.Source.Tokens[own.Close].End, File.Source.Tokens[own.EffectsEnd].End, ""));
    }

    private static bool Has(string effects, string word) => effects.Split(' ').Contains(word, StringComparer.Ordinal);

    private IEnumerable<PlacedEdit> Result()
    {
        if (member.Type is { } own && model.TypeText is { } wanted)
        {
            if (Differing(File.Written(own), wanted) is { } type) yield return File.Replace(own, type);
        }
        else if (member.Type is null && model.TypeText is { } missing && Signature.Of(member) is { } signature && Differing("", missing) is { } result)
        {
            yield return File.After(signature.EffectsEnd, " -> " + result);
        }
    }

    /// <summary>The type to write in place of the member's; null when it may stay.</summary>
    private string? Differing(string mine, string its)
    {
        var words = Build.Swift.Source.SwiftLexer.Read(its).Where(token => token.Kind == Build.Swift.Source.SwiftTokenKind.Word).Select(token => token.Text).ToList();
        if (words.Exists(Abstract.Contains)) return null;
        if (words.Contains("Self"))
        {
            if (Self is null || mine.Contains("Self", StringComparison.Ordinal)) return null;
            its = its.Replace("Self", Self, StringComparison.Ordinal);
        }

        return TypeReader.AreSame(mine.Replace("@Sendable ", "", StringComparison.Ordinal), its.Replace("@Sendable ", "", StringComparison.Ordinal)) ? null : its;
    }

    private IEnumerable<PlacedEdit> Words()
    {
        var (mine, its) = (member.Declaration, model.Declaration);
        if (its.IsStatic && !mine.IsStatic) yield return File.Before(mine.KeywordAt, "static ");
        if (!its.IsStatic && mine.IsStatic && Modifier("static", "class") is { } word) yield return File.Drop(word);
        if (mine.Modifiers.Contains("mutating") && !its.Modifiers.Contains("mutating") && Modifier("mutating") is { } mutating) yield return File.Drop(mutating);
        if (TakesEffects && its.Modifiers.Contains("mutating") && !mine.Modifiers.Contains("mutating")) yield return File.Before(mine.KeywordAt, "mutating ");
        if (mine.Keyword == "let" && IsSettable()) yield return File.Replace(mine.KeywordAt, "var");
    }

    private int? Modifier(params string[] words)
    {
        for (var at = member.First; at < member.Declaration.KeywordAt; at++)
        {
            if (words.Contains(File.Text(at))) return at;
        }

        return null;
    }

    private bool IsSettable() =>
        model.Declaration is { Open: { } open, Close: { } close } && Enumerable.Range(open, close - open).Any(at => model.File.Text(at) == "set");
}
