using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>Finds statements that a change takes out without putting anything in their place.</summary>
internal static class DeletedLines
{
    private const int MostLines = 2_000;

    /// <summary>The first such statement, as tokens with one space between; null when there is none.</summary>
    public static string? Find(CodeUnit before, CodeUnit after)
    {
        var (old, now) = (Lines(before), Lines(after));
        if (old.Count > MostLines || now.Count > MostLines || now.Sum(line => line.Count) >= old.Sum(line => line.Count))
        {
            return null;
        }

        var left = now.Select(Words.Text).ToList();
        var lost = old.Where(line => !left.Remove(Words.Text(line))).ToList();

        // Something else in its place is a change of the line, not its deletion.
        return left.Count > 0 ? null : lost.Where(line => DoesSomething(line) && !now.Any(kept => Words.Text(kept) == Words.Text(line))).Select(Words.Text).FirstOrDefault();
    }

    private static bool DoesSomething(IReadOnlyList<SwiftToken> line) =>
        line.Any(LocalNames.IsName) && line.Any(token => token.IsSymbol('(') || token.IsSymbol('='));

    private static List<IReadOnlyList<SwiftToken>> Lines(CodeUnit unit) =>
        [.. unit.Body.GroupBy(token => unit.File.LineAt(token.Start)).OrderBy(group => group.Key).Select(group => (IReadOnlyList<SwiftToken>)[.. group])];
}
