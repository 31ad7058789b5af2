using System.Text.RegularExpressions;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>Judges conditions of `#if`.</summary>
internal static partial class Conditions
{
    /// <summary>
    /// Whether code under a condition may be hidden from the build that judges it, for no reason of the platform: a flag, a constant,
    /// or a platform that no service runs on. Apple's and Linux's differ for good reasons.
    /// </summary>
    public static bool MayHide(string condition) =>
        condition.Length > 0 && (OtherPlatform().IsMatch(condition) || Remaining(condition).Any(char.IsLetterOrDigit));

    private static string Remaining(string condition) => Known().Replace(condition, "");

    [GeneratedRegex(@"\b(?:os|targetEnvironment|canImport)\s*\(\s*(?:Windows|WASI|Android|Haiku|Cygwin|FreeBSD|OpenBSD|PS4|none|simulator|XCTest|Testing)\b")]
    private static partial Regex OtherPlatform();

    [GeneratedRegex(@"#(?:if|elseif|else)\b|\b(?:os|canImport|arch|swift|compiler|targetEnvironment|hasFeature|hasAttribute|_endian|_runtime)\s*\([^()]*\)")]
    private static partial Regex Known();
}
