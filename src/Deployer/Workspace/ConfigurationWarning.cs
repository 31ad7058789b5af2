namespace Deployer.Workspace;

/// <summary>Something in the configuration that is not right and stops nothing.</summary>
/// <param name="Problem">What is wrong, and where.</param>
/// <param name="Mend">What to do about it.</param>
internal sealed record ConfigurationWarning(string Problem, string Mend);
