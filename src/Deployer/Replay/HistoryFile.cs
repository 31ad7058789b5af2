using System.Globalization;
using System.Text.RegularExpressions;
using Deployer.Reflect;

namespace Deployer.Replay;

/// <summary>A file of a history.</summary>
/// <param name="Folder">Absolute path of the history.</param>
/// <param name="Name">Its path below, with forward slashes.</param>
internal sealed partial record HistoryFile(string Folder, string Name)
{
    private static readonly string[] LogEndings = [".log", ".txt", ""];

    public string FullPath => Path.Combine(Folder, Name);

    public bool IsCompressed => Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether its name is one that logs of builds have: `.log`, `.txt` or without an ending, each perhaps with `.gz`.</summary>
    public bool IsLog => !Path.GetFileName(Name).StartsWith($"{LogFiles.Restart}-", StringComparison.Ordinal) && LogEndings.Contains(Path.GetExtension(IsCompressed ? Name[..^3] : Name), StringComparer.OrdinalIgnoreCase);

    /// <summary>The time in its name, as in `build-20250714-083000.log`; null when there is none.</summary>
    public DateTimeOffset? Time { get; } = TimeIn(Path.GetFileName(Name));

    private static DateTimeOffset? TimeIn(string name) =>
        Timestamp().Match(name) is { Success: true, Groups: var parts }
        && DateTimeOffset.TryParseExact(
            string.Concat(parts.Values.Skip(1).Select(part => part.Value)),
            "yyyyMMddHHmmss",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time) ? time : null;

    [GeneratedRegex(@"(?<![0-9])([0-9]{4})-?([0-9]{2})-?([0-9]{2})[-_T]?([0-9]{2})[-:]?([0-9]{2})[-:]?([0-9]{2})(?![0-9])")]
    private static partial Regex Timestamp();
}
