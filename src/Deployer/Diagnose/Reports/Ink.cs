namespace Deployer.Diagnose.Reports;

/// <summary>Colours of a terminal, by the escape sequences all of them know.</summary>
/// <param name="color">False: text stays as it is.</param>
internal sealed class Ink(bool color)
{
    public static Ink None { get; } = new(color: false);

    public string Bold(string text) => With("1", text);

    public string Faint(string text) => With("2", text);

    public string Red(string text) => With("1;31", text);

    public string Green(string text) => With("1;32", text);

    public string Yellow(string text) => With("1;33", text);

    public string Blue(string text) => With("1;34", text);

    /// <summary>In the colour of what it came to.</summary>
    public string Of(RunOutcome outcome, string text) => outcome switch
    {
        RunOutcome.Succeeded => Green(text),
        RunOutcome.Failed => Red(text),
        _ => Yellow(text),
    };

    /// <summary>In the colour of its gravity.</summary>
    public string Of(Severity severity, string text) => severity switch
    {
        Severity.Error => Red(text),
        Severity.Warning => Yellow(text),
        _ => Blue(text),
    };

    private string With(string code, string text) => color ? $"\e[{code}m{text}\e[0m" : text;
}
