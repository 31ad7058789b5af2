namespace Deployer.Repair.Gate.Tampering;

/// <summary>What a bad merge left in a file, and how it can be settled.</summary>
internal static class Conflicts
{
    private const string Ours = "<<<<<<<";
    private const string Base = "|||||||";
    private const string Middle = "=======";
    private const string Theirs = ">>>>>>>";

    public static bool AreIn(string text) => text.Split('\n').Any(line => line.StartsWith(Ours, StringComparison.Ordinal) || line.StartsWith(Theirs, StringComparison.Ordinal));

    /// <summary>The text with the one side of every conflict, with the other, and with both; itself when there is none.</summary>
    public static IReadOnlyList<string> Settle(string text) =>
        AreIn(text) ? [Keep(text, ours: true, theirs: false), Keep(text, ours: false, theirs: true), Keep(text, ours: true, theirs: true)] : [text];

    private static string Keep(string text, bool ours, bool theirs)
    {
        var kept = new List<string>();
        var now = true;
        foreach (var line in text.Split('\n'))
        {
            var mark = line.Length >= Ours.Length ? line[..Ours.Length] : "";
            if (mark is Ours or Base or Middle or Theirs)
            {
                now = mark switch { Ours => ours, Base => false, Middle => theirs, _ => true };
            }
            else if (now)
            {
                kept.Add(line);
            }
        }

        return string.Join('\n', kept);
    }
}
