using Deployer.Diagnose;

namespace Deployer.Repair.Fixers.Source;

/// <summary>Edits that mend errors each at its own place, file by file.</summary>
internal sealed class ErrorEdits
{
    private readonly List<FileEdit> _files = [];
    private readonly List<Diagnostic> _mended = [];

    public IReadOnlyList<FileEdit> Files => _files;

    /// <summary>The errors that got an edit.</summary>
    public IReadOnlyList<Diagnostic> Mended => _mended;

    /// <param name="file">A file that was not added before.</param>
    /// <param name="errors">Its errors.</param>
    /// <param name="editFor">What mends one of them; null when nothing does.</param>
    public void Add(SourceFile file, IEnumerable<Diagnostic> errors, Func<Diagnostic, TextEdit?> editFor)
    {
        var found = errors.Select(error => (Error: error, Edit: editFor(error))).Where(pair => pair.Edit is not null).ToList();
        if (found.Count == 0) return;
        _files.Add(file.With(found.Select(pair => pair.Edit!)).ToFileEdit());
        _mended.AddRange(found.Select(pair => pair.Error));
    }
}
