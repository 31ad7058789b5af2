namespace Deployer.Kernel;

/// <summary>Text without its secrets.</summary>
/// <param name="Text">With a mask for each.</param>
/// <param name="Count">How many were masked.</param>
public readonly record struct Redaction(string Text, int Count);
