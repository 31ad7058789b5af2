using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>What the constants of a function stand for, so that an assertion about a name can be read as one about its value.</summary>
internal sealed class LocalNames
{
    private const int MostSteps = 4;
    private const int LongestExpression = 400;

    private static readonly HashSet<string> Literals = new(["true", "false", "nil"], StringComparer.Ordinal);

    /// <summary>Words that make no value depend on the code under test.</summary>
    private static readonly HashSet<string> Neutral = new(
        [
            "true", "false", "nil", "try", "await", "as", "is", "Bool", "Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32",
            "UInt64", "Double", "Float", "String", "Character", "Optional", "some", "none", "Array", "Set", "Dictionary", "init", "Data", "utf8",
            "count", "isEmpty", "description", "self", "Self", "in", "return", "literal", "default",
        ],
        StringComparer.Ordinal);

    private readonly Dictionary<string, IReadOnlyList<SwiftToken>> _values = new(StringComparer.Ordinal);

    public LocalNames(CodeUnit unit)
    {
        foreach (var local in unit.Node.All().Where(node => node.Kind == "decl.var.local" && node.Name.Length > 0))
        {
            var tokens = unit.File.TokensIn(local.Start, local.End);
            var equals = tokens.TakeWhile(token => !token.IsSymbol('=')).Count();
            IReadOnlyList<SwiftToken> value = [.. tokens.Skip(equals + 1)];

            // A name that is bound twice stands for neither.
            _values[local.Name] = value.Count > 0 && tokens[0].IsWord("let") && !tokens.Any(token => token.IsSymbol(',')) && !_values.ContainsKey(local.Name) ? value : [];
        }
    }

    public static bool IsLiteral(SwiftToken token) =>
        token.Kind == SwiftTokenKind.String || (token.Kind == SwiftTokenKind.Word && (char.IsAsciiDigit(token.Text[0]) || Literals.Contains(token.Text)));

    public static bool IsName(SwiftToken token) => token.Kind == SwiftTokenKind.Word && !IsLiteral(token) && !Neutral.Contains(token.Text);

    /// <summary>An expression with local names replaced by what they stand for.</summary>
    public IReadOnlyList<SwiftToken> WriteOut(IReadOnlyList<SwiftToken> expression)
    {
        for (var step = 0; step < MostSteps && expression.Count < LongestExpression; step++)
        {
            var now = expression;
            var next = now.SelectMany((token, index) => StandsFor(now, index) is { } value ? value : [token]).ToList();
            if (next.Count == now.Count && next.SequenceEqual(now)) break;
            expression = next;
        }

        return expression;
    }

    /// <summary>True when no part of an expression depends on the code under test.</summary>
    public static bool IsConstant(IReadOnlyList<SwiftToken> expression) =>
        !expression.Any(token => IsName(token) || (token.Kind == SwiftTokenKind.String && token.Text.Contains("\\(", StringComparison.Ordinal)));

    private IReadOnlyList<SwiftToken>? StandsFor(IReadOnlyList<SwiftToken> expression, int index) =>
        expression[index].Kind == SwiftTokenKind.Word && !(index > 0 && expression[index - 1].IsSymbol('.'))
        && !(index + 1 < expression.Count && expression[index + 1].IsSymbol(':'))
        && _values.TryGetValue(expression[index].Text, out var value) && value.Count > 0
            ? value
            : null;
}
