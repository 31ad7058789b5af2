using Deployer.Kernel;

namespace Deployer.Workspace;

/// <summary>A workspace whose configuration was read and found right.</summary>
/// <param name="Layout">Where things are.</param>
/// <param name="Options">The services and the policy; what precedes `deployer.yaml` is worked in.</param>
/// <param name="Settings">The variables that apply.</param>
/// <param name="Redactor">Knows the secrets of the workspace.</param>
/// <param name="Warnings">What is not right and stops nothing.</param>
internal sealed record LoadedWorkspace(
    WorkspaceLayout Layout, WorkspaceOptions Options, Settings Settings, Redactor Redactor, IReadOnlyList<ConfigurationWarning> Warnings)
{
    /// <summary>All variables of the table with their values and origins.</summary>
    public required IReadOnlyList<EffectiveValue> Variables { get; init; }

    /// <summary>All values of `deployer.yaml` with their origins.</summary>
    public required IReadOnlyList<OptionRow> Rows { get; init; }

    /// <summary>One sentence for each unset variable that keeps something off.</summary>
    public IReadOnlyList<string> SwitchedOff =>
        [.. Variables
            .Where(value => value.Value is null && value.Variable is { AppliesNow: true, SwitchesOn: not null })
            .Select(value => $"{value.Variable.Name} is not set: no {value.Variable.SwitchesOn}.")];
}
