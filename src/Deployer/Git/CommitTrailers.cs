namespace Deployer.Git;

/// <summary>The trailers that our commits carry, and how they are read back.</summary>
internal static class CommitTrailers
{
    public const string Cycle = "Codex-Cycle";
    public const string Service = "Codex-Service";
    public const string Fixer = "Codex-Fixer";
    public const string Fingerprint = "Codex-Fingerprint";
    public const string Verified = "Codex-Verified";

    /// <summary>The message with a paragraph of trailers behind it; line ends in values become spaces.</summary>
    public static string Append(string message, IEnumerable<KeyValuePair<string, string>> trailers)
    {
        var lines = trailers.Select(trailer => $"{trailer.Key}: {trailer.Value.ReplaceLineEndings(" ").Trim()}\n");
        return $"{message.TrimEnd()}\n\n{string.Concat(lines)}";
    }

    /// <summary>The value of a trailer in the last paragraph of a message; null when it has none.</summary>
    public static string? Read(string message, string name) =>
        message.ReplaceLineEndings("\n").TrimEnd().Split("\n\n")[^1].Split('\n')
            .Where(line => line.StartsWith($"{name}: ", StringComparison.Ordinal))
            .Select(line => line[(name.Length + 2)..])
            .FirstOrDefault();
}
