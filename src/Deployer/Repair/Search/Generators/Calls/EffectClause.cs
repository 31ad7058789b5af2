using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Calls;

/// <summary>
/// Lets a function throw or suspend: where the green version had it so, where it is a test or the program's start, and where all who
/// call it are prepared for it; what nobody calls and nobody else can call disturbs none.
/// </summary>
internal sealed class EffectClause(SearchScene scene)
{
    private static readonly string[] Fixed = ["override", "required", "@objc", "@IBAction", "@_cdecl", "@convention"];

    /// <summary>The edit and how sure it is; null when there is no such reason, or it has the effects already.</summary>
    public (PlacedEdit Edit, Confidence Confidence)? Add(FunctionHeader header, EffectWords wanted)
    {
        if (!scene.MayChange(header.File.Source.File.Path)) return null;
        var missing = new EffectWords(wanted.Try && !header.Has("throws") && !header.Has("rethrows"), wanted.Await && !header.Has("async"));
        if (missing.IsNone) return null;
        if (header.In(scene.Green?.Sources) is { } green && green.Effects != header.Effects
            && (!missing.Try || green.Has("throws") || green.Has("rethrows")) && (!missing.Await || green.Has("async")))
        {
            return (Place(header, header.Start, header.EffectsEnd, green.Effects), Confidence.High);
        }

        return header.Function.Modifiers.Any(Fixed.Contains) || IsRequired(header.Function) || !IsExpected(header, missing)
            ? null
            : (Place(header, header.Start, header.EffectsEnd, Clause(header, missing)), Confidence.Medium);
    }

    /// <summary>The edit that makes a function throw only when a function handed in does; null when none that throws is.</summary>
    public PlacedEdit? Rethrow(FunctionHeader header, string thrower)
    {
        if (!scene.MayChange(header.File.Source.File.Path) || header.Has("throws") || header.Has("rethrows")) return null;
        var (file, open) = (header.File, header.File.ParametersOf(header.Function)!.Value);
        var isHandedIn = Enumerable.Range(open, file.Brackets.Of(open)!.Value - open).Any(at => file.Text(at) == thrower && file.Is(at + 1, ':'));
        return isHandedIn && header.Parameters.Contains("throws", StringComparison.Ordinal)
            ? Place(header, header.EffectsEnd, header.EffectsEnd, " rethrows")
            : null;
    }

    private static string Clause(FunctionHeader header, EffectWords missing) =>
        (missing.Await ? " async" : "") + header.Effects + (missing.Try ? " throws" : "");

    private static PlacedEdit Place(FunctionHeader header, int start, int end, string text) =>
        new(header.File.Source.File.Path, new TextEdit(start, end, text));

    /// <summary>Whether a protocol of the package, or a class below, has a function of that name.</summary>
    private bool IsRequired(SwiftDeclaration function) => function.Keyword == "func" && scene.Sources.Declarations.Any(other =>
        other.Name == function.Name && other.Keyword == function.Keyword && !ReferenceEquals(other, function)
        && (other.Parent?.Keyword == "protocol" || other.Modifiers.Contains("override")));

    private bool IsExpected(FunctionHeader header, EffectWords missing)
    {
        var (file, function) = (header.File, header.Function);
        if (function.Modifiers.Contains("@Test") || IsTestMethod(header)) return true;
        if (function is { Name: "main", IsStatic: true, Parent: { } type } && type.Modifiers.Contains("@main")) return true;
        var name = function.Keyword == "init" ? function.Parent?.Name : function.Name;
        if (name is null) return false;
        var calls = (function.IsLocal ? [file] : scene.Sources.Files).SelectMany(other => CallsOf(other, name)).ToList();
        return (calls.Count > 0 || !function.IsPublic) && calls.TrueForAll(call => (!missing.Try || IsCovered(call.File, call.At, "try")) && (!missing.Await || IsCovered(call.File, call.At, "await")));
    }

    private bool IsTestMethod(FunctionHeader header) =>
        header.Function.Keyword == "func" && header.Function.Name.StartsWith("test", StringComparison.Ordinal) && header.Parameters == "()"
        && scene.Sources.TargetOf(header.File.Source.File.Path)?.IsTest == true;

    /// <summary>All mentions of a function, other than its declaration.</summary>
    private static IEnumerable<(SwiftOutline File, int At)> CallsOf(SwiftOutline file, string name) =>
        Enumerable.Range(0, file.Source.Tokens.Count)
            .Where(at => file.Source.Tokens[at].IsWord(name) && file.Is(at + 1, '(') && file.Text(at - 1) is not ("func" or "struct" or "class" or "extension" or "actor" or "enum"))
            .Select(at => (file, at));

    private static bool IsCovered(SwiftOutline file, int call, string word)
    {
        var start = Expressions.StatementStart(file, call);
        return Enumerable.Range(start, call - start).Any(at => file.Text(at) == word);
    }
}
