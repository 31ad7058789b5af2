using System.Globalization;

namespace Deployer.RepairBench.Cases;

/// <summary>Remembers which slots of the plan were tried, so that making cases goes on where it was cut off.</summary>
/// <param name="file">Absolute path.</param>
internal sealed class TriedSlots(string file)
{
    private readonly HashSet<string> slots = File.Exists(file) ? [.. File.ReadAllLines(file)] : [];

    public bool Has(int slot) => slots.Contains(slot.ToString(CultureInfo.InvariantCulture));

    public void Add(int slot)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.AppendAllLines(file, [slot.ToString(CultureInfo.InvariantCulture)]);
    }
}
