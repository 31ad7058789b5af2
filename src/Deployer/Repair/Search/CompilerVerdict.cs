using Deployer.Diagnose;

namespace Deployer.Repair.Search;

/// <summary>What the compiler says of the texts at one step of a search.</summary>
internal sealed class CompilerVerdict
{
    private CompilerVerdict(IReadOnlyList<Diagnostic> errors, IReadOnlyList<Diagnostic> warnings) => (Errors, Warnings) = (errors, warnings);

    /// <summary>Each once, the one to mend first in front.</summary>
    public IReadOnlyList<Diagnostic> Errors { get; }

    public IReadOnlyList<Diagnostic> Warnings { get; }

    public static CompilerVerdict Of(IReadOnlyList<Diagnostic> said)
    {
        var each = said.DistinctBy(one => (one.File, one.Line, one.Column, one.Severity, one.Message)).ToList();
        return new(
            [.. each.Where(one => one.Severity == Severity.Error).OrderBy(Rank).ThenBy(one => one.File, StringComparer.Ordinal).ThenBy(one => one.Line)],
            [.. each.Where(one => one.Severity == Severity.Warning)]);
    }

    /// <summary>How many errors of the same words in the same file there are fewer, or with a minus more, than before.</summary>
    public int FewerThan(CompilerVerdict before, Diagnostic error) => before.Count(error) - Count(error);

    /// <summary>Errors whose like was not there before, in that number.</summary>
    public IReadOnlyList<Diagnostic> NewSince(CompilerVerdict before) => New(Errors, before.Errors);

    /// <summary>Warnings whose like was not there before, in that number.</summary>
    public IReadOnlyList<Diagnostic> NewWarningsSince(CompilerVerdict before) => New(Warnings, before.Warnings);

    private int Count(Diagnostic error) => Errors.Count(other => KeyOf(other) == KeyOf(error));

    /// <summary>A file that cannot be parsed shows nothing else; a name that nobody declares brings other errors with it.</summary>
    private static int Rank(Diagnostic error) =>
        ErrorWords.IsParse(error) ? 0
        : error.Id == "sema_no_import" || ErrorWords.UnknownName(error.Message) is not null ? 1
        : 2;

    /// <summary>Without the line: edits move it.</summary>
    private static (string? File, string Message) KeyOf(Diagnostic error) => (error.File, error.Message);

    private static List<Diagnostic> New(IReadOnlyList<Diagnostic> now, IReadOnlyList<Diagnostic> before)
    {
        var known = before.CountBy(KeyOf).ToDictionary(pair => pair.Key, pair => pair.Value);
        return [.. now.GroupBy(KeyOf).SelectMany(group => group.Skip(known.GetValueOrDefault(group.Key)))];
    }
}
