using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Calls;

/// <summary>Writes `return` where a value is left lying, and the type of what a function returns where its declaration lacks it.</summary>
internal sealed partial class Returns : IGenerator
{
    public string Name => "search/returns";

    public double Prior => 0.4;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error) || scene.FileOf(error) is not { } file || file.Source.NearestTokenOf(error) is not { } token) return [];
        if (error.Message.StartsWith("missing return in ", StringComparison.Ordinal)) return Missing(error, file, token);
        if (error.Message == "unexpected non-void return value in void function") return Undeclared(scene, file, token);
        return Mismatch().Match(error.Message) is { Success: true } match ? Changed(scene, file, token, match) : [];
    }

    private static IEnumerable<Proposal> Missing(Diagnostic error, SwiftOutline file, int token)
    {
        var path = file.Source.File.Path;
        if (!file.Is(token, '}'))
        {
            yield return Proposal.Of(new PlacedEdit(path, Word(file, token)), "Return the last expression", Confidence.High);
            yield break;
        }

        var last = LastStatements.Of(file, token);
        if (last.Branching is { } statement) yield return Proposal.Of(new PlacedEdit(path, Word(file, statement)), "Return the value of the last statement", Confidence.Medium, 0.5);
        if (last.Values.Count > 0)
        {
            var edits = last.Values.Select(value => new PlacedEdit(path, Word(file, value)));
            yield return new Proposal { Edits = [.. edits], Summary = "Return the value of each branch", Confidence = Confidence.High };
        }

        if (last.Values.Count > 0 || Expected().Match(error.Message) is not { Success: true } match) yield break;
        if (ReturnedName.Of(file, token, SourceFile.Bytes(match.Groups[1].Value)) is not { } name) yield break;
        yield return Proposal.Of(new PlacedEdit(path, LineOf(file, token, name)), "Return what the function has made", Confidence.Medium, 1);
    }

    /// <summary>The type as the green version had it, or as what is returned tells.</summary>
    private static IEnumerable<Proposal> Undeclared(SearchScene scene, SwiftOutline file, int token)
    {
        if (FunctionHeader.Around(file, token) is not { Function.Keyword: "func" } header || header.Result.Trim().Length > 0) yield break;
        if (header.In(scene.Green?.Sources) is { Result: var green } && green.Contains("->", StringComparison.Ordinal))
        {
            yield return Result(header, green.TrimEnd(), Confidence.High, 0);
        }
        else if (ReturnedName.TypeOf(file, token) is { } type)
        {
            yield return Result(header, " -> " + type, Confidence.Medium, 0.5);
        }
    }

    private static IEnumerable<Proposal> Changed(SearchScene scene, SwiftOutline file, int token, Match match)
    {
        if (FunctionHeader.Around(file, token) is not { Function.Keyword: "func" } header || header.Result.Trim().Length == 0) yield break;
        if (header.In(scene.Green?.Sources) is { Result: var green } && green.Contains("->", StringComparison.Ordinal) && green.Trim() != header.Result.Trim())
        {
            yield return Result(header, green.TrimEnd(), Confidence.Medium, 0);
            yield break;
        }

        var (found, declared) = (SourceFile.Bytes(match.Groups[1].Value), SourceFile.Bytes(match.Groups[2].Value));
        var isOurs = header.Result.Trim() == "-> " + declared && !header.Function.IsPublic && !header.Function.Modifiers.Contains("override");
        if (isOurs && !found.Contains('\'', StringComparison.Ordinal)) yield return Result(header, " -> " + found, Confidence.Medium, 1.5);
    }

    private static Proposal Result(FunctionHeader header, string result, Confidence confidence, double doubt)
    {
        var end = header.File.Source.Tokens[header.File.Source.TokenAt(header.End - 1)].End;
        return Proposal.Of(new PlacedEdit(header.File.Source.File.Path, new TextEdit(header.EffectsEnd, end, result)), "Declare the type that a function returns", confidence, doubt);
    }

    private static TextEdit Word(SwiftOutline file, int at) => new(file.Source.Tokens[at].Start, file.Source.Tokens[at].Start, "return ");

    /// <summary>A line in front of the one that a bracket closes the body in, or behind the last statement of its line.</summary>
    private static TextEdit LineOf(SwiftOutline file, int close, string name)
    {
        var (text, end) = (file.Source.File, file.Source.Tokens[close - 1].End);
        if (!file.StartsLine(close)) return new TextEdit(end, end, "; return " + name);
        var at = text.StartOfLine(file.Source.Tokens[close].Start);
        return new TextEdit(at, at, text.IndentationAt(file.Source.Tokens[close - 1].Start) + "return " + name + text.LineEnding);
    }

    [GeneratedRegex("^missing return in [a-z ]{1,40} expected to return '([^']{1,200})'$")]
    private static partial Regex Expected();

    [GeneratedRegex("^cannot convert return expression of type '([^']{1,200})'(?: \\(aka '[^']*'\\))? to return type '([^']{1,200})'(?: \\(aka '[^']*'\\))?$")]
    private static partial Regex Mismatch();
}
