using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Operators;

/// <summary>Classes 1 to 20: effects, optionals, cases, names, labels.</summary>
internal static class CallOperators
{
    private const string Missing = "cannot_find_in_scope";
    private const string NoMember = "could_not_find_value_member";
    private const string Unavailable = "\n@available(*, unavailable, renamed: \"$new\")\npublic typealias $old = $new\n";

    public static IReadOnlyList<IOperator> All { get; } =
    [
        new PatternOperator("await-dropped-from-binding", (1, Share.Development), (@"= await (?!MainActor)", "= "), "async_expr_without_await"),
        new PatternOperator("await-dropped-from-statement", (1, Share.HeldOut), (@"^(\s+)(return )?await ", "$1$2"), "async_expr_without_await"),
        new PatternOperator("try-dropped-from-binding", (2, Share.Development), (@"= try (?!await)", "= "), "throwing_call_without_try"),
        new PatternOperator("try-dropped-from-statement", (2, Share.HeldOut), (@"^(\s+)(return )?try (?!await)", "$1$2"), "throwing_call_without_try"),
        new PatternOperator("try-await-dropped-from-binding", (3, Share.Development), ("= try await ", "= "), "throwing_call_without_try", "async_expr_without_await"),
        new PatternOperator("try-await-dropped-from-statement", (3, Share.HeldOut), (@"^(\s+)(return )?try await ", "$1$2"), "throwing_call_without_try", "async_expr_without_await"),
        new PatternOperator("function-begins-to-throw", (4, Share.Development), (@"^(\s*(?:public |private |internal )?(?:mutating )?func \w+\([^)\n]*\)) (-> )", "$1 throws $2"), "throwing_call_without_try", "tryless_throwing_call_unhandled"),
        new PatternOperator("static-function-begins-to-throw", (4, Share.HeldOut), (@"^(\s*(?:public |private )?static func \w+\([^)\n]*\)) (-> )", "$1 throws $2"), "throwing_call_without_try", "tryless_throwing_call_unhandled"),
        new PatternOperator("throws-dropped-from-function", (5, Share.Development), (@"(func \w+(?:<[^>\n]*>)?\([^)\n]*\)(?: async)?) throws(?:\(\w+\))?", "$1"), "try_unhandled", "throw_in_nonthrowing_function", "error_in_future", "unhandled_throw"),
        new PatternOperator("throws-dropped-from-initializer", (5, Share.HeldOut), (@"(init\([^)\n]*\)) throws(?:\(\w+\))?", "$1"), "try_unhandled", "throw_in_nonthrowing_function", "unhandled_throw"),
        new PatternOperator("async-dropped", (6, Share.Development), (@"(func \w+(?:<[^>\n]*>)?\([^)\n]*\)) async(?= throws)", "$1"), "async_in_nonasync_function"),
        new PatternOperator("async-dropped-alone", (6, Share.HeldOut), (@"(func \w+(?:<[^>\n]*>)?\([^)\n]*\)) async(?! throws)", "$1"), "async_in_nonasync_function"),
        new PatternOperator("default-dropped", (7, Share.Development), (@" \?\? (?:-?[\d.]+|\w+(?:\.\w+)*|\[:?\])(?=[\s),\n])", ""), "optional_not_unwrapped", "value_of_optional_type_must_be_unwrapped", "cannot_convert_to_return_type"),
        new PatternOperator("default-text-dropped", (7, Share.HeldOut), (@" \?\? ""[^""\n]*""", ""), "optional_not_unwrapped", "value_of_optional_type_must_be_unwrapped", "cannot_convert_to_return_type"),
        new PatternOperator("chain-made-plain", (8, Share.Development), (@"(\w)\?\.(?=\w+\()", "$1."), "optional_base_not_unwrapped", "optional_not_unwrapped"),
        new PatternOperator("chain-to-property-made-plain", (8, Share.HeldOut), (@"([\w\])])\?\.(?=\w+\b(?!\())", "$1."), "optional_base_not_unwrapped", "optional_not_unwrapped"),
        new PatternOperator("bound-value-forced", (9, Share.Development), (@"\bif let (\w+) = ([\w.]+(?:\[[^\]\n]+\])?) \{", "if let $1 = $2! {"), "condition_optional_element_pattern_not_valid_type"),
        new PatternOperator("guarded-value-defaulted", (9, Share.HeldOut), (@"\bguard let (\w+) = ([\w.]+\.(?:first|last)) else", "guard let $1 = $2! else"), "condition_optional_element_pattern_not_valid_type"),
        new PatternOperator("return-type-loses-optional", (10, Share.Development), (@"(func [^\n{]*-> [\w.<>\[\], ]+)\?( \{)", "$1$2"), "cannot_convert_to_return_type_nil", "optional_not_unwrapped", "cannot_convert_nil_initialize"),
        new PatternOperator("property-loses-optional", (10, Share.HeldOut), (@"^(\s+(?:public |private |internal )?(?:let|var) \w+: [\w.<>\[\]]+)\?", "$1"), "cannot_convert_argument_value_nil", "optional_not_unwrapped", "condition_optional_element_pattern_not_valid_type", "cannot_convert_assign_nil", "cannot_convert_initializer_value_nil", "optional_chain_noop"),
        new PatternOperator("case-added", (11, Share.Development), (@"^(\s+)(case \w+)$", "$1$2\n$1case unclassified"), "non_exhaustive_switch"),
        new PatternOperator("case-with-payload-added", (11, Share.HeldOut), (@"^(\s+)(case \w+\(\w+: \w+\))$", "$1$2\n$1case deferred(reason: String)"), "non_exhaustive_switch"),
        new PatternOperator("default-case-dropped", (12, Share.Development), (@"^\s+default: ?[^\n]+\n", ""), "non_exhaustive_switch"),
        new PatternOperator("default-case-of-lines-dropped", (12, Share.HeldOut), (@"^\s+default:\n\s+[^\n{]+\n(?=\s+\})", ""), "non_exhaustive_switch"),
        new RenameOperator("function-renamed", (14, Share.Development), (@"\bfunc (\w+)", "Now"), Missing, NoMember),
        new RenameOperator("static-function-renamed", (14, Share.HeldOut), (@"\bstatic func (\w+)", "Value"), Missing, NoMember),
        new RenameOperator("property-renamed", (15, Share.Development), (@"^\s+(?:public )?(?:let|var) (\w+):", "Value"), Missing, NoMember),
        new RenameOperator("case-renamed", (15, Share.Development), (@"^\s+case (\w+)(?=$|\()", "Kind"), NoMember, "could_not_find_enum_case"),
        new RenameOperator("type-renamed", (15, Share.HeldOut), (@"\b(?:struct|class|enum|actor) (\w+)", "Model"), "cannot_find_type_in_scope", Missing, "could_not_find_type_member"),
        new RenameOperator("computed-property-renamed", (15, Share.HeldOut), (@"^\s+(?:public )?var (\w+): [\w.<>\[\]?]+ \{", "Info"), Missing, NoMember),
        new RenameOperator("old-name-unavailable", (16, Share.Development), (@"\bpublic (?:struct|enum) (\w+)", "Entry"), "availability_decl_unavailable_rename", "cannot_find_type_in_scope")
        {
            Appended = Unavailable,
        },
        new RenameOperator("protocol-renamed", (16, Share.HeldOut), (@"\bprotocol (\w+)", "Interface"), "availability_decl_unavailable_rename", "cannot_find_type_in_scope")
        {
            Appended = Unavailable,
        },
        new PatternOperator("letters-swapped", (18, Share.Development), (@"(?<=[\s(.=])([a-z]\w{1,6})([a-z])([a-z])(\w{2,})(?=[.(\[])", "$1$3$2$4"), Missing, NoMember),
        new PatternOperator("letter-dropped", (18, Share.HeldOut), (@"(?<=\.)([a-z]\w{2,6})[a-z](\w{2,})(?=[\s,()\n])", "$1$2"), NoMember, Missing),
        new PatternOperator("letter-doubled", (18, Share.HeldOut), (@"(?<=[(\s])([a-z]\w{2,6})([a-z])(\w{2,})(?=\s[-+*<>=])", "$1$2$2$3"), Missing),
        new PatternOperator("label-dropped", (19, Share.Development), (@"(?<!func )(\b\w+\()[a-z]\w*: ([\w.]+[,)])", "$1$2"), "missing_argument_labels", "missing_argument_label"),
        new PatternOperator("label-misspelt", (19, Share.HeldOut), (@"(?<!func )(\b\w+\()([a-z]\w+)(: [\w.]+[,)])", "$1$2Value$3"), "wrong_argument_labels"),
        new PatternOperator("arguments-swapped", (19, Share.Development), (@"(?<!func )(\b\w+\()([a-z]\w*: [\w.]+), ([a-z]\w*: [\w.]+)(?=[,)])", "$1$3, $2"), "argument_out_of_order_named_named"),
        new PatternOperator("label-added", (19, Share.HeldOut), (@"(\.(?:append|insert|contains|hasPrefix|record|add)\()(?=[a-z]\w*\))", "$1value: "), "extra_argument_labels", "wrong_argument_labels"),
        new PatternOperator("parameter-added", (20, Share.Development), (@"(func \w+\()(\w[^()\n]*)\)", "$1$2, strict: Bool)"), "missing_argument_named"),
        new PatternOperator("argument-dropped", (20, Share.HeldOut), (@"(?<!func )(\b\w+\([^()\n]*), [a-z]\w*: [\w.]+\)", "$1)"), "missing_argument_named"),
    ];
}
