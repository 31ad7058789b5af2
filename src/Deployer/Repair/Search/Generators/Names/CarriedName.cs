namespace Deployer.Repair.Search.Generators.Names;

/// <summary>A name that another one took the place of since the green version.</summary>
/// <param name="From">As it was.</param>
/// <param name="To">As it is.</param>
/// <param name="Doubt">0 when both stood at the same place of the same line.</param>
internal sealed record CarriedName(string From, string To, double Doubt);
