namespace Deployer.Workspace;

/// <summary>What a variable's value must look like.</summary>
internal enum VariableKind
{
    /// <summary>Any text in one line.</summary>
    Text,

    /// <summary>`1`, `true`, `yes`, `on` or `0`, `false`, `no`, `off`.</summary>
    Switch,

    /// <summary>A whole number of at least 1.</summary>
    Count,

    /// <summary>An absolute http or https URL without user information.</summary>
    Url,
}

/// <summary>An environment variable that the program knows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">What holds when it is unset; null for nothing.</param>
/// <param name="Meaning">What it does, for the reference page.</param>
internal sealed record Variable(string Name, string? Default, string Meaning)
{
    public VariableKind Kind { get; init; }

    /// <summary>Its value is never printed.</summary>
    public bool Secret { get; init; }

    /// <summary>It has an effect in this version; the others are accepted unused.</summary>
    public bool AppliesNow { get; init; }

    /// <summary>What is off while it is unset; null when nothing is.</summary>
    public string? SwitchesOn { get; init; }
}
