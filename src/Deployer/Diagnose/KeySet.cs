namespace Deployer.Diagnose;

/// <summary>A set of 64-bit keys that takes little memory for each, and takes no more once it is full.</summary>
internal sealed class KeySet
{
    /// <summary>Beyond these a key is taken for a known one.</summary>
    public const int MaxKeys = 3_000_000;

    private const int FirstSize = 8;

    // Many small tables: growing one leaves little behind, where a single large one would leave half its size.
    private readonly ulong[]?[] tables = new ulong[]?[1024];
    private readonly int[] counts = new int[1024];

    public int Count { get; private set; }

    /// <summary>True when the key is new and there is room for it.</summary>
    public bool Add(ulong key)
    {
        // Zero marks a free slot.
        key = key == 0 ? 1 : key;
        var number = (int)(key >> 54);
        var table = tables[number] ??= new ulong[FirstSize];
        var slot = Find(table, key);
        if (table[slot] == key || Count >= MaxKeys)
        {
            return false;
        }

        table[slot] = key;
        Count++;
        if (++counts[number] > table.Length / 4 * 3)
        {
            tables[number] = Grown(table);
        }

        return true;
    }

    private static int Find(ulong[] table, ulong key)
    {
        var mask = table.Length - 1;
        var slot = (int)(key >> 20) & mask;
        while (table[slot] != 0 && table[slot] != key)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private static ulong[] Grown(ulong[] table)
    {
        var grown = new ulong[table.Length * 2];
        foreach (var key in table)
        {
            if (key != 0)
            {
                grown[Find(grown, key)] = key;
            }
        }

        return grown;
    }
}
