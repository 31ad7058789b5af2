namespace Deployer.Kernel;

/// <summary>
/// Redacts a text that comes in pieces. What may be the beginning of a secret is held back until the next piece tells.
/// </summary>
public sealed class SecretFilter(Redactor redactor)
{
    /// <summary>A beginning of a secret followed by a million blanks is none.</summary>
    private const int LongestHeld = 1024 * 1024;

    private string _held = "";

    /// <summary>The redacted text that is complete with this piece; may be empty.</summary>
    public string Take(string piece)
    {
        var text = _held + piece;
        var end = redactor.CompleteUpTo(text);
        end = text.Length - end > LongestHeld ? text.Length : end;
        _held = text[end..];
        return redactor.Redact(text[..end]);
    }

    /// <summary>What was held back.</summary>
    public string Complete()
    {
        var rest = redactor.Redact(_held);
        _held = "";
        return rest;
    }
}
