namespace Deployer.Repair.Fixers.ModuleImport;

/// <summary>An import that a file should have.</summary>
/// <param name="Module">Its module.</param>
/// <param name="IsTestable">Whether it must show what is internal.</param>
internal sealed record WantedImport(string Module, bool IsTestable);
