using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Calls;

/// <summary>The part of a function's declaration between its parameters and its body.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Function">What is declared.</param>
internal sealed record FunctionHeader(SwiftOutline File, SwiftDeclaration Function)
{
    private static readonly string[] Words = ["async", "reasync", "throws", "rethrows"];

    /// <summary>The function whose body a token stands in; null in a getter, in a closure or outside of functions.</summary>
    public static FunctionHeader? Around(SwiftOutline file, int token) =>
        file.Enclosing(token) is { IsFunction: true } function && ParametersEnd(file, function) is not null && ClosureAround(file, function, token) is null
            ? new FunctionHeader(file, function)
            : null;

    /// <summary>The brace of the innermost closure that a token stands in, within a function.</summary>
    public static int? ClosureAround(SwiftOutline file, SwiftDeclaration function, int token)
    {
        for (var at = Expressions.Encloser(file, token); at > function.Open; at = Expressions.Encloser(file, at.Value))
        {
            if (file.Is(at.Value, '{') && !StatementBlocks.Opens(file, at.Value)) return at;
        }

        return null;
    }

    /// <summary>The same function as another version has it; null when there is none or there are several.</summary>
    public FunctionHeader? In(PackageSources? other)
    {
        if (other?.File(File.Source.File.Path) is not { } file) return null;
        var found = file.Declarations.Where(one =>
            one.Keyword == Function.Keyword && one.Name == Function.Name && one.Parent?.Name == Function.Parent?.Name && ParametersEnd(file, one) is not null).ToList();
        var same = found.Where(one => new FunctionHeader(file, one).Parameters == Parameters).ToList();
        return same is [var exact] ? new(file, exact) : found is [var only] ? new(file, only) : null;
    }

    /// <summary>Byte offset after the bracket that closes the parameters.</summary>
    public int Start => File.Source.Tokens[Close].End;

    /// <summary>The bytes of its parameters.</summary>
    public string Parameters => File.Source.File.Text[File.Source.Tokens[File.ParametersOf(Function)!.Value].Start..Start];

    /// <summary>Byte offset after `async`, `throws` and the type of what is thrown.</summary>
    public int EffectsEnd
    {
        get
        {
            var at = Close;
            while (Words.Contains(File.Text(at + 1)) || (File.Is(at + 1, '(') && File.Text(at) == "throws"))
            {
                at = File.Is(at + 1, '(') ? File.Brackets.Of(at + 1) ?? at + 1 : at + 1;
            }

            return File.Source.Tokens[at].End;
        }
    }

    /// <summary>For example ` async throws`; empty when it has no effects.</summary>
    public string Effects => File.Source.File.Text[Start..EffectsEnd];

    /// <summary>Byte offset after the type that is returned.</summary>
    public int End => Math.Max(EffectsEnd, File.Source.Tokens[LastOfResult()].End);

    /// <summary>For example ` -> Int`; empty when it returns nothing.</summary>
    public string Result => File.Source.File.Text[EffectsEnd..End];

    public bool Has(string word) => Effects.Split([' ', '(', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Contains(word, StringComparer.Ordinal);

    private int Close => ParametersEnd(File, Function)!.Value;

    private static int? ParametersEnd(SwiftOutline file, SwiftDeclaration function) =>
        file.ParametersOf(function) is { } open ? file.Brackets.Of(open) : null;

    private int LastOfResult()
    {
        var limit = Function.Open ?? Function.HeaderEnd + 1;
        for (var at = Close + 1; at < limit; at++)
        {
            if (File.Text(at) == "where") return at - 1;
        }

        return limit - 1;
    }
}
