using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Operators;

/// <summary>Classes 25, 42 and 43: closures that capture, values that are sent, witnesses of isolated types.</summary>
internal static class ConcurrencyOperators
{
    /// <summary>Up to `self.`, from the opening of a closure in the few lines before it.</summary>
    private const string InClosure = @"(?<=(?:\bin|\) \{|= \{)[^\n{}]*(?:\n[^\n{}]*){0,5})(?<![\w.])self\.(?!(\w+) = \1\b)";

    /// <summary>A loop whose tasks are one line each.</summary>
    private const string Group = @"^([ \t]+)(for [^\n]*\{\n\s+group\.addTask \{)[ \t]*(?=\S[^\n]*\}\n)";

    private static readonly string[] Sent =
    [
        "concurrent_access_of_local_capture", "regionbasedisolation_typed_tns_passed_sending_closure",
        "regionbasedisolation_transfer_yields_race_stronglytransferred_binding", "regionbasedisolation_transfer_yields_race_with_isolation",
        "passing_noattrfunc_to_attrfunc", "non_concurrent_type_member", "non_sendable_capture",
    ];

    public static IReadOnlyList<IOperator> All { get; } =
    [
        new PatternOperator("self-dropped-before-call", (25, Share.Development), ($@"{InClosure}(?=\w+\()", ""), "method_call_in_closure_without_explicit_self", "property_use_in_closure_without_explicit_self"),
        new PatternOperator("self-dropped-before-property", (25, Share.HeldOut), ($@"{InClosure}(?=\w+\b(?!\())", ""), "property_use_in_closure_without_explicit_self"),
        new PatternOperator("counter-changed-in-group", (42, Share.Development), (Group, "$1var started = 0\n$1$2 started += 1; return "), Sent),
        new PatternOperator("list-filled-in-group", (42, Share.HeldOut), (Group, "$1var seen: [String] = []\n$1$2 seen.append(\"started\"); return "), Sent),
        new PatternOperator("sendable-dropped-from-parameter", (42, Share.Development), (@"@escaping @Sendable (?=\()", "@escaping "), Sent),
        new PatternOperator("sendable-dropped-from-closure-type", (42, Share.HeldOut), (@"(\btypealias \w+ = )@Sendable ", "$1"), Sent),
        new PatternOperator("nonisolated-dropped-from-property", (43, Share.Development), (@"\bnonisolated (?=(?:static )?var \w+)", ""), "actor_isolated_witness") { Needs = @"@MainActor|\bactor \w" },
        new PatternOperator("nonisolated-dropped-from-function", (43, Share.HeldOut), (@"\bnonisolated (?=(?:static )?func )", ""), "actor_isolated_witness") { Needs = @"@MainActor|\bactor \w" },
        new PatternOperator("main-actor-on-witness", (43, Share.Development), (@"^(\s+)((?:public )?(?:var description: String \{|func (?:hash\(into|encode\(to|next\(\)|compare\()))", "$1@MainActor $2"), "actor_isolated_witness"),
        new PatternOperator("main-actor-on-conforming-type", (43, Share.HeldOut), (@"^(?=(?:public )?(?:struct|final class) \w+[^{\n]*: [A-Z])", "@MainActor\n"), "actor_isolated_witness"),
    ];
}
