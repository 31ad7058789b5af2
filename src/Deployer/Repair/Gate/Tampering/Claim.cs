using System.Globalization;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>Something that a test demands: one assertion.</summary>
/// <param name="Operator">What is demanded of its operands: `==`, `!=`, `true`, `nil`, `throws`, an operator of Swift, or the assertion's own name.</param>
/// <param name="Operands">What it is demanded of, as tokens with one space between; names that stand for another expression are written out.</param>
/// <param name="Context">What must happen for it to be reached: the blocks around it, each with its condition.</param>
internal sealed record Claim(string Operator, IReadOnlyList<string> Operands, string Context)
{
    /// <summary>The kinds of the blocks around it, without conditions.</summary>
    public required string Blocks { get; init; }

    /// <summary>How far two numbers may be apart, or how long it may take; null when nothing is allowed.</summary>
    public double? Tolerance { get; init; }

    /// <summary>Numbers, strings, `true`, `false` and `nil` in its operands.</summary>
    public required IReadOnlyList<string> Literals { get; init; }

    /// <summary>Names in its operands.</summary>
    public required IReadOnlySet<string> Names { get; init; }

    /// <summary>It holds whatever the code does: everything in it is constant, or both operands are the same.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>The operands as written, no name replaced.</summary>
    public required IReadOnlyList<string> Written { get; init; }

    /// <summary>As written.</summary>
    public required string Text { get; init; }

    /// <summary>Byte offset of its first byte.</summary>
    public required int Start { get; init; }

    /// <summary>Byte offset after its last byte.</summary>
    public required int End { get; init; }

    private const string NotNil = "!= nil";

    /// <summary>True when this one fails whenever the other does: it demands the same, or more.</summary>
    public bool DemandsAllOf(Claim other) =>
        !IsEmpty && Context == other.Context
        && (Operands.SequenceEqual(other.Operands, StringComparer.Ordinal) || Written.SequenceEqual(other.Written, StringComparer.Ordinal)
            ? (Operator == other.Operator && IsNarrowerThan(other))
            : Operands[0] == other.Operands[0] && (IsTighterThan(other) || (other.Operator == NotNil && Operator == "==" && Operands[^1] != "nil")));

    /// <summary>True when this one demands the same of something that has another name now, or is called in another way.</summary>
    public bool IsRewordingOf(Claim other) =>
        !IsEmpty && Operator == other.Operator && Blocks == other.Blocks && IsNarrowerThan(other)
        && Operands.Count >= other.Operands.Count
        && Keeps(other.Literals, Literals)
        && (Names.Overlaps(other.Names) || Names.Count >= other.Names.Count);

    /// <summary>True when it is the same kind of demand with another value.</summary>
    public bool IsVariantOf(Claim other) =>
        !IsEmpty && Operator == other.Operator && Context == other.Context && IsNarrowerThan(other) && Operands.Count == other.Operands.Count;

    /// <summary>The same bound on the same value, and less room.</summary>
    private bool IsTighterThan(Claim other) =>
        Operator == other.Operator && Operands.Count == 2 && other.Operands.Count == 2
        && double.TryParse(Plain(Operands[1]), NumberStyles.Float, CultureInfo.InvariantCulture, out var now)
        && double.TryParse(Plain(other.Operands[1]), NumberStyles.Float, CultureInfo.InvariantCulture, out var was)
        && Operator switch { "<" or "<=" => now < was, ">" or ">=" => now > was, _ => false };

    private static string Plain(string number) => number.Replace(" ", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    private bool IsNarrowerThan(Claim other) => Tolerance is null || (other.Tolerance is { } most && Tolerance <= most);

    private static bool Keeps(IEnumerable<string> before, IEnumerable<string> after)
    {
        var left = after.ToList();
        return before.All(left.Remove);
    }
}
