using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.Search.Generators.Types;

namespace Deployer.Repair.Search.Generators.Concurrency;

/// <summary>Lets types be sent that hold nothing which may not, and marks closures that are sent.</summary>
internal sealed partial class SendableTypes : IGenerator
{
    private const int Most = 4;

    public string Name => "search/sendable";

    public double Prior => 1;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error) || scene.FileOf(error) is not { } file || file.Source.NearestTokenOf(error) is not { } token) return [];
        return Names(error).SelectMany(name => name.Contains("->", StringComparison.Ordinal) ? Closure(error, scene, file, token) : Type(scene, name))
            .Where(proposal => proposal.Edits.All(edit => scene.MayChange(edit.File))).DistinctBy(proposal => proposal.Edits[0]).Take(Most);
    }

    /// <summary>The types that an error and its notes say cannot be sent.</summary>
    private static IEnumerable<string> Names(Diagnostic error) =>
        error.Notes.Select(note => note.Message).Prepend(error.Message)
            .Where(message => message.Contains("endable", StringComparison.Ordinal))
            .SelectMany(message => NotSendable().Matches(message)).Select(match => SourceFile.Bytes(match.Groups["type"].Value)).Distinct(StringComparer.Ordinal);

    private static IEnumerable<Proposal> Type(SearchScene scene, string name)
    {
        if (Lookup.Type(scene, name.Trim('[', ']', '?')) is not { Declaration.Keyword: not "protocol" } type || Inheritance.Says(scene, type.Name, "Sendable")) yield break;
        var summary = Quoted.Summary($"Let {type.Name} be sendable", "Let a type be sendable");
        if (GreenTwins.Of(scene, type) is { } twin && Inheritance.Giving(twin.Declaration.Inherited, "Sendable") is { } given)
        {
            yield return new Proposal { Edits = [Inheritance.Add(type, given)], Summary = summary, Confidence = Confidence.High };
        }
        else if (new Synthesis(scene, "Sendable").For(type) is { } types)
        {
            yield return new Proposal
            {
                Edits = [.. types.Select(found => Inheritance.Add(found, "Sendable"))],
                Summary = summary,
                Confidence = Confidence.Medium,
                Doubt = 0.25 * (types.Count - 1),
            };
        }
        else if (type.Declaration.Inherited.Count == 0 && Finality.MakeFinal(scene, type) is { } final && new Synthesis(scene, "Sendable").For(AsFinal(type)) is [_])
        {
            yield return new Proposal { Edits = [final, Inheritance.Add(type, "Sendable")], Summary = summary, Confidence = Confidence.Medium, Doubt = 0.5 };
        }
    }

    private static Located AsFinal(Located type) =>
        type with { Declaration = type.Declaration with { Modifiers = [.. type.Declaration.Modifiers, "final"] } };

    /// <summary>Marks the closure type of the property that an error points at, or of the parameter that is captured.</summary>
    private static IEnumerable<Proposal> Closure(Diagnostic error, SearchScene scene, SwiftOutline file, int token)
    {
        var name = Quoted.In(error.Message) is [var first, ..] ? first : "";
        var declared = file.Declarations.FirstOrDefault(found => found.Keyword is "let" or "var" && (found.NameAt == token || found.KeywordAt == token));
        var type = declared is not null ? new Located(file, declared).Type
            : error.Message.StartsWith("capture of", StringComparison.Ordinal) && file.Text(token) == name ? Captured(scene, file, token) : null;
        if (type is not { } span || Mark(file, span) is not { } edit) yield break;
        yield return Proposal.Of(new PlacedEdit(edit.File, edit.Edit), Quoted.Summary($"Let {name} be a sendable closure", "Let a closure be sendable"), Confidence.Medium);
    }

    private static TypeSpan? Captured(SearchScene scene, SwiftOutline file, int token) =>
        Lookup.ParameterAt(file, token) is var (_, parameter) ? parameter.Type
        : Lookup.Value(scene, file, token) is { Type: { } type } found && found.File == file ? type : null;

    /// <summary>Behind `@escaping`, and inside of the brackets of an optional closure.</summary>
    private static PlacedEdit? Mark(SwiftOutline file, TypeSpan type)
    {
        if (file.Written(type).Contains("@Sendable", StringComparison.Ordinal)) return null;
        var at = type.First;
        while (file.Is(at, '@')) at += 2;
        if (file.Is(type.Last, '?') && file.Is(at, '(') && file.Brackets.Of(at) == type.Last - 1) at++;
        return file.Is(at, '(') && file.Written(type).Contains("->", StringComparison.Ordinal) ? file.Before(at, "@Sendable ") : null;
    }

    [GeneratedRegex(@"(?:type|requires that|struct|enum|class) '(?<type>[^']{1,200})'")]
    private static partial Regex NotSendable();
}
