namespace Deployer.App.Control;

/// <summary>What the daemon says to it: one line of JSON.</summary>
/// <param name="Ok">It was done.</param>
/// <param name="Message">What was done, or what is wrong.</param>
/// <param name="Code">The short name of the error; null when it was done.</param>
/// <param name="Hint">What to do about the error; null when there is nothing to say.</param>
/// <param name="ExitCode">What the verb exits with.</param>
internal sealed record ControlResponse(bool Ok, string Message, string? Code, string? Hint, int ExitCode);
