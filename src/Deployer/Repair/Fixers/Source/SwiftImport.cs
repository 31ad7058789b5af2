namespace Deployer.Repair.Fixers.Source;

/// <summary>An import statement.</summary>
/// <param name="Module">The module's name, without submodule or symbol.</param>
/// <param name="Access">`internal`, `public` and so on; null when it does not say.</param>
/// <param name="Start">Byte offset of its first attribute, modifier or keyword.</param>
/// <param name="End">Byte offset after its last token.</param>
/// <param name="IsOnLinux">Whether it can be compiled there.</param>
internal sealed record SwiftImport(string Module, string? Access, int Start, int End, bool IsOnLinux);
