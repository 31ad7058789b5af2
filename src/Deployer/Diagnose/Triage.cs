using System.Diagnostics;

namespace Deployer.Diagnose;

/// <summary>What kind of failure an error is, and why.</summary>
/// <param name="FailureClass">The kind.</param>
/// <param name="Evidence">The words that decided, one line.</param>
/// <param name="Advice">What a person can do.</param>
internal sealed record Triage(FailureClass FailureClass, string Evidence, string Advice)
{
    private const int MaxEvidence = 400;

    /// <summary>What the machine lacks; none when something else is wrong.</summary>
    public Lack Lack { get; init; }

    /// <summary>Judges an error.</summary>
    /// <param name="error">With its file where <see cref="PackagePaths.Locate"/> put it.</param>
    /// <param name="isForeign">True when its file is another package's or the toolchain's.</param>
    public static Triage Of(Diagnostic error, bool isForeign)
    {
        if (RowOf(error) is { } row)
        {
            return new Triage(IsAnothersManifest(error, row) ? FailureClass.Dependency : row.FailureClass, EvidenceOf(error, row), row.Advice)
            {
                Lack = row.Lack,
            };
        }

        var kind = ByPhase(error, isForeign);
        return new Triage(kind, EvidenceOf(error, null), AdviceOn(kind, error));
    }

    /// <summary>The judgement on a target that uses another of the package without declaring it.</summary>
    public static Triage MissingTargetDependency(Diagnostic error) => new(
        FailureClass.Manifest,
        EvidenceOf(error, null),
        "A target uses another of the package without declaring it. Add it to the target's dependencies in Package.swift.");

    /// <summary>True for an error over which the toolchain is to be mended, other than its crash.</summary>
    public static bool IsBrokenToolchain(Diagnostic error) => RowOf(error) is { FailureClass: FailureClass.Toolchain, Phase: Phase.Compile };

    private static TriageRow? RowOf(Diagnostic error)
    {
        var isPlain = error.File is null && error.Phase is not Phase.Link;
        return error.Phase is Phase.TestIssue or Phase.TestCrash or Phase.TestHang
            ? null
            : TriageRows.All.FirstOrDefault(row => (isPlain || row.Reach == Reach.AnyError) && IsPossible(row, error) && row.Matches(error.Message));
    }

    /// <summary>What its reader made out about the phase stands; a row can only say more.</summary>
    private static bool IsPossible(TriageRow row, Diagnostic error) => error.Phase switch
    {
        Phase.Infrastructure => row.Phase == Phase.Infrastructure,
        Phase.CompilerCrash => row.Phase == Phase.CompilerCrash,
        Phase.Manifest => row.Phase == Phase.Manifest,
        Phase.Resolve => row.Phase == Phase.Resolve,
        _ => row.FailureClass is FailureClass.Toolchain or FailureClass.Infrastructure,
    };

    /// <summary>SwiftPM puts a package's name in front; our own package's was taken out.</summary>
    private static bool IsAnothersManifest(Diagnostic error, TriageRow row) =>
        row.Phase == Phase.Manifest && error.File is null && error.Message.StartsWith('\'');

    private static FailureClass ByPhase(Diagnostic error, bool isForeign) => error.Phase switch
    {
        Phase.Infrastructure => FailureClass.Infrastructure,
        Phase.Manifest when error.File is null && error.Message.StartsWith('\'') => FailureClass.Dependency,
        Phase.Manifest => FailureClass.Manifest,
        Phase.Resolve => FailureClass.Dependency,
        Phase.Compile when isForeign => ForeignPlaces.IsTool(error.File!) ? FailureClass.Toolchain : FailureClass.Dependency,
        Phase.Compile => FailureClass.Code,
        Phase.CompilerCrash => FailureClass.Toolchain,
        Phase.Link => FailureClass.Link,
        Phase.TestIssue => FailureClass.Test,
        Phase.TestCrash => FailureClass.Crash,
        Phase.TestHang => FailureClass.Hang,
        _ => throw new UnreachableException(),
    };

    private static string AdviceOn(FailureClass kind, Diagnostic error) => kind switch
    {
        FailureClass.Code when error.Generated is { Generator: { } generator } => $"The file is generated: mend {generator} or its input and run it again, not the file.",
        FailureClass.Code when error.Generated is not null => "The file is generated: mend what generates it or its input, not the file.",
        FailureClass.Code when error.File is null => "Look at the last lines of the log: the build told nothing about a place in the code.",
        FailureClass.Code => "Mend the code at the place named first; other errors may go away with it.",
        FailureClass.Test => "Look at the first failed test: either it or the code it tests is wrong.",
        FailureClass.Dependency => "A package that this one depends on is at fault. Choose another version of it, or mend it there.",
        FailureClass.Manifest => "Correct Package.swift at the place named.",
        FailureClass.Link => "The linker misses a symbol or a library, or has one twice. Declare the target or package that holds it, or install the library.",
        FailureClass.Toolchain => "The toolchain is at fault, not the code. Install it again or use another version of Swift.",
        FailureClass.Infrastructure => "The machine or the network is at fault, not the code. Mend that and build again.",
        FailureClass.Crash => "The test process crashed. Look at the place in the backtrace; the tests after it did not run.",
        FailureClass.Hang => "A test did not end. Look for a wait without a limit, a lost continuation or a lock.",
        _ => throw new UnreachableException(),
    };

    private static string EvidenceOf(Diagnostic error, TriageRow? row)
    {
        var lines = error.Message.Split('\n');
        var line = (Array.Find(lines, text => row?.Matches(text) == true) ?? lines[0]).Trim();
        return line.Length > MaxEvidence ? line[..MaxEvidence] : line;
    }
}
