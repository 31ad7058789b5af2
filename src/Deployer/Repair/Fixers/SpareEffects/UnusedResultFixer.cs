using System.Text.RegularExpressions;
using Deployer.Build.Swift.Source;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.SpareEffects;

/// <summary>
/// Says by `_ =` that the result of a call is dropped on purpose, where warnings are errors. A call that does nothing but compute its
/// result is left alone: there the mistake is another one. What the result may stand for decides how sure that is.
/// </summary>
internal sealed partial class UnusedResultFixer : IFixer
{
    private static readonly HashSet<string> Pure = new(
        [
            "map", "filter", "compactMap", "flatMap", "reduce", "sorted", "reversed", "joined", "split", "prefix", "suffix", "dropFirst",
            "dropLast", "lowercased", "uppercased", "contains", "hasPrefix", "hasSuffix", "union", "subtracting", "intersection",
            "merging", "appending", "replacingOccurrences", "trimmingCharacters", "shuffled", "enumerated", "min", "max", "abs", "zip",
            "init", "first", "last", "firstIndex", "allSatisfy", "mapValues", "advanced", "distance", "addingTimeInterval", "rounded",
            "inserting", "removing", "adding",
        ],
        StringComparer.Ordinal);

    public string Name => "rule/unused-result";

    public bool Recognizes(Diagnostic error) => Places.IsInSource(error) && CalledBy(error) is not null;

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var errors = FailingTarget.Errors(context.Diagnosis).Where(Recognizes).ToList();
        if (errors.Count == 0) return [];
        var results = new DroppedResults(await PackageSources.ReadAsync(context, cancellationToken));
        var candidates = new List<Candidate>();
        foreach (var confidence in (Confidence[])[Confidence.Medium, Confidence.Low])
        {
            var sure = errors.Where(error => results.Of(CalledBy(error)!) == confidence);
            if (await DropAsync(context, sure, cancellationToken) is { } dropped) candidates.Add(dropped with { Confidence = confidence });
        }

        return candidates;
    }

    private async ValueTask<Candidate?> DropAsync(RepairContext context, IEnumerable<Diagnostic> errors, CancellationToken cancellationToken)
    {
        var edits = new List<FileEdit>();
        var addresses = new List<Diagnostic>();
        foreach (var group in errors.GroupBy(error => error.File!, StringComparer.Ordinal))
        {
            if (await SourceFile.ReadAsync(context.PackageFolder, group.Key, cancellationToken) is not { } text) continue;
            var file = new SwiftOutline(new SwiftSource(text));
            var found = group.Select(error => (Error: error, Start: StatementOf(file, error))).Where(pair => pair.Start is not null).ToList();
            if (found.Count == 0) continue;
            edits.Add(text.With(found.Select(pair => new TextEdit(pair.Start!.Value, pair.Start.Value, "_ = "))).ToFileEdit());
            addresses.AddRange(found.Select(pair => pair.Error));
        }

        return edits.Count == 0 ? null : Describe(edits, addresses);
    }

    /// <summary>The function's name without labels; null when it is another error, or a function that only computes.</summary>
    private static string? CalledBy(Diagnostic error) =>
        Unused().Match(error.Message) is { Success: true } match && !Pure.Contains(match.Groups[1].Value) ? match.Groups[1].Value : null;

    /// <summary>Byte offset of the statement that is nothing but the call; null when it is not that.</summary>
    private static int? StatementOf(SwiftOutline file, Diagnostic error)
    {
        if (file.Source.TokenOf(error) is not { } index) return null;
        while (index > 0 && !StartsStatement(file, index))
        {
            index--;
            if (file.Brackets.Of(index) is { } open && open < index) index = open;
            else if (!file.IsWord(index) && !file.Is(index, '.') && !file.Is(index, '?') && !file.Is(index, '!')) return null;
            if (file.Text(index) is "return" or "let" or "var" or "if" or "guard" or "case" or "else" or "while" or "switch" or "throw") return null;
        }

        return file.Source.Tokens[index].Start;
    }

    private static bool StartsStatement(SwiftOutline file, int index) =>
        !file.Is(index, '.')
        && (file.StartsLine(index) || IsBehindLabel(file, index) || file.Is(index - 1, '{') || file.Is(index - 1, ';') || file.Text(index - 1) == "in"
            || file.Source.Tokens[index - 1].Kind == SwiftTokenKind.Directive)
        && !file.Is(index - 1, '.') && !file.Is(index - 1, ',') && !file.Is(index - 1, '(');

    /// <summary>Behind the colon of `case 1:` or `default:` on one line.</summary>
    private static bool IsBehindLabel(SwiftOutline file, int index)
    {
        if (!file.Is(index - 1, ':')) return false;
        for (index -= 2; index > 0 && !file.StartsLine(index) && !file.Is(index, '{') && !file.Is(index, ';'); index--) { }
        return file.Text(index) is "case" or "default" || file.Text(index + 1) is "case" or "default";
    }

    private Candidate Describe(List<FileEdit> edits, List<Diagnostic> addresses) => new()
    {
        Fixer = Name,
        Confidence = Confidence.Medium,
        Summary = addresses.Count == 1 ? "Drop an unused result on purpose" : "Drop unused results on purpose",
        Reason = "The package treats warnings as errors, and the result of a call is not used.",
        Patch = new Patch.Edits(edits),
        Addresses = addresses,
    };

    [GeneratedRegex(@"^result of call to '(\w{1,64})(?:\([^']{0,200}\))?' is unused$")]
    private static partial Regex Unused();
}
