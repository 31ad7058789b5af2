namespace Deployer.Repair.Patches;

/// <summary>Where a block belongs, and what is to stand there.</summary>
internal sealed record BlockPlace(int At, int Count, IReadOnlyList<string> Lines);

/// <summary>
/// Finds the one place in a file where a block belongs: its lines exactly, else moved to the right or left as a whole. More than
/// one place is none, and nothing is guessed.
/// </summary>
/// <param name="lines">The file.</param>
/// <param name="effort">Shared by all searches of a patch.</param>
internal sealed class BlockSearch(IReadOnlyList<string> lines, SearchEffort effort)
{
    /// <summary>How many places are counted before it is enough.</summary>
    private const int MaxPlaces = 5;

    /// <exception cref="PatchException">There is no such place, or more than one.</exception>
    public BlockPlace Find(TextBlock block)
    {
        if (block.Old.Count == 0) return FindInsertion(block);
        var exact = Places(block, (at, _) => IsExact(block.Old, at) ? new BlockPlace(at, block.Old.Count, block.New) : null);
        var places = exact.Count > 0 ? exact : Places(block, (at, first) => Shifted(block, at, first));
        return places switch
        {
            [var only] => only,
            [] => throw new PatchException($"these lines are not in the file: {Quote(block.Old)}. {new NearestLines(lines).Describe(block.Old)}"),
            _ => throw new PatchException(
                $"its lines are at more than one place: at lines {string.Join(", ", places.Select(place => place.At + 1))}. Add lines around the change so that only one is meant"),
        };
    }

    private List<BlockPlace> Places(TextBlock block, Func<int, int, BlockPlace?> match)
    {
        var first = block.Old.ToList().FindIndex(line => !string.IsNullOrWhiteSpace(line));
        var last = lines.Count - block.Old.Count;
        var starts = block.Under.Count > 0 ? Headings(block.Under) : [0];
        var found = new SortedDictionary<int, BlockPlace>();
        foreach (var start in starts)
        {
            for (var at = block.AtEnd ? Math.Max(last, start) : start; at <= last && found.Count < MaxPlaces; at++)
            {
                if (match(at, first) is not { } place) continue;
                found.TryAdd(at, place);

                // Under a heading the first place is the one that is meant.
                if (block.Under.Count > 0) break;
            }
        }

        return [.. found.Values];
    }

    /// <summary>A block that only adds: below its headings, else at the end.</summary>
    private BlockPlace FindInsertion(TextBlock block)
    {
        if (block.Under.Count == 0 || block.AtEnd) return new BlockPlace(lines.Count, 0, block.New);
        return Headings(block.Under) is [var only]
            ? new BlockPlace(only + 1, 0, block.New)
            : throw new PatchException($"the line {PatchText.Shown(block.Under[^1])} is there more than once: add lines around the change");
    }

    /// <summary>Lines that are the last of the headings and stand below the others.</summary>
    private List<int> Headings(IReadOnlyList<string> under)
    {
        var found = new List<int>();
        for (var at = 0; at < lines.Count && found.Count < MaxPlaces; at++)
        {
            if (IsHeading(at, under[0]) && Below(at, under) is { } last && !found.Contains(last)) found.Add(last);
        }

        return found.Count > 0
            ? found
            : throw new PatchException($"no line reads {PatchText.Shown(under[^1])}, under which it is said to be. {new NearestLines(lines).Describe([under[^1]])}");
    }

    private int? Below(int at, IReadOnlyList<string> under)
    {
        foreach (var heading in under.Skip(1))
        {
            do at++;
            while (at < lines.Count && !IsHeading(at, heading));
            if (at >= lines.Count) return null;
        }

        return at;
    }

    private bool IsHeading(int at, string heading) => effort.Spend() && lines[at].AsSpan().Trim().SequenceEqual(heading.AsSpan().Trim());

    private bool IsExact(IReadOnlyList<string> old, int at)
    {
        for (var i = 0; i < old.Count; i++)
        {
            if (!effort.Spend() || lines[at + i] != old[i]) return false;
        }

        return true;
    }

    private BlockPlace? Shifted(TextBlock block, int at, int first)
    {
        if (first < 0) return null;
        var (here, there) = (lines[at + first], block.Old[first]);
        if (!effort.Spend() || here.AsSpan().TrimStart().Length != there.AsSpan().TrimStart().Length) return null;
        var shift = new IndentShift(here, there);
        for (var i = 0; i < block.Old.Count; i++)
        {
            if (!effort.Spend() || !shift.Leads(block.Old[i], lines[at + i])) return null;
        }

        var moved = block.New.Select(shift.Move).ToList();
        return moved.Contains(null) ? null : new BlockPlace(at, block.Old.Count, [.. moved.OfType<string>()]);
    }

    private static string Quote(IReadOnlyList<string> old) =>
        PatchText.Shown(old.FirstOrDefault(line => !string.IsNullOrWhiteSpace(line)) ?? "") + (old.Count > 1 ? $" and {old.Count - 1} more" : "");
}
