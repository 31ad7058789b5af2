namespace Deployer.Repair.Search.Generators.Names;

/// <summary>A place where a name is used.</summary>
/// <param name="File">Relative to the package.</param>
/// <param name="Offset">Of its first byte.</param>
internal sealed record NameUse(string File, int Offset);
