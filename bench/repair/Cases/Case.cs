using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Operators;

namespace Deployer.RepairBench.Cases;

/// <summary>One broken package that is to be repaired.</summary>
/// <param name="Note">What describes it.</param>
/// <param name="Good">The state a perfect repair leads to.</param>
/// <param name="Bad">The broken state.</param>
/// <param name="Before">The green state of the parent commit; empty without history.</param>
/// <param name="Hidden">The hidden tests.</param>
internal sealed record Case(CaseNote Note, FileTree Good, FileTree Bad, FileTree Before, FileTree Hidden)
{
    /// <summary>The hidden tests that hold whether or not the intended change was kept.</summary>
    public FileTree GeneralHidden => Hidden.Without(Note.ChangeTests);

    /// <summary>The state in which an agent's tools have built the package before: the last green one, or the broken one where that is the first.</summary>
    public FileTree Warm => Note.History == History.Mixed ? Before : Bad;
}

/// <summary>What describes a case, but for its files.</summary>
/// <param name="Id">Unique in its set, and stable: package, history, operator and number.</param>
/// <param name="Package">Name of the package.</param>
/// <param name="History">What its repository tells.</param>
/// <param name="Change">Name of the intended change; null without history.</param>
/// <param name="Summary">Subject of the faulty commit.</param>
/// <param name="Operators">Names of the operators, in the order in which they were applied.</param>
/// <param name="Class">Class of the fault, 1 to 57.</param>
/// <param name="Symptom">How it shows.</param>
/// <param name="Places">Where it was broken.</param>
/// <param name="Tests">Names of the visible tests that pass in the good state.</param>
/// <param name="ChangeTests">Paths of the hidden tests that prove the intended change.</param>
internal sealed record CaseNote(
    string Id,
    string Package,
    History History,
    string? Change,
    string Summary,
    IReadOnlyList<string> Operators,
    int Class,
    Symptom Symptom,
    IReadOnlyList<string> Places,
    IReadOnlyList<string> Tests,
    IReadOnlyList<string> ChangeTests)
{
    /// <summary>The classes of failure that fit, when the right answer is to change nothing; else empty.</summary>
    public IReadOnlyList<string> RightClasses { get; init; } = [];

    /// <summary>True when the right answer is to change nothing.</summary>
    public bool WantsNoChange => Symptom is Symptom.Flaky or Symptom.Infrastructure or Symptom.Impossible;
}
