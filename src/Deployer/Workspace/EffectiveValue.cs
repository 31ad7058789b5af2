using Deployer.Kernel;

namespace Deployer.Workspace;

/// <summary>The value of a variable that holds, and where it came from.</summary>
/// <param name="variable">Its row of the table.</param>
/// <param name="value">The value, or null.</param>
/// <param name="origin">`argument`, `environment`, `dispatcher.env:LINE`, `deployer.yaml:LINE`, `default` or `unset`.</param>
internal sealed class EffectiveValue(Variable variable, string? value, string origin)
{
    public Variable Variable { get; } = variable;

    public string Origin { get; } = origin;

    /// <summary>The value; null when it is unset and has no default. May be a secret.</summary>
    public string? Value { get; } = value;

    /// <summary>The value as it may be printed; null when there is none.</summary>
    public string? Shown => Variable.Secret && Value is not null ? "***" : Value;

    /// <summary>What is wrong with the value, with its origin; a secret is not repeated.</summary>
    public UsageException Wrong(string expectation) => new(
        "variable",
        Variable.Secret
            ? $"{Variable.Name} ({Origin}) is wrong: {expectation}."
            : $"{Variable.Name} ({Origin}) is '{Value?.ReplaceLineEndings(" ")}': {expectation}.",
        Variable.Default is { } usual ? $"Correct it, or unset it: the default is {usual}." : "Correct it, or unset it.");

    /// <summary>Text in one line.</summary>
    public string? Text() => Value is null || !Value.Any(char.IsControl) ? Value : throw Wrong("one line of text is expected");

    public bool Switch() => Value?.ToLowerInvariant() switch
    {
        "1" or "true" or "yes" or "on" => true,
        "0" or "false" or "no" or "off" => false,
        _ => throw Wrong("1 or 0 is expected"),
    };

    /// <summary>A whole number from 1 on; null when it is unset.</summary>
    public int? Count(int most) => Value is null ? null
        : int.TryParse(Value, out var number) && number >= 1 && number <= most ? number
        : throw Wrong($"a whole number from 1 to {most} is expected");

    public Uri? Url() => Value is null ? null
        : Uri.TryCreate(Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0 ? url
        : throw new UsageException(
            "variable", $"{Variable.Name} ({Origin}) is not an http or https URL without user information.", "Correct it, or unset it.");
}
