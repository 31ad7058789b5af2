using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>Gives declared types their question mark, or takes it away.</summary>
/// <param name="scene">The package.</param>
/// <param name="file">Where the error stands.</param>
/// <param name="token">What it points at.</param>
internal sealed class OptionalTypes(SearchScene scene, SwiftOutline file, int token)
{
    /// <summary>What a value is declared as is optional, and was not when green.</summary>
    public IEnumerable<Proposal> LoseMark() => Restored(
        "no longer be optional", (now, green) => IsOptional(now) && !IsOptional(green) && TypeReader.AreSame(now, green + "?"));

    /// <summary>What a value is declared as is not optional, but was when green.</summary>
    public IEnumerable<Proposal> GainMark() => Restored("be optional again", (now, green) => !IsOptional(now) && IsOptional(green));

    /// <summary>The result of the function around, or the type of the computed variable.</summary>
    public IEnumerable<Proposal> ResultGainsMark(double doubt)
    {
        if (Lookup.Body(file, token) is not { Type: { } result } body || !IsReturned()) return [];
        return Gain(body, body.File, result, doubt);
    }

    /// <summary>The variable whose value the error points at.</summary>
    public IEnumerable<Proposal> VariableGainsMark() =>
        file.Declarations.LastOrDefault(found => found.Keyword is "let" or "var" && found.NameAt < token) is { } variable
        && new Located(file, variable) is { Type: { } type } found && type.Last < token
            ? Gain(found, file, type, doubt: 0)
            : [];

    /// <summary>The variable that is assigned to.</summary>
    public IEnumerable<Proposal> TargetGainsMark()
    {
        var at = file.Is(token, '=') ? token : token - 1;
        if (!file.Is(at, '=') || !file.IsWord(at - 1)) return [];
        return Lookup.Value(scene, file, at - 1) is { Type: { } type } found ? Gain(found, found.File, type, doubt: 0) : [];
    }

    /// <summary>The parameter that the argument is for.</summary>
    public IEnumerable<Proposal> ParameterGainsMark()
    {
        if (CallSite.Around(file, token)?.Callee(scene) is not var (function, parameter)) return [];
        return Gain(function, function.File, parameter.Type, doubt: 0.5);
    }

    private IEnumerable<Proposal> Restored(string what, Func<string, string, bool> differ)
    {
        foreach (var (name, home, type, green) in Names().SelectMany(DeclaredTypes))
        {
            if (green is null || !differ(home.Written(type), green)) continue;
            yield return Make([home.Replace(type, green)], $"Let {name} {what}", Confidence.High, 0);
        }
    }

    private List<Proposal> Gain(Located owner, SwiftOutline home, TypeSpan type, double doubt)
    {
        var now = home.Written(type);
        if (IsOptional(now) || now is "Void" or "()" || now.StartsWith("some ", StringComparison.Ordinal)) return [];
        var twin = GreenTwins.Of(scene, owner);
        var wasSo = twin is not null && Types(twin).Contains(now + "?", StringComparer.Ordinal);
        var (confidence, cost) = wasSo ? (Confidence.High, 0d) : (Confidence.Medium, doubt + (IsRequired(owner) ? 0.5 : 0));
        return [Make([home.Replace(type, Marked(now))], $"Let {owner.Name} be optional", confidence, cost)];
    }

    private bool IsRequired(Located owner) =>
        owner.Declaration.Modifiers.Contains("override")
        || Lookup.All(scene).Any(other => other.Name == owner.Name && other.Declaration.Parent?.Keyword == "protocol");

    private static IEnumerable<string> Types(Located found) =>
        found.Type is { } type
            ? [found.File.Written(type), .. ParameterTypes(found)]
            : ParameterTypes(found);

    private static IEnumerable<string> ParameterTypes(Located found) =>
        Signature.Of(found)?.Parameters.Select(parameter => found.File.Written(parameter.Type)) ?? [];

    /// <summary>`any P` and function types need brackets.</summary>
    private static string Marked(string type) =>
        type.StartsWith("any ", StringComparison.Ordinal) || type.Contains("->", StringComparison.Ordinal) ? $"({type})?" : type + "?";

    private static bool IsOptional(string type) => type.EndsWith('?') || type.StartsWith("Optional<", StringComparison.Ordinal) || type.EndsWith('!');

    /// <summary>Whether the value is what the body gives back.</summary>
    private bool IsReturned()
    {
        var start = Expressions.StatementOf(file, token);
        var isWhole = start == token && file.Enclosing(token) is { } body && body.Open == start - 1 && Expressions.EndOf(file, token) == body.Close - 1;
        return isWhole || file.Text(start) == "return";
    }

    /// <summary>The names in the statement from the place on, the next first, as far as they can be what is meant.</summary>
    private IEnumerable<int> Names()
    {
        var isOperator = file.Source.Tokens[token].Kind == SwiftTokenKind.Symbol && !file.Is(token, '(') && !file.Is(token, '[');
        var start = isOperator ? Expressions.StatementOf(file, token) : token;
        var end = Expressions.EndOf(file, token) ?? token;
        if (!file.IsWord(token) || file.Text(token) is "if" or "guard" or "while" or "let" or "var")
        {
            while (end + 1 < file.Source.Tokens.Count && !file.StartsLine(end + 1) && !file.Is(end, '{')) end++;
        }

        return Enumerable.Range(start, Math.Min(24, end - start + 1)).Where(at => file.IsWord(at) && !file.Is(at + 1, ':'));
    }

    private IEnumerable<(string Name, SwiftOutline File, TypeSpan Type, string? Green)> DeclaredTypes(int name)
    {
        if (Lookup.ParameterAt(file, name) is var (function, parameter))
        {
            var twin = GreenTwins.Of(scene, function);
            var before = twin is null ? null : Signature.Of(twin)?.Named(file.Text(name));
            yield return (file.Text(name), file, parameter.Type, before is null ? null : twin!.File.Written(before.Type));
        }
        else if (Lookup.Value(scene, file, name) is { Type: { } type } found)
        {
            yield return (found.Name, found.File, type, GreenTwins.Of(scene, found)?.TypeText);
        }
    }

    private static Proposal Make(PlacedEdit[] edits, string summary, Confidence confidence, double doubt) =>
        new() { Edits = edits, Summary = Quoted.Summary(summary, "Change whether a type is optional"), Confidence = confidence, Doubt = doubt };
}
