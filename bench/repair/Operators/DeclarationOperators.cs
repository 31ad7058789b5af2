using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Operators;

/// <summary>Classes 21 to 34: types, mutability, witnesses, inheritance, access, punctuation, conflicts, existentials.</summary>
internal static class DeclarationOperators
{
    private const string Argument = "cannot_convert_argument_value";

    public static IReadOnlyList<IOperator> All { get; } =
    [
        new PatternOperator("conversion-to-double-dropped", (21, Share.Development), (@"\bDouble\(([\w.]+)\)", "$1"), Argument, "cannot_apply_binop_to_args", "cannot_convert_initializer_value", "cannot_convert_to_return_type"),
        new PatternOperator("conversion-to-integer-dropped", (21, Share.HeldOut), (@"\b(?:Int|Int64|UInt64|UInt32|UInt8)\(([\w.]+)\)", "$1"), Argument, "cannot_apply_binop_to_args", "cannot_convert_initializer_value", "cannot_convert_to_return_type", "cannot_convert_assign"),
        new PatternOperator("conversion-to-text-dropped", (21, Share.HeldOut), (@"\bString\(([\w.]+)\)", "$1"), Argument, "cannot_apply_binop_to_args", "cannot_convert_to_return_type", "cannot_convert_assign", "cannot_convert_initializer_value"),
        new PatternOperator("returns-double", (22, Share.Development), (@"(func [^\n{]*-> )Int( \{)", "$1Double$2"), "cannot_convert_to_return_type", Argument, "cannot_apply_binop_to_args"),
        new PatternOperator("returns-integer", (22, Share.HeldOut), (@"(func [^\n{]*-> )(?:String|Bool)( \{)", "$1Int$2"), "cannot_convert_to_return_type", Argument),
        new PatternOperator("return-line-dropped", (23, Share.Development), (@"^([^\n]*;?\n)(\s+return [^\n{]+\n)(\s*\}\n)", "$1$3"), "missing_return_decl", "missing_return_closure"),
        new PatternOperator("return-word-dropped", (23, Share.HeldOut), (@"^(\s+(?:let|var|if|guard|for)[^\n]*\n(?:[^\n]*\n){0,4}?\s+)return ([\w.(][^\n{]*\n\s*\}\n)", "$1$2"), "missing_return_decl", "missing_return_closure"),
        new PatternOperator("variable-made-constant", (24, Share.Development), (@"^(\s+)var (\w+(?:: [\w\[\]: .<>?]+)? = )", "$1let $2"), "cannot_apply_lvalue_binop_to_subelement", "assignment_lhs_is_immutable_variable", "could_not_use_mutating_member_on_immutable", "immutable_property_already_initialized", "cannot_pass_rvalue_inout_subelement", "assignment_let_property_delegating_init", "assignment_subscript_has_immutable_base"),
        new PatternOperator("mutating-dropped", (24, Share.HeldOut), (@"\bmutating (?=func)", ""), "cannot_apply_lvalue_binop_to_subelement", "assignment_lhs_is_immutable_property", "assignment_lhs_is_immutable_variable", "could_not_use_mutating_member_on_immutable", "cannot_pass_rvalue_inout_subelement", "assignment_subscript_has_immutable_base"),
        new PatternOperator("ampersand-dropped", (24, Share.HeldOut), (@"(?<=[(,:] ?)&(?=\w)", ""), "missing_address_of"),
        new BlockOperator("witness-dropped", (27, Share.Development), @"^[ \t]+public (?:mutating )?func \w+\([^)\n]*\)[^{}\n]*\{", "type_does_not_conform"),
        new BlockOperator("property-witness-dropped", (27, Share.HeldOut), @"^[ \t]+(?:public )?var \w+: [^{}=\n]+\{", "type_does_not_conform"),
        new PatternOperator("requirement-added", (27, Share.HeldOut), (@"^((?:public )?protocol \w+[^{\n]*\{\n)", "$1    func prepare(_ attempt: Int) -> Bool\n"), "type_does_not_conform"),
        new PatternOperator("override-dropped", (28, Share.Development), (@"\boverride (?=(?:public |open )?func|(?:public |open )?var)", ""), "missing_override"),
        new PatternOperator("override-without-base", (28, Share.HeldOut), (@"^([ \t]+(?:public )?)(?=func \w+\()", "$1override "), "method_does_not_override", "override_nonclass_decl") { Needs = @"\bclass \w+: \w" },
        new PatternOperator("super-init-dropped", (29, Share.Development), (@"^\s+super\.init\([^\n]*\n", ""), "superselfinit_not_called_before_return", "super_init_not_called"),
        new PatternOperator("property-not-initialised", (29, Share.HeldOut), (@"^\s+self\.\w+ = \w+\n", ""), "return_from_init_without_initing_stored_properties", "ivar_not_initialized_at_superinit"),
        new BlockOperator("required-initializer-dropped", (29, Share.HeldOut), @"^[ \t]+(?:public )?required (?:public )?init\([^)\n]*\)[^{}\n]*\{", "required_initializer_missing"),
        new PatternOperator("function-made-private", (30, Share.Development), (@"^(\s+)(?:public )?((?:static |mutating )?func )", "$1private $2"), "candidate_inaccessible"),
        new PatternOperator("public-dropped", (30, Share.HeldOut), (@"\bpublic (?=(?:struct|enum|actor|protocol|final class|class) )", ""), "candidate_inaccessible", "function_type_access", "cannot_find_type_in_scope", "cannot_find_in_scope", "pattern_type_access"),
        new PatternOperator("public-dropped-from-member", (30, Share.HeldOut), (@"^(\s+)public (?=(?:static )?(?:func|var|let|init))", "$1"), "candidate_inaccessible", "witness_not_accessible_proto"),
        new PatternOperator("closing-brace-dropped", (31, Share.Development), (@"^\s+\}\n(?=\n)", ""), "expected_rbrace_in_brace_stmt", "expected_rbrace_struct", "expected_rbrace_class", "expected_rbrace_enum", "expected_rbrace_extension", "extraneous_right_brace"),
        new PatternOperator("parenthesis-dropped", (31, Share.Development), (@"(\b\w+\([\w.:, ]+)\)(?=\n)", "$1"), "expected_separator", "expected_rparen_expr_list"),
        new PatternOperator("quote-dropped", (31, Share.HeldOut), (@"("" *)""(?=[\n,)])", "$1"), "lex_unterminated_string"),
        new PatternOperator("brace-doubled", (31, Share.HeldOut), (@"^(\s+\}\n)(?=\n\s+(?:public |private )?func)", "$1$1"), "extraneous_right_brace", "statement_begins_with_closure", "expected_decl"),
        new PatternOperator("comma-dropped", (31, Share.HeldOut), (@"(\(\w+: [\w.]+),( \w+: [\w.]+\))", "$1$2"), "expected_separator"),
        new PatternOperator("conflict-over-a-line", (32, Share.Development), (@"^(\s+(?:let|var) \w+ = )([^\n{]+)\n", "<<<<<<< HEAD\n$1$2\n=======\n$1pending($2)\n>>>>>>> feature/pending\n"), "lex_conflict_marker_in_file"),
        new PatternOperator("conflict-with-nothing", (32, Share.HeldOut), (@"^(\s+return [^\n{]+\n)", "<<<<<<< HEAD\n=======\n$1>>>>>>> origin/main\n"), "lex_conflict_marker_in_file"),
        new PatternOperator("any-dropped-from-parameter", (34, Share.Development), (@"(?<=[(:] ?)any (?=[A-Z])", ""), "existential_requires_any", "use_of_opaque"),
        new PatternOperator("any-dropped-from-collection", (34, Share.HeldOut), (@"(\[(?:\w+: )?)any (?=[A-Z])", "$1"), "existential_requires_any"),
    ];
}
