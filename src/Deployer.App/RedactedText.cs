using System.Text;
using Deployer.Kernel;

namespace Deployer.App;

/// <summary>Writes lines from which secrets are taken, many at a time.</summary>
/// <param name="output">Where to; stays open.</param>
/// <param name="redactor">Takes the secrets out.</param>
internal sealed class RedactedText(TextWriter output, Redactor redactor) : TextWriter
{
    private const int Piece = 16 * 1024;

    private readonly StringBuilder _waiting = new();

    public override Encoding Encoding => output.Encoding;

    public override void Write(char value)
    {
        _waiting.Append(value);
        if (value == '\n' && _waiting.Length >= Piece)
            Flush();
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        // A secret does not reach over the end of a line.
        var end = _waiting.Length + buffer.Length >= Piece ? buffer.LastIndexOf('\n') + 1 : 0;
        _waiting.Append(buffer[..end]);
        if (end > 0)
            Flush();
        _waiting.Append(buffer[end..]);
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void WriteLine(string? value)
    {
        Write(value.AsSpan());
        Write('\n');
    }

    public override void WriteLine() => Write('\n');

    public override void Flush()
    {
        output.Write(redactor.Redact(_waiting.ToString()));
        _waiting.Clear();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Flush();
        base.Dispose(disposing);
    }
}
