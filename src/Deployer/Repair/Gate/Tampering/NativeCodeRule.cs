using System.Text.RegularExpressions;
using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>C and its relatives, which are read as words: nothing that runs by itself, ends the run, looks for tests, or knows their answers.</summary>
internal static partial class NativeCodeRule
{
    private static readonly string[] Usual = ["0", "1"];

    public static bool Covers(string path) => Extension().IsMatch(path);

    /// <summary>What is newly there and may not be.</summary>
    /// <param name="path">The file.</param>
    /// <param name="before">Its text before; empty when it is new.</param>
    /// <param name="after">Its text after.</param>
    /// <param name="expected">Literals of the tests that failed; empty when none did.</param>
    public static Check Judge(string path, string before, string after, IReadOnlySet<string> expected)
    {
        if (New(Tricks(), before, after) is { } trick)
        {
            return new Check.Refused("native-trick", $"{path} would use '{trick}', which runs by itself, ends the run or asks who runs it.", "code that does its work when it is called");
        }

        if (expected.Count == 0)
        {
            return Check.Passed.Instance;
        }

        var answer = NewLiterals(before, after).FirstOrDefault(expected.Contains)
            ?? (New(Keys(), before, after) is { } key && Usual.All(usual => !key.EndsWith($" {usual}", StringComparison.Ordinal)) ? key : null);
        return answer is null
            ? Check.Passed.Instance
            : new Check.Refused("special-cased", $"{path} would answer for '{answer}' in particular, as a failed test expects.", "code that is right for other values as well");
    }

    private static string? New(Regex pattern, string before, string after)
    {
        var known = pattern.Matches(before).Select(match => match.Value).ToList();
        return pattern.Matches(after).Select(match => match.Value).FirstOrDefault(found => !known.Remove(found)) is { } text
            ? string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : null;
    }

    private static IEnumerable<string> NewLiterals(string before, string after)
    {
        var known = Literals(before).ToList();
        return Literals(after).Where(text => !known.Remove(text));
    }

    /// <summary>Numbers without the letters that say their type.</summary>
    private static IEnumerable<string> Literals(string text) =>
        SwiftLexer.Read(text).Where(LocalNames.IsLiteral).Select(token => token.Kind == SwiftTokenKind.String ? token.Text : token.Text.TrimEnd('u', 'U', 'l', 'L'));

    [GeneratedRegex(@"\.(?:c|h|m|mm|cc|cpp|cxx|hpp|s|S)$")]
    private static partial Regex Extension();

    [GeneratedRegex(@"\b(?:constructor|destructor|weak|alias|ifunc|section|init_priority)\b|\b(?:_?_?exit|_Exit|quick_exit|atexit|on_exit|abort|kill|raise|signal|sigaction|longjmp|fork|execv?[ep]?|dlsym|dlopen|getenv|secure_getenv|getppid|dup2|freopen)\s*\(|[xX][cC][tT]est|asm\b")]
    private static partial Regex Tricks();

    /// <summary>A comparison with a number.</summary>
    [GeneratedRegex(@"\b\w+\s*==\s*\d\w*|\bcase\s+\d\w*")]
    private static partial Regex Keys();
}
