namespace Deployer.Repair.Gate;

/// <summary>What a bad merge left in a file, and how it can be settled.</summary>
internal static class Conflicts
{
    private const string Ours = "<<<<<<<";
    private const string Base = "|||||||";
    private const string Middle = "=======";
    private const string Theirs = ">>>>>>>";

    public static bool AreIn(string text) => text.Split('\n').Any(line => line.StartsWith(Ours, StringComparison.Ordinal) || line.StartsWith(Theirs, StringComparison.Ordinal));

    /// <summary>The text with the one side of every conflict, and with the other; itself when there is none.</summary>
    public static IReadOnlyList<string> Sides(string text) => AreIn(text) ? [Keep(text, Ours), Keep(text, Middle)] : [text];

    /// <summary>The text with the one side of every conflict, with the other, and with both; itself when there is none.</summary>
    public static IReadOnlyList<string> Settle(string text) => AreIn(text) ? [.. Sides(text), Keep(text, Ours, Middle)] : [text];

    /// <param name="text">The text.</param>
    /// <param name="sides">The marks that begin the sides to keep.</param>
    private static string Keep(string text, params IReadOnlyList<string> sides)
    {
        var kept = new List<string>();
        var open = "";
        foreach (var line in text.Split('\n'))
        {
            if (IsMark(line, open))
            {
                open = line.StartsWith(Theirs, StringComparison.Ordinal) ? "" : line[..Ours.Length];
            }
            else if (open.Length == 0 || sides.Contains(open))
            {
                kept.Add(line);
            }
        }

        return string.Join('\n', kept);
    }

    /// <summary>Whether a line parts a conflict; what looks like it outside of one is text.</summary>
    private static bool IsMark(string line, string open) => (line.Length >= Ours.Length ? line[..Ours.Length] : "") switch
    {
        Ours or Theirs => true,
        Base => open == Ours,
        Middle => open is Ours or Base && line.TrimEnd('\r') == Middle,
        _ => false,
    };
}
