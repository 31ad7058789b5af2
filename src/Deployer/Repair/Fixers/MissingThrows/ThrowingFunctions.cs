using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.MissingThrows;

/// <summary>Finds the functions that have to be declared with `throws`, and where to write it.</summary>
internal sealed class ThrowingFunctions(PackageSources sources)
{
    /// <summary>The function that an error leaves; null when it may not or need not throw, or when a closure is around the place.</summary>
    public SwiftDeclaration? Of(SwiftOutline file, Diagnostic error)
    {
        if (file.Source.NearestTokenOf(error) is not { } token || file.Enclosing(token) is not { IsFunction: true } function) return null;
        return !IsInClosure(file, function, token) && !IsParameter(file, function, token) && MayChange(file, function) && IsExpected(file, function) ? function : null;
    }

    /// <summary>The edit that adds `throws` behind the parameters, or behind `async`.</summary>
    public static TextEdit Declare(SwiftOutline file, SwiftDeclaration function)
    {
        var close = file.Brackets.Of(file.ParametersOf(function)!.Value)!.Value;
        var at = file.Source.Tokens[file.Text(close + 1) is "async" or "reasync" ? close + 1 : close].End;
        return new TextEdit(at, at, " throws");
    }

    /// <summary>Whether what throws there is a closure handed in: such a function throws only when that does.</summary>
    private static bool IsParameter(SwiftOutline file, SwiftDeclaration function, int token)
    {
        while (file.Text(token) is "try" or "await" or "return") token++;
        if (!file.Is(token + 1, '(') || file.ParametersOf(function) is not { } open || file.Brackets.Of(open) is not { } close) return false;
        return Enumerable.Range(open, close - open).Any(index => file.Text(index) == file.Text(token) && file.Is(index + 1, ':'));
    }

    private bool MayChange(SwiftOutline file, SwiftDeclaration function)
    {
        if (file.ParametersOf(function) is not { } open || file.Brackets.Of(open) is not { } close) return false;
        var effects = Enumerable.Range(close + 1, function.HeaderEnd - close).Select(file.Text).TakeWhile(text => text is not ("-" or "where"));
        var isFixed = function.Modifiers.Any(modifier => modifier is "override" or "required" or "@objc" or "@IBAction" or "@_cdecl" or "@convention");
        return !isFixed && !effects.Any(text => text is "throws" or "rethrows") && !IsRequired(function);
    }

    /// <summary>Whether a protocol of the package, or a class below, has a function of that name.</summary>
    private bool IsRequired(SwiftDeclaration function) => sources.Declarations.Any(other =>
        other.Name == function.Name && other.Keyword == function.Keyword && !ReferenceEquals(other, function)
        && (other.Parent?.Keyword == "protocol" || other.Modifiers.Contains("override")) && function.Keyword == "func");

    private bool IsExpected(SwiftOutline file, SwiftDeclaration function)
    {
        if (IsTest(file, function) || IsMain(function)) return true;
        var name = function.Keyword == "init" ? function.Parent?.Name : function.Name;
        var declared = function.IsLocal ? file.Declarations : sources.Declarations;
        if (name is null || declared.Count(other => other.Keyword == function.Keyword && other.IsFunction
            && (function.Keyword == "init" ? other.Parent?.Name == name : other.Name == name)) != 1)
        {
            return false;
        }

        IEnumerable<SwiftOutline> callers = function.IsLocal ? [file] : sources.Files;
        var calls = callers.SelectMany(other => CallsIn(other, name, function)).ToList();
        return calls.Count > 0 && calls.TrueForAll(isTried => isTried);
    }

    private bool IsTest(SwiftOutline file, SwiftDeclaration function) =>
        function.Modifiers.Contains("@Test")
        || (function.Keyword == "func" && function.Name.StartsWith("test", StringComparison.Ordinal)
            && sources.TargetOf(file.Source.File.Path)?.IsTest == true && file.Is(function.NameAt + 2, ')'));

    private static bool IsMain(SwiftDeclaration function) =>
        function is { Name: "main", IsStatic: true, Parent: { } type } && type.Modifiers.Contains("@main");

    /// <summary>For each mention of a function, other than its declaration, whether a `try` covers it.</summary>
    private static IEnumerable<bool> CallsIn(SwiftOutline file, string name, SwiftDeclaration function)
    {
        for (var index = 0; index < file.Source.Tokens.Count; index++)
        {
            var isCall = file.Source.Tokens[index].IsWord(name) && !file.Is(index + 1, ':') && file.Text(index - 1) != "func";
            if (isCall && (function.Keyword == "func" || file.Is(index + 1, '(')) && !IsOfInstance(file, index, function)) yield return IsTried(file, index);
        }
    }

    /// <summary>Whether a function of a type cannot be meant, as a value is asked for it.</summary>
    private static bool IsOfInstance(SwiftOutline file, int index, SwiftDeclaration function) =>
        function.IsStatic && file.Is(index - 1, '.') && (file.Is(index - 2, ')') || file.Is(index - 2, ']') || (file.IsWord(index - 2) && char.IsAsciiLetterLower(file.Text(index - 2)[0])));

    private static bool IsTried(SwiftOutline file, int call)
    {
        for (var index = call; index >= 0 && !file.Is(index, ';') && !file.Is(index, '}'); index--)
        {
            if (file.Text(index) == "try") return true;
            if (file.Is(index, '{') || (file.StartsLine(index) && !ContinuesLine(file, index))) return false;
        }

        return false;
    }

    private static bool ContinuesLine(SwiftOutline file, int first) =>
        file.Is(first, '.') || file.Is(first - 1, '(') || file.Is(first - 1, ',') || file.Is(first - 1, '[') || file.Is(first - 1, '=');

    /// <summary>Whether a brace between a function and a place opens neither a statement's block nor the function's.</summary>
    private static bool IsInClosure(SwiftOutline file, SwiftDeclaration function, int token)
    {
        for (var index = function.Open!.Value + 1; index < token; index++)
        {
            if (file.Is(index, '{') && file.Brackets.Of(index) > token && !StatementBlocks.Opens(file, index)) return true;
        }

        return false;
    }
}
