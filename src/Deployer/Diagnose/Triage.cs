using System.Diagnostics;

namespace Deployer.Diagnose;

/// <summary>Says what kind of failure an error is.</summary>
internal static class Triage
{
    public static FailureClass Classify(Diagnostic error, bool isSwiftPackage) => error.Phase switch
    {
        Phase.Infrastructure => FailureClass.Infrastructure,
        Phase.Manifest => FailureClass.Manifest,
        Phase.Resolve => FailureClass.Dependency,
        Phase.Compile when isSwiftPackage && error.File is not null && !PackagePaths.IsOurs(error.File) => FailureClass.Dependency,
        Phase.Compile => FailureClass.Code,
        Phase.CompilerCrash => FailureClass.Toolchain,
        Phase.Link => FailureClass.Link,
        Phase.TestIssue => FailureClass.Test,
        Phase.TestCrash => FailureClass.Crash,
        Phase.TestHang => FailureClass.Hang,
        _ => throw new UnreachableException(),
    };
}
