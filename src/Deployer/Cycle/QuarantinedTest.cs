using Deployer.Kernel;

namespace Deployer.Cycle;

/// <summary>A test that was proven flaky: while that holds its failures alone do not make its service red.</summary>
/// <param name="Service">Whose.</param>
/// <param name="Test">What identifies it across runs.</param>
/// <param name="Commit">The commit at which it was proven.</param>
/// <param name="FirstSeen">When that was.</param>
/// <param name="Expires">From then on its failures count again.</param>
/// <param name="Owner">Name and address of who last wrote its file, or the commit when that is unknown.</param>
/// <param name="Evidence">How it was proven last, for people.</param>
internal sealed record QuarantinedTest(
    ServiceName Service, string Test, CommitId Commit, DateTimeOffset FirstSeen, DateTimeOffset Expires, string Owner, string Evidence)
{
    /// <summary>How many tests of one service are kept.</summary>
    public const int Most = 200;

    /// <summary>The file in which it failed, relative to the package; null when unknown.</summary>
    public string? File { get; init; }

    /// <summary>The id of that file's content then; null when unknown.</summary>
    public string? Content { get; init; }

    /// <summary>How often it failed and passed in all looks so far.</summary>
    public int Failed { get; init; }

    public int Passed { get; init; }

    /// <summary>True while the file is as it was: a changed test is another test.</summary>
    public bool IsOf(string? content) => Content == content;

    public bool IsOver(DateTimeOffset now) => now >= Expires;
}
