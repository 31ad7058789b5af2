namespace Deployer.Diagnose.Text;

/// <summary>Keeps the start of a text in memory of its own, again and again, without a string for each.</summary>
/// <param name="capacity">In characters; what is longer is cut.</param>
internal sealed class LineCopy(int capacity)
{
    private char[] characters = new char[Math.Min(capacity, 256)];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Text => characters.AsSpan(0, Length);

    public void Set(ReadOnlySpan<char> text)
    {
        Length = Math.Min(text.Length, capacity);
        if (characters.Length < Length)
        {
            characters = new char[capacity];
        }

        text[..Length].CopyTo(characters);
    }
}
