namespace Deployer.Diagnose.Text;

/// <summary>Takes out of a line what steers a terminal.</summary>
internal sealed class LineCleaner
{
    private char[] scratch = new char[1024];

    /// <summary>The line without escape sequences; of one written over itself the last state. Valid until the next call.</summary>
    public ReadOnlySpan<char> Clean(ReadOnlySpan<char> line)
    {
        var text = line[(line.LastIndexOf('\r') + 1)..];
        var escape = text.IndexOf('\e');
        if (escape < 0)
        {
            return text;
        }

        if (scratch.Length < text.Length)
        {
            scratch = new char[Math.Max(text.Length, scratch.Length * 2)];
        }

        var length = 0;
        while (escape >= 0)
        {
            text[..escape].CopyTo(scratch.AsSpan(length));
            length += escape;
            text = text[EscapeSequence.EndAt(text, escape)..];
            escape = text.IndexOf('\e');
        }

        text.CopyTo(scratch.AsSpan(length));
        return scratch.AsSpan(0, length + text.Length).TrimEnd();
    }
}
