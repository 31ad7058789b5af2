using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Memory;

/// <summary>
/// White space between tokens, apart from how a file happens to be indented: nothing, a blank, or a line break with the steps of
/// indentation that the line has more (`&gt;`) or less (`&lt;`) than that of the edit.
/// </summary>
internal static class Spacing
{
    private const int MaxSteps = 8;
    private const int UsualStep = 4;

    /// <summary>The space between two places of a file; what comments stand there is left out.</summary>
    public static string Between(SourceFile file, int from, int to, string indentation)
    {
        var gap = file.Text.AsSpan(from, to - from);
        if (!gap.Contains('\n')) return gap.IsEmpty ? "" : " ";
        var unit = UnitOf(file);
        var steps = Math.Clamp((file.IndentationAt(to).Length - indentation.Length) / unit.Length, -MaxSteps, MaxSteps);
        return "\n" + new string(steps < 0 ? '<' : '>', Math.Abs(steps));
    }

    /// <summary>The space as it is written in a file.</summary>
    public static string Print(string space, SourceFile file, string indentation)
    {
        if (space[0] != '\n') return space;
        var unit = UnitOf(file);
        var more = space.Count(character => character == '>');
        var less = Math.Min(indentation.Length, space.Count(character => character == '<') * unit.Length);
        return file.LineEnding + indentation[..^less] + string.Concat(Enumerable.Repeat(unit, more));
    }

    /// <summary>What one step of indentation is in a file.</summary>
    private static string UnitOf(SourceFile file)
    {
        var least = int.MaxValue;
        foreach (var line in file.Text.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("\t")) return "\t";
            var blanks = line.IndexOfAnyExcept(' ');
            if (blanks >= 2) least = Math.Min(least, blanks);
        }

        return new string(' ', least == int.MaxValue ? UsualStep : least);
    }
}
