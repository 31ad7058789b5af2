namespace Deployer.Diagnose;

/// <summary>Keeps each diagnostic once and counts how often it came. What comes beyond the limits is only dropped.</summary>
internal sealed class Folding
{
    /// <summary>For errors, and again for all others.</summary>
    public const int MaxKept = 10_000;

    private readonly Dictionary<Place, int> known = [];
    private readonly List<Diagnostic> items = [];
    private int errors;

    /// <summary>In the order of their first appearance.</summary>
    public IReadOnlyList<Diagnostic> Items => items;

    /// <summary>False when an equal one was there, or the limit is reached.</summary>
    public bool Add(Diagnostic diagnostic)
    {
        var place = Place.Of(diagnostic);
        if (known.TryGetValue(place, out var index))
        {
            items[index] = items[index] with { Occurrences = items[index].Occurrences + diagnostic.Occurrences };
            return false;
        }

        var isError = diagnostic.Severity == Severity.Error;
        if ((isError ? errors : items.Count - errors) >= MaxKept)
        {
            return false;
        }

        errors += isError ? 1 : 0;
        known[place] = items.Count;
        items.Add(diagnostic);
        return true;
    }

    /// <summary>Adds what another source tells about the same run; what both tell was said as often as the one says that says more.</summary>
    public void Merge(IEnumerable<Diagnostic> others)
    {
        foreach (var other in others)
        {
            if (known.TryGetValue(Place.Of(other), out var index))
            {
                items[index] = items[index] with { Occurrences = Math.Max(items[index].Occurrences, other.Occurrences) };
            }
            else
            {
                Add(other);
            }
        }
    }

    /// <summary>Puts a diagnostic in the place of the newest.</summary>
    public void ReplaceNewest(Func<Diagnostic, Diagnostic> change)
    {
        if (items.Count > 0)
        {
            items[^1] = change(items[^1]);
        }
    }

    private readonly record struct Place(string? File, int? Line, int? Column, Severity Severity, string Message)
    {
        public static Place Of(Diagnostic diagnostic) => new(
            diagnostic.File,
            diagnostic.Line,
            diagnostic.Column,
            diagnostic.Severity,
            diagnostic.Message.Split('\n')[0].TrimEnd());
    }
}
