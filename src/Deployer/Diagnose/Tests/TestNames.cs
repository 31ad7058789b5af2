namespace Deployer.Diagnose.Tests;

/// <summary>Interns the names of tests, so that a line about a known one costs no memory.</summary>
/// <typeparam name="T">What is kept for a name.</typeparam>
internal sealed class TestNames<T>
    where T : class
{
    private readonly Dictionary<string, T> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public TestNames() => lookup = entries.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => entries.Count;

    public T? Find(ReadOnlySpan<char> name) => lookup.TryGetValue(name, out var known) ? known : null;

    public void Put(string name, T entry) => entries[name] = entry;
}
