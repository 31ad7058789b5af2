using Deployer.Build.Swift.Source;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>Carries a changed type to the declarations that must agree with it, or back.</summary>
internal sealed class DeclaredTypes : IGenerator
{
    private const int Most = 6;

    public string Name => "search/declared-type";

    public double Prior => 1;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error) || !error.Message.StartsWith("cannot ", StringComparison.Ordinal)
            || Quoted.In(error.Message) is not [var from, var to] || scene.FileOf(error) is not { } file
            || file.Source.NearestTokenOf(error) is not { } token || !IsWritable(from) || !IsWritable(to))
        {
            return [];
        }

        return Back(scene, file, token, to).Concat(Forward(error, scene, token, (from, to)))
            .Where(proposal => proposal.Edits.All(edit => scene.MayChange(edit.File))).Take(Most);
    }

    /// <summary>What the value is declared as goes back to what it was.</summary>
    private static IEnumerable<Proposal> Back(SearchScene scene, SwiftOutline file, int token, string wanted)
    {
        if (Expressions.EndOf(file, token) is not { } last) yield break;
        for (var at = token; at <= last; at++)
        {
            if (!file.IsWord(at) || Lookup.Value(scene, file, at) is not { Type: { } type } found) continue;
            if (GreenTwins.Of(scene, found)?.TypeText is not { } green || TypeReader.AreSame(green, found.File.Written(type))) continue;
            yield return Make([found.File.Replace(type, green)], (found.Name, green), Confidence.High, TypeReader.AreSame(green, wanted) ? 0.25 : 0.75);
        }
    }

    private static IEnumerable<Proposal> Forward(Diagnostic error, SearchScene scene, int token, (string From, string To) types)
    {
        var file = scene.FileOf(error)!;
        var isLiteral = file.Source.Tokens[token].Kind == SwiftTokenKind.String || char.IsAsciiDigit(file.Text(token)[0])
            || file.Is(token, '[') || file.Text(token) is "true" or "false";
        if (Target(error.Message, scene, file, token) is not var (owner, span)) yield break;
        var now = owner.File.Written(span);
        var twin = GreenTwins.Of(scene, owner);
        if (twin is not null && owner.Declaration.Keyword != "init" && twin.TypeText is { } green && owner.Type == span && !TypeReader.AreSame(green, now))
        {
            yield return Make([owner.File.Replace(span, green)], (owner.Name, green), Confidence.High, 0);
        }

        if (isLiteral || Fitted(now, types) is not { } type) yield break;
        var edit = owner.File.Replace(span, type);
        var doubt = (IsChanged(scene, file, token) ? 0 : 0.5) + Spread(scene, owner);
        yield return Make([edit], (owner.Name, type), Confidence.Medium, doubt);
        var others = Agreeing(scene, owner, now).Select(other => other.File.Replace(other.Type!.Value, type)).ToArray();
        if (others.Length is > 0 and <= 4) yield return Make([edit, .. others], (owner.Name, type), Confidence.Medium, doubt + 0.25 * others.Length);
    }

    /// <summary>The declaration whose type the value has to fit.</summary>
    private static (Located Owner, TypeSpan Type)? Target(string message, SearchScene scene, SwiftOutline file, int token)
    {
        if (message.StartsWith("cannot convert return expression", StringComparison.Ordinal))
        {
            return Lookup.Body(file, token) is { Type: { } result } body ? (body, result) : null;
        }

        if (message.Contains("to specified type", StringComparison.Ordinal))
        {
            return file.Declarations.LastOrDefault(found => found.Keyword is "let" or "var" && found.NameAt < token) is { } variable
                && new Located(file, variable) is { Type: { } type } found && type.Last < token ? (found, type) : null;
        }

        if (message.StartsWith("cannot assign value", StringComparison.Ordinal))
        {
            var sign = Enumerable.Range(1, 3).Select(back => token - back).FirstOrDefault(at => file.Is(at, '='));
            return sign > 0 && file.IsWord(sign - 1) && Lookup.Value(scene, file, sign - 1) is { Type: { } type } found ? (found, type) : null;
        }

        return message.Contains("to expected argument type", StringComparison.Ordinal) && CallSite.Around(file, token)?.Callee(scene) is var (function, parameter)
            ? (function, parameter.Type)
            : null;
    }

    /// <summary>What to write for a type that now reads so; the element's type of a collection or an optional stays wrapped.</summary>
    private static string? Fitted(string now, (string From, string To) types)
    {
        if (TypeReader.AreSame(now, types.To)) return types.From;
        return TypeReader.AreSame(now, types.To + "?") && !types.From.EndsWith('?') ? types.From + "?" : null;
    }

    /// <summary>The requirements, witnesses and overrides of a member that have to read alike.</summary>
    private static IEnumerable<Located> Agreeing(SearchScene scene, Located owner, string now) =>
        owner.Declaration.Parent is not { HasMembers: true } || owner.Type is null
            ? []
            : Lookup.All(scene).Where(other => other.Name == owner.Name && other.Declaration.Parent is { HasMembers: true } && other != owner
                && other.Type is { } type && TypeReader.AreSame(other.File.Written(type), now)
                && (other.Declaration.Parent.Keyword == "protocol" || owner.Declaration.Parent.Keyword == "protocol"
                    || other.Declaration.Modifiers.Contains("override") || owner.Declaration.Modifiers.Contains("override")));

    /// <summary>Whether something in the value was declared otherwise when green, so that the change is to be carried on.</summary>
    private static bool IsChanged(SearchScene scene, SwiftOutline file, int token)
    {
        var last = Expressions.EndOf(file, token) ?? token;
        return Enumerable.Range(token, last - token + 1).Any(at =>
            file.IsWord(at) && ((Lookup.Value(scene, file, at) is { } found && GreenTwins.IsUnchanged(scene, found) == false)
                || (Lookup.ParameterAt(file, at) is var (function, _) && GreenTwins.IsUnchanged(scene, function) == false)));
    }

    /// <summary>The more places mention it, the more of them may not fit the new type.</summary>
    private static double Spread(SearchScene scene, Located owner) =>
        owner.Declaration.IsLocal ? 0 : Math.Min(1, Math.Max(0, scene.Sources.CountOf(owner.Name) - 2) * 0.1);

    /// <summary>Whether a type of a message can be written in source.</summary>
    private static bool IsWritable(string type) =>
        type is not ("()" or "Void" or "Any" or "_" or "Never") && !type.Contains('$', StringComparison.Ordinal)
        && !type.Contains("some ", StringComparison.Ordinal) && !type.Contains("@lvalue", StringComparison.Ordinal)
        && !type.Contains("->", StringComparison.Ordinal) && !type.Contains('_', StringComparison.Ordinal) && !type.EndsWith(".Type", StringComparison.Ordinal);

    private static Proposal Make(PlacedEdit[] edits, (string Name, string Type) declared, Confidence confidence, double doubt) => new()
    {
        Edits = edits,
        Summary = Quoted.Summary($"Declare {declared.Name} as {declared.Type}", "Declare a type as its value has it"),
        Confidence = confidence,
        Doubt = doubt,
    };
}
