using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>Lets be changed what is changed: `let` to `var`, `mutating`, `inout`; and the other way round.</summary>
internal sealed class Mutability : IGenerator
{
    public string Name => "search/mutability";

    public double Prior => 0.5;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error) || scene.FileOf(error) is not { } file || file.Source.NearestTokenOf(error) is not { } token) return [];
        return Of(error, scene, file, token).Where(proposal => proposal.Edits.All(edit => scene.MayChange(edit.File)));
    }

    private static IEnumerable<Proposal> Of(Diagnostic error, SearchScene scene, SwiftOutline file, int token)
    {
        var message = error.Message;
        var names = Quoted.In(message);
        if (message.EndsWith("'self' is immutable", StringComparison.Ordinal)) return Mutating(scene, file, token);
        if (message.EndsWith("is a 'let' constant", StringComparison.Ordinal)) return [.. Variable(error, scene, file, names[0]), .. Inout(scene, file, token, names[0])];
        if (message.EndsWith("may only be initialized once", StringComparison.Ordinal)) return Variable(error, scene, file, names[0][(names[0].LastIndexOf('.') + 1)..]);
        if (message.Contains("was never mutated", StringComparison.Ordinal)) return Constant(file, token, names[0]);
        if (message.Contains("to an inout parameter requires explicit '&'", StringComparison.Ordinal))
        {
            return [Proposal.Of(new PlacedEdit(file.Source.File.Path, file.Before(token, "&").Edit), "Pass a value to be changed with &", Confidence.High)];
        }

        return message.StartsWith("'&' used with non-inout argument", StringComparison.Ordinal) ? PassedInout(scene, file, token) : [];
    }

    /// <summary>The declaration that a note points at, or the nearest of that name.</summary>
    private static IEnumerable<Proposal> Variable(Diagnostic error, SearchScene scene, SwiftOutline file, string name)
    {
        var note = error.Notes.FirstOrDefault(note => note.Message.StartsWith("change 'let' to 'var'", StringComparison.Ordinal));
        var home = note is { File: not null, Line: not null, Column: not null } ? scene.FileOf(note) : null;
        var token = file.Source.NearestTokenOf(error)!.Value;
        var found = home is null ? Nearest(scene, file, token, name) : AtNote(home, note!, name);
        if (found is null) yield break;
        var wasVariable = GreenTwins.Of(scene, found)?.Declaration.Keyword == "var";
        yield return Proposal.Of(
            new PlacedEdit(found.Path, found.File.Replace(found.Declaration.KeywordAt, "var").Edit),
            Quoted.Summary($"Make {name} a variable", "Make a constant a variable"),
            wasVariable ? Confidence.High : Confidence.Medium);
    }

    private static Located? AtNote(SwiftOutline home, Diagnostic note, string name) =>
        home.Source.NearestTokenOf(note) is { } at
        && home.Declarations.FirstOrDefault(found => found.Keyword == "let" && found.Name == name && (found.NameAt == at || found.KeywordAt == at)) is { } declared
            ? new Located(home, declared)
            : null;

    private static Located? Nearest(SearchScene scene, SwiftOutline file, int token, string name)
    {
        var end = Math.Min(file.Source.Tokens.Count, token + 12);
        for (var at = token; at < end; at++)
        {
            if (file.Text(at) == name && Lookup.Value(scene, file, at) is { Declaration.Keyword: "let" } found) return found;
        }

        return null;
    }

    private static IEnumerable<Proposal> Mutating(SearchScene scene, SwiftOutline file, int token)
    {
        if (file.Around(token).FirstOrDefault(scope => !scope.IsLocal && !scope.HasMembers) is not { Keyword: "func" } function || function.Modifiers.Contains("mutating")) yield break;
        var method = new Located(file, function);
        if (function.Parent is not { } type || type.Keyword is "class" or "actor" || Lookup.Type(scene, type.Name)?.Declaration.Keyword is "class" or "actor") yield break;
        var edit = file.Before(function.KeywordAt, "mutating ");
        var was = GreenTwins.Of(scene, method)?.Declaration.Modifiers.Contains("mutating") == true;
        var summary = Quoted.Summary($"Let {function.Name} mutate its value", "Let a method mutate its value");
        var requirements = type.Inherited.Concat(Lookup.Type(scene, type.Name)?.Declaration.Inherited ?? [])
            .SelectMany(parent => Lookup.MembersOf(scene, parent))
            .Where(other => other.Declaration.Parent!.Keyword == "protocol" && other.Name == function.Name && !other.Declaration.Modifiers.Contains("mutating"))
            .DistinctBy(other => (other.Path, other.Declaration.KeywordAt))
            .Select(other => other.File.Before(other.Declaration.KeywordAt, "mutating ")).ToList();
        yield return new Proposal { Edits = [edit, .. requirements], Summary = summary, Confidence = was ? Confidence.High : Confidence.Medium };
    }

    /// <summary>A parameter that was `inout`, or whose arguments are all passed to be changed.</summary>
    private static IEnumerable<Proposal> Inout(SearchScene scene, SwiftOutline file, int token, string name)
    {
        var at = Enumerable.Range(token, 12).FirstOrDefault(index => file.Text(index) == name);
        if (at == 0 || Lookup.ParameterAt(file, at) is not var (function, parameter) || Lookup.Value(scene, file, at) is not null) yield break;
        if (Restored(scene, function, parameter) is { } proposal) yield return proposal;
    }

    private static IEnumerable<Proposal> PassedInout(SearchScene scene, SwiftOutline file, int token)
    {
        var at = file.Is(token, '&') ? token + 1 : token;
        if (CallSite.Around(file, at)?.Callee(scene) is not var (function, parameter) || function.File.Text(parameter.Type.First) == "inout") yield break;
        yield return Restored(scene, function, parameter)
            ?? Declared(function, parameter, Confidence.Medium, 0);
    }

    private static Proposal? Restored(SearchScene scene, Located function, Parameter parameter) =>
        GreenTwins.Of(scene, function) is { } twin && Signature.Of(twin)?.Named(function.File.Text(parameter.NameAt)) is { } before && twin.File.Text(before.Type.First) == "inout"
            ? Declared(function, parameter, Confidence.High, 0)
            : null;

    private static Proposal Declared(Located function, Parameter parameter, Confidence confidence, double doubt)
    {
        var name = function.File.Text(parameter.NameAt);
        return Proposal.Of(
            new PlacedEdit(function.Path, function.File.Before(parameter.Type.First, "inout ").Edit),
            Quoted.Summary($"Let {function.Name} change its parameter {name}", "Let a function change its parameter"), confidence, doubt);
    }

    private static IEnumerable<Proposal> Constant(SwiftOutline file, int token, string name)
    {
        var at = Enumerable.Range(0, 3).Select(back => token - back).FirstOrDefault(index => index >= 0 && file.Text(index) == "var", -1);
        if (at < 0) yield break;
        yield return Proposal.Of(
            new PlacedEdit(file.Source.File.Path, file.Replace(at, "let").Edit), Quoted.Summary($"Make {name} a constant", "Make a variable a constant"), Confidence.High);
    }
}
