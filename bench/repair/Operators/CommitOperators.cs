using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Operators;

/// <summary>What commits of real projects break: files moved, branches merged badly, a stricter mode, a manifest half edited.</summary>
internal static class CommitOperators
{
    private static readonly string[] NoLongerSent =
    [
        "non_concurrent_type_member", "regionbasedisolation_typed_tns_passed_sending_closure", "shared_immutable_state_decl", "type_does_not_conform",
        "non_sendable_param_type", "non_sendable_result_into_actor", "non_sendable_result", "non_sendable_property", "non_sendable_capture",
    ];

    public static IReadOnlyList<IOperator> All { get; } =
    [
        new PatternOperator("function-becomes-async", (6, Share.Development), (@"^(\s*(?:public |private )?(?:mutating )?func \w+\([^)\n]*\)) (-> )", "$1 async $2"), "async_expr_without_await", "async_in_nonasync_function"),
        new PatternOperator("throwing-function-becomes-async", (6, Share.HeldOut), (@"^(\s*(?:public |private |static )*(?:mutating )?func \w+\([^)\n]*\)) (throws )", "$1 async $2"), "async_expr_without_await", "async_in_nonasync_function"),
        new PatternOperator("property-requirement-added", (27, Share.Development), (@"^((?:public )?protocol \w+[^{\n]*\{\n)", "$1    var isReady: Bool { get }\n"), "type_does_not_conform"),
        new PatternOperator("parameter-added-to-initializer", (20, Share.HeldOut), (@"^(\s+(?:public )?init\()(\w[^()\n]*)\)", "$1$2, isStrict: Bool)"), "missing_argument_named"),
        new MovedFileOperator("file-moved-to-dependency", Share.Development, isUp: false),
        new MovedFileOperator("file-moved-to-dependent", Share.HeldOut, isUp: true),
        new ThroughoutOperator(new("strict-mode-finds-variables", (39, Share.Development), (@"\bstatic let (?=\w+)", "static var "), "shared_mutable_state_decl")),
        new ThroughoutOperator(new("strict-mode-finds-types", (41, Share.HeldOut), (@"(?:, Sendable\b|: Sendable(?= \{))", ""), NoLongerSent)),
        new PatternOperator("property-doubled-by-merge", (32, Share.Development), (@"^([ \t]+(?:public |private )?(?:let|var) \w+: [^\n{=]+\n)", "$1$1"), "invalid_redecl"),
        new PatternOperator("case-doubled-by-merge", (32, Share.HeldOut), (@"^([ \t]+case \w+\n)", "$1$1"), "invalid_redecl"),
        new PatternOperator("import-lost-in-merge", (32, Share.HeldOut), (@"^(import \w+\n)(import \w+\n)", "$2"), "cannot_find_in_scope", "cannot_find_type_in_scope", "could_not_find_value_member"),
        new PatternOperator("imports-apple-log", (47, Share.Development), (@"^(import Foundation\n)", "$1import os\n"), "sema_no_import"),
        new PatternOperator("imports-apple-streams", (47, Share.HeldOut), (@"^(import Foundation\n)", "import Combine\n$1"), "sema_no_import"),
        new PatternOperator("first-letter-of-key-lost", (51, Share.HeldOut), (@"(case \w+ = "") ( *"")", "$1$2")) { Symptom = Symptom.Tests },
        new PatternOperator("target-added-without-folder", (48, Share.Development), (@"^(    targets: \[\n)", "$1        .target(name: \"SharedSupport\"),\n")) { Scope = Scope.Manifest },
        new PatternOperator("product-added-without-target", (48, Share.HeldOut), (@"^(    products: \[\n)", "$1        .library(name: \"Shared\", targets: [\"Shared\"]),\n")) { Scope = Scope.Manifest },
        new PatternOperator("target-added-twice", (48, Share.HeldOut), (@"^([ \t]+\.target\([^()\n]*\),\n)", "$1$1")) { Scope = Scope.Manifest },
    ];
}
