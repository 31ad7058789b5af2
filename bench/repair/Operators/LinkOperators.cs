using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Grading;

namespace Deployer.RepairBench.Operators;

/// <summary>Class 49: what compiles and does not link.</summary>
internal static class LinkOperators
{
    /// <summary>The head of a C function that others may call, up to its name.</summary>
    private const string Head = @"^((?!static\b|typedef\b|return\b|else\b)[A-Za-z_][\w \t]*[ *])(\w+)(\([^;{)]*\)\s*\{)";

    public static IReadOnlyList<IOperator> All { get; } =
    [
        new BlockOperator("c-function-dropped", (49, Share.Development), @"^(?!static\b|typedef\b)[A-Za-z_][\w \t]*[ *]\w+\([^;{)]*\)\s*\{", SwiftLog.Undefined) { Scope = Scope.C, MostLines = 60 },
        new PatternOperator("c-function-renamed", (49, Share.HeldOut), (Head, "$1$2_now$3"), SwiftLog.Undefined) { Scope = Scope.C },
        new PatternOperator("c-function-misspelt", (49, Share.Development), (@"^((?!static\b|typedef\b|return\b|else\b)[A-Za-z_][\w \t]*[ *]\w+)(\w)(\w)(\([^;{)]*\)\s*\{)", "$1$3$2$4"), SwiftLog.Undefined) { Scope = Scope.C },
        new CopiedFileOperator("c-file-copied", Share.Development, "_old.c"),
        new CopiedFileOperator("c-file-left-over", Share.HeldOut, "_orig.c"),
        new PatternOperator("unknown-library-linked", (49, Share.Development), (@"(\.target\(\s*name: ""\w+""(?:,\s*dependencies: \[[^\]]*\])?)(?=\s*\))", "$1, linkerSettings: [.linkedLibrary(\"telemetry\")]"), SwiftLog.NoLibrary) { Scope = Scope.Manifest },
        new PatternOperator("unknown-library-linked-by-program", (49, Share.HeldOut), (@"(\.executableTarget\(\s*name: ""\w+""(?:,\s*dependencies: \[[^\]]*\])?)(?=\s*\))", "$1, linkerSettings: [.linkedLibrary(\"auditlog\")]"), SwiftLog.NoLibrary) { Scope = Scope.Manifest },
    ];
}
