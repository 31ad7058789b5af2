namespace Deployer.Build.Resources;

/// <summary>What a program under watch is to do now.</summary>
internal enum Conduct
{
    AsBefore,
    StandStill,
    GoOn,

    /// <summary>It is ended, so that an older one gets done; it is tried again when there is memory.</summary>
    End,
}

/// <summary>
/// Which of several builds gives way when memory is short: the youngest stands still first, and where that does not help it is
/// ended, so that the oldest gets done. What is left alone stands still itself: then others use the memory.
/// </summary>
/// <param name="patience">How many looks it is given to help that one stands still.</param>
internal sealed class Precedence(int patience)
{
    private readonly Lock _turn = new();

    // The oldest first.
    private readonly List<Place> _places = [];

    public Place Join()
    {
        lock (_turn)
        {
            var place = new Place();
            _places.Add(place);
            return place;
        }
    }

    public void Leave(Place place)
    {
        lock (_turn)
        {
            _places.Remove(place);
        }
    }

    /// <summary>Told after each look at the machine.</summary>
    public Conduct Decide(Place place, bool isShort, bool isCalm)
    {
        lock (_turn)
        {
            var at = _places.IndexOf(place);
            if (place.IsEnded)
            {
                return Conduct.End;
            }

            if (place.IsStill)
            {
                return isCalm && !_places.Take(at).Any(older => older.IsStill) ? Move(place, Conduct.GoOn) : Conduct.AsBefore;
            }

            return isShort ? GiveWay(place, _places[(at + 1)..]) : Conduct.AsBefore;
        }
    }

    private Conduct GiveWay(Place place, List<Place> younger)
    {
        if (younger.Count == 0)
        {
            return Move(place, Conduct.StandStill);
        }

        if (younger.TrueForAll(other => other.IsStill && !other.IsEnded) && ++place.Waited >= patience)
        {
            place.Waited = 0;
            younger[^1].IsEnded = true;
        }

        return Conduct.AsBefore;
    }

    private static Conduct Move(Place place, Conduct conduct)
    {
        place.IsStill = conduct == Conduct.StandStill;
        place.Waited = 0;
        return conduct;
    }

    /// <summary>One program under watch.</summary>
    internal sealed class Place
    {
        internal bool IsStill { get; set; }

        internal bool IsEnded { get; set; }

        /// <summary>How many looks it has waited for the younger ones to make room.</summary>
        internal int Waited { get; set; }
    }
}
