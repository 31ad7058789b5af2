using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Operators;

/// <summary>Classes 51 to 53: what builds and does wrong, dies or does not end.</summary>
internal static class BehaviourOperators
{
    public static IReadOnlyList<IOperator> All { get; } =
    [
        Wrong("comparison-widened", Share.Development, @"(?<=\w |\) )<(?= [\w(])", "<="),
        Wrong("comparison-narrowed", Share.HeldOut, @"(?<=\w |\) )>=(?= [\w(])", ">"),
        Wrong("one-more", Share.Development, @"(?<=[\w)] )\+ 1\b", "+ 2"),
        Wrong("one-less-forgotten", Share.HeldOut, @"(?<=[\w)]) - 1\b", ""),
        Wrong("operands-swapped", Share.Development, @"(\w+(?:\.\w+)*) - (\w+(?:\.\w+)*)", "$2 - $1"),
        Wrong("and-made-or", Share.HeldOut, "&&", "||"),
        Wrong("condition-negated", Share.Development, @"\bif !(?=\w)", "if "),
        Wrong("state-not-updated", Share.Development, @"^\s+\w+(?:\.\w+)* [-+]= [^\n{]+\n", ""),
        Wrong("state-not-assigned", Share.HeldOut, @"^\s+\w+\[[^\]\n]+\] = [^\n{]+\n", ""),
        Wrong("default-number-changed", Share.HeldOut, @"(?<=\?\? )0\b", "1"),
        Wrong("default-flag-changed", Share.Development, @"(?<=: Bool = )false", "true"),
        Wrong("defer-dropped", Share.HeldOut, @"^\s+defer \{[^{}\n]*\}\n", ""),
        Wrong("key-of-text-changed", Share.Development, @"(case \w+ = "" *) ("")", "$1$2"),
        Wrong("rounding-changed", Share.HeldOut, @"\.toNearestOrAwayFromZero|\.toNearestOrEven", ".down"),
        Wrong("guard-dropped", Share.HeldOut, @"^\s+guard (?!let|var|case)[^\n]*else \{[^{}\n]*\}\n", ""),
        Wrong("order-reversed", Share.Development, @"(\.sorted \{ \$0[\w.]* )<(?= \$1)", "$1>"),
        Dies("index-too-far", Share.Development, @"\[(\w+)\](?=[\s,)])", "[$1 + 1]"),
        Dies("default-forced", Share.HeldOut, @" \?\? [\w.]+(?=[\s),\n])", "!"),
        Dies("first-forced", Share.Development, @"\bif let (\w+) = ([\w.]+)\.first\b([^\n{]*)\{", "let $1 = $2.first!\n        if true$3{"),
        Hangs("loop-does-not-advance", Share.Development, @"^\s+(?:index|position|cursor|i|offset|current|attempt) \+= [^\n{]+\n", ""),
        Hangs("continuation-not-resumed", Share.HeldOut, @"^\s+\w+\.resume\([^\n{]*\)\n", ""),
    ];

    private static PatternOperator Wrong(string name, Share half, string pattern, string replacement) =>
        new(name, (51, half), (pattern, replacement)) { Symptom = Symptom.Tests };

    private static PatternOperator Dies(string name, Share half, string pattern, string replacement) =>
        new(name, (52, half), (pattern, replacement)) { Symptom = Symptom.Crash };

    private static PatternOperator Hangs(string name, Share half, string pattern, string replacement) =>
        new(name, (53, half), (pattern, replacement)) { Symptom = Symptom.Hang };
}
