namespace Deployer.Repair.Gate.Manifests;

/// <summary>The two texts between which the markers of a merge leave the choice.</summary>
internal static class ConflictSides
{
    /// <summary>The text itself when it has no markers.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        if (!text.Contains("<<<<<<< ", StringComparison.Ordinal)) return [text];
        var (ours, theirs, side) = (new List<string>(), new List<string>(), 0);
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("<<<<<<< ", StringComparison.Ordinal)) side = 1;
            else if (side == 1 && line.StartsWith("||||||| ", StringComparison.Ordinal)) side = 3;
            else if (side is 1 or 3 && line.TrimEnd('\r') == "=======") side = 2;
            else if (side == 2 && line.StartsWith(">>>>>>> ", StringComparison.Ordinal)) side = 0;
            else
            {
                if (side is 0 or 1) ours.Add(line);
                if (side is 0 or 2) theirs.Add(line);
            }
        }

        return [string.Join('\n', ours), string.Join('\n', theirs)];
    }
}
