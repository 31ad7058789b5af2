namespace Deployer.Diagnose;

/// <summary>What a diagnostic was when it was shown to a <see cref="Folding"/>.</summary>
internal enum Novelty
{
    /// <summary>An equal one was there; it is counted.</summary>
    Known,

    /// <summary>Different from all before, but there is no more room; it is counted.</summary>
    Omitted,

    /// <summary>Different from all before, and to be kept.</summary>
    New,
}

/// <summary>Keeps each diagnostic once and counts how often it came. What comes beyond the limits is counted and not kept.</summary>
internal sealed class Folding
{
    /// <summary>For errors, and again for all others.</summary>
    public const int MaxKept = 10_000;

    /// <summary>Of all that is kept together; what comes behind is counted like what is beyond the other limit.</summary>
    private const int MaxCharacters = 12 * 1024 * 1024;

    private readonly Dictionary<ulong, int> known = [];
    private KeySet all = new();
    private readonly List<Diagnostic> items = [];
    private readonly List<int> occurrences = [];
    private int keptErrors;
    private long characters;

    /// <summary>In the order of their first appearance.</summary>
    public IReadOnlyList<Diagnostic> Items
    {
        get
        {
            for (var index = 0; index < items.Count; index++)
            {
                // What was only shown within another's snippet counts as said once.
                var count = Math.Max(1, occurrences[index]);
                items[index] = items[index].Occurrences == count ? items[index] : items[index] with { Occurrences = count };
            }

            return items;
        }
    }

    /// <summary>How many different errors came, kept or not.</summary>
    public int Errors { get; private set; }

    /// <summary>How many different warnings came, kept or not.</summary>
    public int Warnings { get; private set; }

    /// <summary>How many different notes and remarks came, those of others included, kept or not.</summary>
    public int Notes { get; private set; }

    /// <summary>Different errors that are not in <see cref="Items"/>.</summary>
    public int OmittedErrors { get; private set; }

    /// <summary>Different warnings, notes and remarks that are not in <see cref="Items"/>; notes of others left out.</summary>
    public int OmittedOthers { get; private set; }

    /// <summary>Forgets what only tells new ones from known ones: nothing more may be added.</summary>
    public void Close() => all = new KeySet();

    /// <summary>False when an equal one was there, or the limit is reached.</summary>
    public bool Add(Diagnostic diagnostic)
    {
        var key = DiagnosticKey.Of(diagnostic);
        if (See(key, diagnostic.Severity, diagnostic.Occurrences) != Novelty.New)
        {
            return false;
        }

        Keep(key, diagnostic);
        return true;
    }

    /// <summary>Counts what has this key; when it is new, <see cref="Keep"/> it.</summary>
    public Novelty See(ulong key, Severity severity, int times = 1)
    {
        if (known.TryGetValue(key, out var index))
        {
            occurrences[index] += times;
            return Novelty.Known;
        }

        if (!all.Add(key))
        {
            return Novelty.Known;
        }

        Count(severity);
        if (HasRoom(severity))
        {
            return Novelty.New;
        }

        OmittedErrors += severity == Severity.Error ? 1 : 0;
        OmittedOthers += severity == Severity.Error ? 0 : 1;
        return Novelty.Omitted;
    }

    /// <summary>Keeps what <see cref="See"/> found to be new; its index.</summary>
    public int Keep(ulong key, Diagnostic diagnostic)
    {
        keptErrors += diagnostic.Severity == Severity.Error ? 1 : 0;
        known[key] = items.Count;
        items.Add(diagnostic);
        occurrences.Add(diagnostic.Occurrences);
        characters += Length(diagnostic);
        return items.Count - 1;
    }

    /// <summary>Counts a note or remark that belongs to another diagnostic; false when an equal one was counted.</summary>
    public bool CountNote(ulong key)
    {
        var isNew = all.Add(key);
        Notes += isNew ? 1 : 0;
        return isNew;
    }

    /// <summary>Adds what another source tells about the same run; what both tell was said as often as the one says that says more.</summary>
    public void Merge(IEnumerable<Diagnostic> others)
    {
        foreach (var other in others)
        {
            if (known.TryGetValue(DiagnosticKey.Of(other), out var index))
            {
                occurrences[index] = Math.Max(occurrences[index], other.Occurrences);
                items[index] = items[index] with { SourceLine = items[index].SourceLine ?? other.SourceLine, LogLine = items[index].LogLine ?? other.LogLine };
            }
            else
            {
                Add(other);
            }
        }
    }

    /// <summary>Puts a diagnostic in the place of another; severity, place and message must stay.</summary>
    public void Replace(int index, Func<Diagnostic, Diagnostic> change)
    {
        var changed = change(items[index]);
        characters += Length(changed) - Length(items[index]);
        items[index] = changed;
    }

    /// <summary>Adds a further line to a message; what tells it from others stays.</summary>
    public void Extend(int index, string more, int maxLength) => Replace(
        index,
        item => item.Message.Length > maxLength ? item : item with { Message = $"{item.Message} {more}" });

    private bool HasRoom(Severity severity) =>
        (severity == Severity.Error ? keptErrors : items.Count - keptErrors) < MaxKept && characters < MaxCharacters;

    private void Count(Severity severity)
    {
        Errors += severity == Severity.Error ? 1 : 0;
        Warnings += severity == Severity.Warning ? 1 : 0;
        Notes += severity is Severity.Note or Severity.Remark ? 1 : 0;
    }

    private static long Length(Diagnostic diagnostic) =>
        diagnostic.Message.Length + (diagnostic.File?.Length ?? 0) + (diagnostic.SourceLine?.Length ?? 0) + diagnostic.Notes.Sum(Length);
}
