namespace Deployer.Workspace;

/// <summary>One value of the effective configuration.</summary>
/// <param name="Key">Its keys joined by dots; services by their names.</param>
/// <param name="Value">As it would be written; `[]` for an empty list, null for none.</param>
/// <param name="Origin">`deployer.yaml:LINE`, `default`, or the variable that decides it.</param>
internal sealed record OptionRow(string Key, string? Value, string Origin);
