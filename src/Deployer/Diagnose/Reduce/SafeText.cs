using Deployer.Kernel;

namespace Deployer.Diagnose.Reduce;

/// <summary>Text of logs as it may be shown, stored or sent: nothing invisible, no secrets.</summary>
/// <param name="redactor">Knows the values that are secret here.</param>
internal sealed class SafeText(Redactor redactor)
{
    /// <summary>Knows no values, only the forms that secrets have.</summary>
    public static SafeText OfUnknown => new(Redactor.None);

    /// <summary>How many secrets were masked so far.</summary>
    public int Masked { get; private set; }

    /// <summary>The text on one line.</summary>
    public string Line(string text) => Redact(VisibleText.LineOf(text));

    /// <summary>The text with its lines; a secret may reach over several.</summary>
    public string Block(string text) => Redact(VisibleText.Of(text));

    private string Redact(string text)
    {
        var known = redactor.RedactAndCount(text);
        var guessed = SecretPatterns.Redact(known.Text);
        Masked += known.Count + guessed.Count;
        return guessed.Text;
    }
}
