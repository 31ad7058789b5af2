using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Operators;

/// <summary>Classes 37 to 50: isolation, imports, platforms, manifests, linking, test targets.</summary>
internal static class PlatformOperators
{
    private const string Missing = "cannot_find_in_scope";

    public static IReadOnlyList<IOperator> All { get; } =
    [
        new PatternOperator("main-actor-on-function", (37, Share.Development), (@"^(\s+)((?:public )?func \w+\([^)\n]*\) (?:throws )?-> )", "$1@MainActor $2"), "actor_isolated_call_decl", "actor_isolated_witness", "actor_isolated_call"),
        new PatternOperator("main-actor-on-static", (37, Share.HeldOut), (@"^(\s+)((?:public )?static func \w+\()", "$1@MainActor $2"), "actor_isolated_call_decl", "actor_isolated_call"),
        new PatternOperator("await-dropped-before-self-of-actor", (38, Share.Development), (@"\bawait (?=\w+\.\w+\b(?!\())", ""), "async_expr_without_await"),
        new PatternOperator("class-made-actor", (38, Share.HeldOut), (@"^(public )?(?:final )?class (\w+)(?=[ :{])", "$1actor $2"), "actor_isolated_call_decl", "actor_isolated_non_self_reference", "actor_isolated_call"),
        new PatternOperator("static-constant-made-variable", (39, Share.Development), (@"\bstatic let (?=\w+)", "static var "), "shared_mutable_state_decl"),
        new PatternOperator("global-constant-made-variable", (39, Share.HeldOut), (@"^((?:public |private |fileprivate )?)let (?=\w+(?::| =))", "$1var "), "shared_mutable_state_decl"),
        new PatternOperator("sendable-class-gets-variable", (41, Share.Development), (@"^(\s+(?:public |private )?)let (?=\w+: )", "$1var "), "concurrent_value_class_mutable_property") { Needs = @"final class \w+[^{\n]*Sendable" },
        new PatternOperator("sendable-class-not-final", (41, Share.HeldOut), (@"\bfinal class (?=\w+[^{\n]*\bSendable)", "class "), "concurrent_value_nonfinal_class"),
        new PatternOperator("sendable-dropped", (41, Share.HeldOut), (@"(?:, Sendable\b|: Sendable(?= \{))", ""), "non_concurrent_type_member", "regionbasedisolation_typed_tns_passed_sending_closure", "shared_immutable_state_decl", "type_does_not_conform", "non_sendable_param_type"),
        new PatternOperator("import-dropped", (46, Share.Development), (@"^import Foundation\n", ""), Missing, "cannot_find_type_in_scope", "could_not_find_value_member"),
        new PatternOperator("sibling-import-dropped", (46, Share.HeldOut), (@"^import (?!Foundation\b|XCTest\b|Testing\b)\w+\n", ""), Missing, "cannot_find_type_in_scope", "could_not_find_value_member"),
        new PatternOperator("networking-import-dropped", (46, Share.HeldOut), (@"^#if canImport\(FoundationNetworking\)\n\s*import FoundationNetworking\n#endif\n", ""), "availability_decl_unavailable", Missing),
        new PatternOperator("imports-darwin", (46, Share.Development), (@"^import Foundation\n", "import Darwin\nimport Foundation\n"), "sema_no_import"),
        new PatternOperator("imports-glibc-as-darwin", (46, Share.HeldOut), (@"^import Glibc\n", "import Darwin\n"), "sema_no_import"),
        new PatternOperator("objc-added", (47, Share.Development), (@"^(\s+)((?:public |private )?func \w+\()", "$1@objc $2"), "objc_interop_disabled", "invalid_objc_decl"),
        new PatternOperator("autoreleasepool-around-line", (47, Share.HeldOut), (@"^(\s+)(\w+\.(?:append|removeAll|insert)\([^\n{]*\))\n", "$1autoreleasepool { $2 }\n"), Missing),
        new PatternOperator("target-dependency-dropped", (48, Share.Development), (@"(dependencies: \[)""\w+"",? ?", "$1"), "sema_no_import") { Scope = Scope.Manifest },
        new PatternOperator("last-target-dependency-dropped", (48, Share.HeldOut), (@", ""\w+""\](?=\)|,)", "]"), "sema_no_import") { Scope = Scope.Manifest },
        new PatternOperator("target-dependency-misspelt", (48, Share.Development), (@"(dependencies: \[""\w+)(\w)(\w)("")", "$1$3$2$4")) { Scope = Scope.Manifest },
        new PatternOperator("manifest-comma-dropped", (48, Share.HeldOut), (@"(name: ""\w+""),( (?:dependencies|targets))", "$1$2")) { Scope = Scope.Manifest },
        new PatternOperator("manifest-arguments-swapped", (48, Share.HeldOut), (@"(name: ""\w+""), (dependencies: \[[^\]]*\])", "$2, $1")) { Scope = Scope.Manifest },
        new PatternOperator("tools-version-dropped", (48, Share.Development), (@"\A// ?swift-tools-version:[^\n]*\n", "")) { Scope = Scope.Manifest },
        new PatternOperator("tools-version-too-new", (48, Share.HeldOut), (@"\A(// ?swift-tools-version:) ?[\d.]+", "$1 9.1")) { Scope = Scope.Manifest },
        new PatternOperator("target-name-misspelt", (48, Share.HeldOut), (@"(\.target\(\s*name: ""\w+)(\w)(\w)("")", "$1$3$2$4")) { Scope = Scope.Manifest },
        new PatternOperator("testable-dropped", (50, Share.Development), (@"^@testable import", "import"), Missing, "candidate_inaccessible", "cannot_find_type_in_scope") { Scope = Scope.Tests },
        new PatternOperator("test-import-dropped", (50, Share.HeldOut), (@"^import (?:XCTest|Testing)\n", ""), Missing, "cannot_find_type_in_scope", "unknown_attr", "macro_not_found") { Scope = Scope.Tests },
        new PatternOperator("sibling-import-of-tests-dropped", (50, Share.HeldOut), (@"^(?:@testable )?import (?!XCTest|Testing|Foundation)\w+\n", ""), Missing, "cannot_find_type_in_scope", "could_not_find_value_member") { Scope = Scope.Tests },
        new RenameOperator("rename-missed-in-tests", (50, Share.Development), (@"\bfunc (\w+)", "All"), Missing, "could_not_find_value_member") { Stale = Scope.Tests },
        new RenameOperator("type-rename-missed-in-tests", (50, Share.HeldOut), (@"\b(?:struct|class|enum|actor) (\w+)", "Item"), Missing, "cannot_find_type_in_scope") { Stale = Scope.Tests },
    ];
}
