using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Operators;

/// <summary>Classes 17 and 36: warnings that count as errors.</summary>
internal static class WarningOperators
{
    private const string Deprecated = "\n@available(*, deprecated, renamed: \"$new\")\npublic typealias $old = $new\n";
    private static readonly string[] Unused = ["pbd_never_used", "immutable_value_never_used", "variable_never_used"];

    public static IReadOnlyList<IOperator> All { get; } =
    [
        .. Patterns().Select(pattern => new StrictOperator(pattern)),
        new StrictOperator(new RenameOperator("old-name-deprecated", (17, Share.Development), (@"\bpublic (?:struct|enum) (\w+)", "Record"), "availability_deprecated_rename") { Appended = Deprecated }),
        new StrictOperator(new RenameOperator("old-class-deprecated", (17, Share.HeldOut), (@"\b(?:public )(?:final class|class|protocol|actor) (\w+)", "Base"), "availability_deprecated_rename") { Appended = Deprecated }),
    ];

    private static IEnumerable<PatternOperator> Patterns() =>
    [
        new("discardable-dropped", (36, Share.Development), (@"^[ \t]*@discardableResult\n", ""), "expression_unused_result_call", "expression_unused_result"),
        new("result-not-taken", (36, Share.HeldOut), (@"^([ \t]+(?:try |await |try await )?)_ = (?=\w)", "$1"), "expression_unused_result_call", "expression_unused_result", "expression_unused_result_operator"),
        new("constant-made-variable", (36, Share.Development), (@"^([ \t]{4,})let (?=\w+ = )", "$1var "), "variable_never_mutated"),
        new("bound-constant-made-variable", (36, Share.HeldOut), (@"\b(if|guard) let (?=\w+ = )", "$1 var "), "variable_never_mutated"),
        new("value-left-over", (36, Share.Development), (@"^([ \t]{8,})(return [^\n{]+\n)", "$1let previous = 0\n$1$2"), Unused),
        new("index-not-used", (36, Share.HeldOut), (@"\bfor _ in ", "for index in "), Unused),
        new("try-before-what-cannot-fail", (36, Share.Development), (@"^([ \t]+(?:let|var) \w+ = )(?=(?!try|await|any|some|if|switch)[\w.]+\([^\n{]*\)\n)", "$1try "), "no_throw_in_try"),
        new("try-in-return-of-what-cannot-fail", (36, Share.HeldOut), (@"^([ \t]+return )(?=(?!try|await|any|some|if|switch)[\w.]+\([^\n{]*\)\n)", "$1try "), "no_throw_in_try"),
    ];
}
