namespace Deployer.Diagnose.Tests;

/// <summary>How a test run ended.</summary>
/// <param name="ExitCode">Null when only a log is at hand.</param>
/// <param name="DeadlineExceeded">True when it was killed because its time was over.</param>
internal sealed record RunEnd(int? ExitCode, bool DeadlineExceeded)
{
    /// <summary>Nothing but a log is at hand.</summary>
    public static RunEnd Unknown { get; } = new(null, false);

    public bool Succeeded => ExitCode == 0 && !DeadlineExceeded;
}

/// <summary>All that a test run left behind.</summary>
/// <param name="Text">Its log.</param>
/// <param name="End">How it ended.</param>
internal sealed record TestEvidence(TestLog Text, RunEnd End)
{
    /// <summary>Swift Testing's event stream; null when there is none.</summary>
    public EventStream? Events { get; init; }

    /// <summary>True when the package manager ran the tests, whose libraries always say something.</summary>
    public bool IsByPackageManager { get; init; }

    public IReadOnlyList<XUnitFile> XUnitFiles { get; init; } = [];

    public IEnumerable<ToldTest> XUnitTests(TestLibrary library) =>
        XUnitFiles.SelectMany(file => file.Tests).Where(test => test.Result.Library == library);
}

/// <summary>The tests of one library.</summary>
/// <param name="Ended">Those that ended.</param>
/// <param name="Unfinished">Those that started and never ended, as if they had failed.</param>
internal sealed record ToldTests(IReadOnlyList<ToldTest> Ended, IReadOnlyList<ToldTest> Unfinished);

/// <summary>An execution of a test in the text of XCTest, and what it is about.</summary>
/// <param name="Case">As printed.</param>
/// <param name="Test">Where it belongs in the package.</param>
internal sealed record ToldCase(XCTestCase Case, ToldTest Test);
