namespace Deployer.Diagnose.Tests;

/// <summary>A test as one source tells of it.</summary>
/// <param name="Result">The result; of a test that never ended as if it had failed.</param>
internal sealed record ToldTest(TestResult Result)
{
    /// <summary>Why it failed, without the arguments of its case; null when nothing says.</summary>
    public string? Reason { get; init; }

    /// <summary>Line of the log that says why it failed; null when no log does.</summary>
    public int? LogLine { get; init; }

    public string Id => Result.Id;
}
