using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Calls;

/// <summary>
/// Marks calls with `try` and `await`, and declares functions with `throws` and `async`. It encloses nothing in `do` and `catch`: how an
/// error is handled is for people to say.
/// </summary>
internal sealed class Effects : IGenerator
{
    private static readonly string[] Thrown =
    [
        "errors thrown from here are not handled",
        "error is not handled because the enclosing function is not declared 'throws'",
    ];

    private static readonly string[] Suspended =
    [
        "'async' call in a function that does not support concurrency",
        "'async' property access in a function that does not support concurrency",
        "'await' in a function that does not support concurrency",
    ];

    public string Name => "search/effects";

    public double Prior => 0.3;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error) || scene.FileOf(error) is not { } file || file.Source.NearestTokenOf(error) is not { } token) return [];
        if (error.Message.Contains("must precede 'await'", StringComparison.Ordinal)) return Mended(file, EffectMarks.Ordered(file, token));
        if (error.Message.Contains("cannot appear to the right", StringComparison.Ordinal)) return Lifted(file, token);
        if (Thrown.Contains(error.Message)) return Declared(scene, file, token, new EffectWords(true, false));
        if (Suspended.Contains(error.Message) || IsOutsideOfActor(error)) return Declared(scene, file, token, new EffectWords(false, true));
        var missing = EffectWords.MissingBy(error);
        if (missing.IsNone) return [];
        var all = scene.Errors.Where(other => other.File == error.File && IsNear(file, other, token))
            .Aggregate(missing, (words, other) => words | EffectWords.MissingBy(other));
        return Marked(new Place(scene, file, token), all, error.Message.Contains("is not handled", StringComparison.Ordinal));
    }

    /// <summary>`call to actor-isolated … in a synchronous … context` and the like, which `await` and `async` mend.</summary>
    private static bool IsOutsideOfActor(Diagnostic error) =>
        (error.Message.StartsWith("call to actor-isolated", StringComparison.Ordinal) && error.Message.Contains("in a synchronous", StringComparison.Ordinal))
        || (error.Message.StartsWith("actor-isolated", StringComparison.Ordinal) && error.Message.Contains("referenced from", StringComparison.Ordinal));

    private static bool IsNear(SwiftOutline file, Diagnostic other, int token) =>
        other is { Line: not null, Column: not null } && file.Source.NearestTokenOf(other) is { } place
        && Expressions.StatementStart(file, place) == Expressions.StatementStart(file, token);

    private static IEnumerable<Proposal> Mended(SwiftOutline file, TextEdit? edit)
    {
        if (edit is not null) yield return Proposal.Of(new PlacedEdit(file.Source.File.Path, edit), "Write try in front of await", Confidence.High);
    }

    private static IEnumerable<Proposal> Lifted(SwiftOutline file, int token)
    {
        if (EffectMarks.Lifted(file, token) is not { Count: > 0 } edits) yield break;
        yield return Describe(file, edits, $"Write {file.Text(token)} in front of the whole expression", 0);
    }

    /// <summary>Where nothing around is prepared for an effect.</summary>
    private static IEnumerable<Proposal> Declared(SearchScene scene, SwiftOutline file, int token, EffectWords wanted)
    {
        var clause = new EffectClause(scene);
        if (FunctionHeader.Around(file, token) is not { } header) yield break;
        var call = token;
        while (file.Text(call) is "try" or "await" or "return") call++;
        var start = Expressions.StatementStart(file, token);
        var mark = EffectMarks.InFrontOf(file, start, wanted);
        var marks = mark is null || file.Text(token) == "throw" || Covers(file, start, token, wanted) ? [] : (List<PlacedEdit>)[new PlacedEdit(file.Source.File.Path, mark)];
        if (wanted.Try && clause.Rethrow(header, file.Text(call)) is { } rethrow)
        {
            yield return new Proposal { Edits = [.. marks, rethrow], Summary = Shorten($"Let {header.Function.Name} rethrow"), Confidence = Confidence.Medium };
        }
        else if (clause.Add(header, Needed(scene, file, header, wanted)) is { } added)
        {
            yield return new Proposal { Edits = [.. marks, added.Edit], Summary = Declare(header, wanted), Confidence = added.Confidence };
        }
    }

    /// <summary>All effects that errors within one function ask it to have.</summary>
    private static EffectWords Needed(SearchScene scene, SwiftOutline file, FunctionHeader header, EffectWords wanted) =>
        scene.Errors.Where(other => other is { Line: not null, Column: not null } && other.File == file.Source.File.Path
                && file.Source.NearestTokenOf(other) is { } place && ReferenceEquals(file.Enclosing(place), header.Function))
            .Aggregate(wanted, (words, other) => words | new EffectWords(Thrown.Contains(other.Message), Suspended.Contains(other.Message)));

    private static bool Covers(SwiftOutline file, int start, int token, EffectWords wanted) =>
        Enumerable.Range(start, token - start + 1).Any(at => file.Text(at) == (wanted.Try ? "try" : "await"));

    /// <summary>Where a word is missing: in front of the statement's expression, then in front of the innermost.</summary>
    private static IEnumerable<Proposal> Marked(Place place, EffectWords missing, bool isUnhandled)
    {
        var (_, file, token) = place;
        var (outer, inner) = (Expressions.StatementStart(file, token), Expressions.Start(file, token));
        var starts = (int[])[outer, .. outer == inner ? Array.Empty<int>() : [inner]];
        var edits = starts.Select(start => EffectMarks.InFrontOf(file, start, missing)).OfType<TextEdit>().ToList();
        foreach (var proposal in isUnhandled && edits.Count > 0 ? Around(place, missing, edits[0]) : []) yield return proposal;
        for (var index = 0; index < edits.Count; index++)
        {
            var doubt = (index * 0.5) + (isUnhandled ? 0.25 : 0);
            yield return Describe(file, [edits[index]], $"Add {missing.ToString().TrimEnd()} in front of a call", doubt);
        }
    }

    /// <summary>With the word in front of the call that takes the closure, or with the function declared accordingly.</summary>
    private static IEnumerable<Proposal> Around(Place place, EffectWords missing, TextEdit edit)
    {
        var (scene, file, token) = place;
        if (file.Enclosing(token) is not { IsFunction: true } function) yield break;
        var closure = FunctionHeader.ClosureAround(file, function, token);
        var outer = closure is { } brace && file.Text(brace - 1) != "Task" ? EffectMarks.InFrontOf(file, Expressions.StatementStart(file, brace), missing) : null;
        var edits = (List<TextEdit>)[edit, .. outer is null ? Array.Empty<TextEdit>() : [outer]];
        var header = FunctionHeader.Around(file, closure ?? token);
        if (header is not null && new EffectClause(scene).Add(header, missing) is { } added && (closure is null || outer is not null))
        {
            var placed = edits.Select(one => new PlacedEdit(file.Source.File.Path, one));
            yield return new Proposal { Edits = [.. placed, added.Edit], Summary = Declare(header, missing), Confidence = added.Confidence };
        }
        else if (outer is not null)
        {
            yield return Describe(file, edits, "Add try to a closure and the call that takes it", 0);
        }
    }

    private static string Declare(FunctionHeader header, EffectWords wanted) =>
        Shorten($"Let {header.Function.Name} {(wanted.Try ? "throw" : "suspend")}");

    private static string Shorten(string summary) => summary.Length <= 72 ? summary : "Declare the effects of a function";

    private static Proposal Describe(SwiftOutline file, IReadOnlyList<TextEdit> edits, string summary, double doubt) => new()
    {
        Edits = [.. edits.Select(edit => new PlacedEdit(file.Source.File.Path, edit))],
        Summary = summary,
        Confidence = Confidence.High,
        Doubt = doubt,
    };

    /// <summary>Where an error stands.</summary>
    private sealed record Place(SearchScene Scene, SwiftOutline File, int Token);
}
