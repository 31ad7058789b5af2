namespace Deployer.Diagnose.Text;

/// <summary>The last lines that are no progress.</summary>
internal sealed class LogTail
{
    private const int Lines = 3;

    private readonly LineCopy[] ring = [.. Enumerable.Range(0, Lines).Select(_ => new LineCopy(LogDiagnostics.MaxMessage))];
    private long count;

    /// <summary>Oldest first, without white space around them.</summary>
    public IReadOnlyList<string> Texts
    {
        get
        {
            var kept = (int)Math.Min(count, Lines);
            return [.. Enumerable.Range(0, kept).Select(index => ring[(count - kept + index) % Lines].Text.ToString())];
        }
    }

    public void Add(ReadOnlySpan<char> line)
    {
        if (line.Length == 0 || line[0] == '[')
        {
            return;
        }

        var text = line.Trim();
        if (text.Length > 0)
        {
            ring[count++ % Lines].Set(text);
        }
    }
}
