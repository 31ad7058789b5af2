namespace Deployer.Repair.Gate.Tampering;

/// <summary>Tells when nothing is left of what a function does.</summary>
internal static class Stub
{
    private const int LeastSubstance = 3;

    private static readonly HashSet<string> Empty = new(
        ["let", "var", "else", "case", "do", "fatalError", "preconditionFailure", "get", "set", "newValue", "where"], StringComparer.Ordinal);

    /// <summary>The new body is empty, says nothing, or names nothing that the old one named.</summary>
    public static bool Is(CodeUnit before, CodeUnit after)
    {
        var (old, now) = (Names(before), Names(after));
        return IsCode(before) && old.Count > 0 && (now.Count == 0 || (old.Count >= LeastSubstance && !old.Overlaps(now)));
    }

    /// <summary>A plain value is no code: it may be any other.</summary>
    private static bool IsCode(CodeUnit unit) => unit.IsFunction || unit.Body.Any(token => token.IsSymbol('{'));

    private static HashSet<string> Names(CodeUnit unit) => unit.Body.Where(LocalNames.IsName)
        .Select(token => token.Text)
        .Where(name => !Words.Branches.Contains(name) && !Empty.Contains(name))
        .ToHashSet(StringComparer.Ordinal);
}
