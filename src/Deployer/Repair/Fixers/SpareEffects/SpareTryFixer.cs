using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.SpareEffects;

/// <summary>
/// Removes a `try` that covers nothing which throws, where warnings are errors. Not where an error is waited for: by a `catch` that is
/// unreachable now, or by a test; there it was the callee that lost something.
/// </summary>
internal sealed class SpareTryFixer : IFixer
{
    private const string Message = "no calls to throwing functions occur within 'try' expression";
    private const string NoErrors = "'catch' block is unreachable";

    public string Name => "rule/spare-try";

    public bool Recognizes(Diagnostic error) => Places.IsInSource(error) && error.Message == Message;

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var edits = new List<FileEdit>();
        var addresses = new List<Diagnostic>();
        var errors = FailingTarget.Errors(context.Diagnosis);
        var unreachable = errors.Where(error => Places.IsInSource(error) && error.Message.StartsWith(NoErrors, StringComparison.Ordinal)).ToList();
        foreach (var group in errors.Where(Recognizes).GroupBy(error => error.File!, StringComparer.Ordinal))
        {
            if (await SourceFile.ReadAsync(context.PackageFolder, group.Key, cancellationToken) is not { } file) continue;
            var awaited = new AwaitedErrors(new SwiftOutline(new SwiftSource(file)), unreachable.Where(error => error.File == group.Key));
            var found = group.Where(error => !awaited.Cover(error)).Select(error => (Error: error, Edit: Removal(file, error))).Where(pair => pair.Edit is not null).ToList();
            if (found.Count == 0) continue;
            edits.Add(file.With(found.Select(pair => pair.Edit!)).ToFileEdit());
            addresses.AddRange(found.Select(pair => pair.Error));
        }

        return edits.Count == 0 ? [] : [Describe(edits, addresses)];
    }

    /// <summary>Of the word and the blanks behind it; null for `try?` and `try!`, which also change the value.</summary>
    private static TextEdit? Removal(SourceFile file, Diagnostic error)
    {
        if (file.OffsetOf(error.Line!.Value, error.Column!.Value) is not { } offset || !PackageSources.HasWordAt(file, offset, "try")) return null;
        var end = offset + 3;
        while (end < file.Text.Length && file.Text[end] is ' ' or '\t') end++;
        return end == offset + 3 || file.Text[end] is '\r' or '\n' or '?' or '!' ? null : new TextEdit(offset, end, "");
    }

    private Candidate Describe(List<FileEdit> edits, List<Diagnostic> addresses) => new()
    {
        Fixer = Name,
        Confidence = Confidence.High,
        Summary = "Remove try where nothing throws",
        Reason = "The package treats warnings as errors, and no call within the expression throws.",
        Patch = new Patch.Edits(edits),
        Addresses = addresses,
    };
}
