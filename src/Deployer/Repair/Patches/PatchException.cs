namespace Deployer.Repair.Patches;

/// <summary>A patch that is malformed or does not fit; the message is for its author.</summary>
internal sealed class PatchException(string message) : Exception(message);
