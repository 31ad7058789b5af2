namespace Deployer.Repair.Fixers.Manifests;

/// <summary>A call in a manifest, such as `.target(name: "App")`.</summary>
/// <param name="Name">The word before the bracket.</param>
/// <param name="First">Index of its first token: the dot, else the name.</param>
/// <param name="Open">Index of its opening bracket.</param>
/// <param name="Close">Index of its closing bracket.</param>
internal sealed record ManifestCall(string Name, int First, int Open, int Close)
{
    /// <summary>The call whose argument it is part of; null when in none.</summary>
    public ManifestCall? Parent { get; init; }

    /// <summary>The label of that argument; null when it has none.</summary>
    public string? Label { get; init; }

    public IReadOnlyList<ManifestArgument> Arguments { get; init; } = [];

    public ManifestArgument? Find(string label) => Arguments.FirstOrDefault(argument => argument.Label == label);
}

/// <summary>An argument of a call.</summary>
/// <param name="Label">Its label; null when it has none.</param>
/// <param name="First">Index of its first token, the label included.</param>
/// <param name="Last">Index of its last token.</param>
internal sealed record ManifestArgument(string? Label, int First, int Last);

/// <summary>A string literal of a manifest, by the argument it is part of.</summary>
/// <param name="Token">Index of its token.</param>
/// <param name="Value">What it says.</param>
/// <param name="Call">The innermost call around.</param>
/// <param name="Label">The label of the argument there; null when it has none.</param>
internal sealed record ManifestLiteral(int Token, string Value, ManifestCall Call, string? Label);
