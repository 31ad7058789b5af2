namespace Deployer.Repair.Fixers.MissingProduct;

/// <summary>A library that a package offers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Package">The package's identity: the last part of its path or address.</param>
internal sealed record ProductOfPackage(string Name, string Package);
