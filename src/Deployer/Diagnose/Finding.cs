namespace Deployer.Diagnose;

/// <summary>An error with what only its reader knows and its keys need.</summary>
/// <param name="Diagnostic">The error.</param>
internal sealed record Finding(Diagnostic Diagnostic)
{
    /// <summary>The test that failed; null when it is no test's, or nobody knows whose.</summary>
    public string? TestId { get; init; }

    /// <summary>What the test said, without its name.</summary>
    public string? Reason { get; init; }

    /// <summary>What a parameterised test was called with, as it displays it; null when it takes nothing or nobody tells.</summary>
    public string? Arguments { get; init; }

    /// <summary>The innermost functions of ours when it crashed, at most 3.</summary>
    public IReadOnlyList<string> Frames { get; init; } = [];
}

/// <summary>What one run of a program showed.</summary>
internal sealed record RunFindings
{
    public static RunFindings None { get; } = new();

    /// <summary>Empty exactly when the run succeeded.</summary>
    public IReadOnlyList<Finding> Errors { get; init; } = [];

    /// <summary>Warnings and less.</summary>
    public IReadOnlyList<Diagnostic> Others { get; init; } = [];

    public IReadOnlyList<TestResult> Tests { get; init; } = [];

    /// <summary>True when nothing tells whether a test ran, although some should have.</summary>
    public bool IsSilent { get; init; }
}
