using System.Text;

namespace Deployer.Diagnose.Reports;

/// <summary>Lines of the package's files, for reports. Each file is read once.</summary>
/// <param name="folder">Absolute path of the package; null when none is at hand.</param>
internal sealed class PackageSources(string? folder)
{
    private const int MaxBytes = 4 * 1024 * 1024;
    private const int MaxFiles = 1_000;

    private readonly Dictionary<string, string[]> _files = new(StringComparer.Ordinal);

    /// <summary>The line that a diagnostic is about: as the log quotes it, else as the file is now; null when neither tells.</summary>
    public string? LineOf(Diagnostic diagnostic) => diagnostic.SourceLine ?? LineAt(diagnostic.File, diagnostic.Line);

    private string? LineAt(string? file, int? line)
    {
        if (folder is null || line is not { } number || !PackagePaths.IsOurs(file) || file!.Contains('\0', StringComparison.Ordinal))
            return null;
        if (!_files.TryGetValue(file, out var lines))
        {
            if (_files.Count >= MaxFiles)
                return null;
            _files[file] = lines = Load(Path.GetFullPath(file, folder));
        }

        return number >= 1 && number <= lines.Length ? lines[number - 1] : null;
    }

    /// <summary>A log names what it likes: only files of the package are opened.</summary>
    private string[] Load(string path)
    {
        try
        {
            return IsInside(path) && new FileInfo(path) is { Exists: true, Length: > 0 and <= MaxBytes }
                ? File.ReadAllLines(path, Encoding.UTF8)
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>True when the path leads to the package's own files, through no link.</summary>
    private bool IsInside(string path)
    {
        var root = Path.TrimEndingDirectorySeparator(folder!);
        for (var at = path; at is not null && at.Length > root.Length; at = Path.GetDirectoryName(at))
            if (new FileInfo(at).LinkTarget is not null)
                return false;
        return path.StartsWith(root + "/", StringComparison.Ordinal);
    }
}
