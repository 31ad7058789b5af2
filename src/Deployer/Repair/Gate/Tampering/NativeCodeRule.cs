using System.Text.RegularExpressions;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>C and its relatives, which are read as text: nothing that runs by itself, ends the run or looks for tests.</summary>
internal static partial class NativeCodeRule
{
    public static bool Covers(string path) => Extension().IsMatch(path);

    /// <summary>What is newly there and may not be.</summary>
    public static Check Judge(string path, string before, string after)
    {
        var known = Tricks().Matches(before).Select(match => match.Value).ToList();
        return Tricks().Matches(after).Select(match => match.Value).FirstOrDefault(found => !known.Remove(found)) is { } trick
            ? new Check.Refused("native-trick", $"{path} would use '{trick.Trim()}', which runs by itself, ends the run or asks who runs it.", "code that does its work when it is called")
            : Check.Passed.Instance;
    }

    [GeneratedRegex(@"\.(?:c|h|m|mm|cc|cpp|cxx|hpp|s|S)$")]
    private static partial Regex Extension();

    [GeneratedRegex(@"\b(?:constructor|destructor|weak|alias|ifunc|section|init_priority)\b|\b(?:_?_?exit|_Exit|quick_exit|atexit|on_exit|abort|kill|raise|signal|sigaction|longjmp|fork|execv?[ep]?|dlsym|dlopen|getenv|secure_getenv|getppid|dup2|freopen)\s*\(|[xX][cC][tT]est|asm\b")]
    private static partial Regex Tricks();
}
