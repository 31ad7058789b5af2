using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>No code is put under a condition that never changes.</summary>
internal sealed class ConstantConditionRule : ITamperRule
{
    public IEnumerable<Check> Judge(CodeChange change)
    {
        var before = change.Before.SelectMany(file => file.Root.All().Select(node => Constant(file, node)).OfType<string>()).ToList();
        foreach (var file in change.After)
        {
            foreach (var node in file.Root.All())
            {
                if (Constant(file, node) is { } text && !before.Remove(text))
                {
                    yield return new Check.Refused("constant-condition", $"{file.Path}:{file.LineAt(node.Start)}: '{text}' never changes.", "code that depends on something, or on nothing");
                }
            }
        }
    }

    private static string? Constant(CodeFile file, SyntaxNode node) =>
        node.Kind is "stmt.if" or "stmt.guard" or "stmt.while"
        && node.Elements.Where(element => element.Kind.EndsWith("condition_expr", StringComparison.Ordinal)).ToList() is { Count: > 0 } conditions
        && conditions.All(element => IsConstant(file.TokensIn(element.Start, element.End)))
        && !(node.Kind == "stmt.while" && file.TokensIn(conditions[0].Start, conditions[0].End) is [{ Text: "true" }])
            ? $"{node.Kind[5..]} {Words.Text(file.TokensIn(conditions[0].Start, conditions[^1].End))}"
            : null;

    private static bool IsConstant(IReadOnlyList<SwiftToken> tokens) => tokens.Count > 0 && tokens.All(token => !LocalNames.IsName(token)) && tokens.Any(LocalNames.IsLiteral);
}
