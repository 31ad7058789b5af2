namespace Deployer.Diagnose;

/// <summary>A set of 64-bit keys that takes little memory for each, and takes no more once it is full.</summary>
internal sealed class KeySet
{
    /// <summary>Beyond these a key is taken for a known one.</summary>
    public const int MaxKeys = 3_000_000;

    private const int FirstSize = 1024;

    private ulong[] slots = new ulong[FirstSize];

    public int Count { get; private set; }

    /// <summary>True when the key is new and there is room for it.</summary>
    public bool Add(ulong key)
    {
        // Zero marks a free slot.
        key = key == 0 ? 1 : key;
        var slot = Find(key);
        if (slots[slot] == key || Count >= MaxKeys)
        {
            return false;
        }

        slots[slot] = key;
        Count++;
        if (Count > slots.Length / 4 * 3)
        {
            Grow();
        }

        return true;
    }

    private int Find(ulong key)
    {
        var mask = slots.Length - 1;
        var slot = (int)(key >> 20) & mask;
        while (slots[slot] != 0 && slots[slot] != key)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        var old = slots;
        slots = new ulong[old.Length * 2];
        foreach (var key in old)
        {
            if (key != 0)
            {
                slots[Find(key)] = key;
            }
        }
    }
}
