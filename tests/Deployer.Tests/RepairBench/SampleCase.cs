using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Operators;

namespace Deployer.Tests.RepairBench;

/// <summary>A case of three files.</summary>
internal static class SampleCase
{
    public static FileTree Good { get; } = FileTree.Empty.With("Sources/A/A.swift", "let answer = 42 // good\n").With("Sources/A/B.swift", "let new = 1\n");

    public static FileTree Bad { get; } = Good.With("Sources/A/A.swift", "let answer = 41 // bad\n");

    public static FileTree Before { get; } = FileTree.Empty.With("Sources/A/A.swift", "let answer = 40 // before\n");

    public static FileTree Hidden { get; } = FileTree.Empty
        .With("Tests/ATests/HiddenATests.swift", "// hidden\n")
        .With("Tests/ATests/HiddenBTests.swift", "// hidden, of the change\n");

    public static Case Of(History history, Symptom symptom = Symptom.Tests)
    {
        var mixed = history == History.Mixed;
        var note = new CaseNote(
            "A-1", "A", history, mixed ? "newer" : null, "Add what is new", ["digit-changed"], 51, symptom, ["Sources/A/A.swift:1"], ["testA"], mixed ? ["Tests/ATests/HiddenBTests.swift"] : []);
        return new Case(note, Good, Bad, mixed ? Before : FileTree.Empty, Hidden);
    }
}
