using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.SpareEffects;

/// <summary>The places of a file at which somebody waits for an error: a `do` whose `catch` is never reached, and tests of errors.</summary>
/// <param name="file">The file.</param>
/// <param name="unreachable">What the compiler says about its `catch` blocks.</param>
internal sealed class AwaitedErrors(SwiftOutline file, IEnumerable<Diagnostic> unreachable)
{
    private const int Farthest = 400;

    private readonly List<int> _blocks =
        [.. unreachable.Select(error => file.Source.TokenOf(error)).OfType<int>().Select(found => file.Brackets.Of(found - 1)).OfType<int>()];

    /// <summary>Whether the place of an error is one of them.</summary>
    public bool Cover(Diagnostic error)
    {
        if (file.Source.TokenOf(error) is not { } token) return false;
        for (var index = token - 1; index >= 0 && index > token - Farthest; index--)
        {
            if (file.Brackets.Of(index) is not { } partner) continue;
            if (partner < index) index = partner;
            else if (_blocks.Contains(index) || IsTestOfErrors(index)) return true;
        }

        return false;
    }

    /// <summary>`XCTAssertThrowsError(` or the closure of `#expect(throws: …) {`.</summary>
    private bool IsTestOfErrors(int open)
    {
        if (file.Is(open, '(')) return file.Text(open - 1) == "XCTAssertThrowsError" || IsThrows(open);
        return file.Is(open - 1, ')') && file.Brackets.Of(open - 1) is { } arguments && IsThrows(arguments);
    }

    private bool IsThrows(int open) => file.Text(open - 1) is "expect" or "require" && file.Text(open + 1) == "throws";
}
