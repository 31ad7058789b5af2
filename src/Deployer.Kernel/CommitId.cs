using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Deployer.Kernel;

/// <summary>The full object id of a Git commit or tree: 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits.</summary>
public sealed partial record CommitId
{
    private CommitId(string value) => Value = value;

    /// <summary>All digits.</summary>
    public string Value { get; }

    /// <summary>The first 8 digits, for people and branch names.</summary>
    public string Short => Value[..8];

    /// <summary>Reads an id; throws <see cref="FormatException"/> when it is not one.</summary>
    public static CommitId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a Git object id.");

    /// <summary>Reads an id; false when it is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out CommitId? id)
    {
        id = text is not null && Shape().IsMatch(text) ? new CommitId(text) : null;
        return id is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\A(?:[0-9a-f]{40}|[0-9a-f]{64})\z")]
    private static partial Regex Shape();
}
