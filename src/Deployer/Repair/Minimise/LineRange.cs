namespace Deployer.Repair.Minimise;

/// <summary>Some lines of a file; none of them is a place between two lines.</summary>
/// <param name="Start">Number of the first, from 0.</param>
/// <param name="Count">How many.</param>
internal readonly record struct LineRange(int Start, int Count)
{
    public int End => Start + Count;

    /// <summary>True when they overlap, or lie side by side.</summary>
    public bool Touches(LineRange other) => Start <= other.End && other.Start <= End;
}
