using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>The words that matter to whether a test still tests, and how they are counted in tokens: never in comments or strings.</summary>
internal static class Words
{
    /// <summary>Functions and macros that say what is expected.</summary>
    public static readonly IReadOnlySet<string> Assertions = new HashSet<string>(StringComparer.Ordinal)
    {
        "XCTAssert", "XCTAssertTrue", "XCTAssertFalse", "XCTAssertEqual", "XCTAssertNotEqual", "XCTAssertIdentical", "XCTAssertNotIdentical",
        "XCTAssertNil", "XCTAssertNotNil", "XCTAssertGreaterThan", "XCTAssertGreaterThanOrEqual", "XCTAssertLessThan",
        "XCTAssertLessThanOrEqual", "XCTAssertThrowsError", "XCTAssertNoThrow", "XCTFail", "XCTUnwrap", "expect", "require", "confirmation",
    };

    /// <summary>What keeps a test from running or its failure from counting.</summary>
    public static readonly IReadOnlySet<string> Skips = new HashSet<string>(StringComparer.Ordinal)
    {
        "XCTSkip", "XCTSkipIf", "XCTSkipUnless", "withKnownIssue", "XCTExpectFailure", "disabled", "enabled", "continueAfterFailure",
        "executionTimeAllowance", "isIntermittent", "XCTIssue", "XCTestObservation", "XCTestObservationCenter", "hidden",
    };

    /// <summary>What ends the program.</summary>
    public static readonly IReadOnlySet<string> Ends = new HashSet<string>(StringComparer.Ordinal)
    {
        "exit", "_exit", "_Exit", "quick_exit", "atexit", "at_quick_exit", "on_exit", "kill", "raise", "abort", "signal", "sigaction", "longjmp",
        "pthread_exit", "pthread_kill", "execv", "execve", "execvp", "posix_spawn", "fork", "vfork", "dup2",
    };

    /// <summary>What leaves a block before its end, or makes what follows depend on something.</summary>
    public static readonly IReadOnlySet<string> Branches = new HashSet<string>(StringComparer.Ordinal)
    {
        "return", "throw", "break", "continue", "fallthrough", "guard", "if", "switch", "while", "for", "repeat", "catch", "defer", "Task", "detached",
    };

    /// <summary>What tells code whether it runs under tests, who called it, or where it runs.</summary>
    public static readonly IReadOnlySet<string> Surroundings = new HashSet<string>(StringComparer.Ordinal)
    {
        "ProcessInfo", "CommandLine", "getenv", "secure_getenv", "environ", "callStackSymbols", "callStackReturnAddresses", "NSClassFromString",
        "objc_getClass", "dlsym", "dlopen", "dladdr", "backtrace", "allBundles", "allFrameworks", "getppid", "getprogname", "__progname",
        "program_invocation_name", "program_invocation_short_name", "_typeByName", "isatty", "#file", "#fileID", "#filePath", "#function", "#line", "#column", "#dsohandle",
    };

    /// <summary>What gives up a check of the compiler or of the program.</summary>
    public static readonly IReadOnlySet<string> Unsafe = new HashSet<string>(StringComparer.Ordinal)
    {
        "fatalError", "preconditionFailure", "unchecked", "unsafe", "preconcurrency", "unsafeBitCast", "unsafeDowncast", "try!", "as!", "try?",
        "assumeIsolated", "withoutActuallyEscaping", "unowned",
    };

    /// <summary>Tokens with one space between.</summary>
    public static string Text(IEnumerable<SwiftToken> tokens) => string.Join(' ', tokens.Select(token => token.Text));

    /// <summary>The words of tokens as these lists name them: `try?` and `#file` are one word.</summary>
    public static IEnumerable<string> In(IReadOnlyList<SwiftToken> tokens)
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            var token = tokens[index];
            var next = index + 1 < tokens.Count ? tokens[index + 1] : null;
            if (token.Kind == SwiftTokenKind.Directive) yield return "#if";
            else if (token.Kind == SwiftTokenKind.Word && token.Text is "try" or "as" && next is { Kind: SwiftTokenKind.Symbol, Text: "?" or "!" } && next.Start == token.End) yield return token.Text + next.Text;
            else if (token.IsSymbol('#') && next?.Kind == SwiftTokenKind.Word) yield return "#" + next.Text;
            else if (token.Kind == SwiftTokenKind.Word) yield return token.Text;
        }
    }

    /// <summary>How often the words of a list occur.</summary>
    public static Dictionary<string, int> Count(IReadOnlyList<SwiftToken> tokens, IReadOnlySet<string> words) => In(tokens)
        .Where(words.Contains)
        .GroupBy(word => word, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    /// <summary>The first word of a list that occurs more often after than before; null when none does.</summary>
    public static string? MoreOf(IReadOnlySet<string> words, IReadOnlyList<SwiftToken> before, IReadOnlyList<SwiftToken> after)
    {
        var known = Count(before, words);
        return Count(after, words).FirstOrDefault(found => found.Value > known.GetValueOrDefault(found.Key)).Key;
    }
}
