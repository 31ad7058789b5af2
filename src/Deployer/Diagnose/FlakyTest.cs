namespace Deployer.Diagnose;

/// <summary>A test that failed and passed at one commit: what it says is not about the code's change.</summary>
/// <param name="Id">What identifies it across runs; empty when the run did not name the test that failed.</param>
/// <param name="File">Where it failed, relative to the package; null when unknown.</param>
/// <param name="Failed">How often it failed in this look.</param>
/// <param name="Passed">How often it passed in this look.</param>
/// <param name="Evidence">How that was seen, for people.</param>
internal sealed record FlakyTest(string Id, string? File, int Failed, int Passed, string Evidence)
{
    /// <summary>The test for people.</summary>
    public string Name => Id.Length == 0 ? "a test that the log does not name" : Id;
}
