using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Operators;

/// <summary>Breaks packages in one way.</summary>
internal interface IOperator
{
    /// <summary>Lower case, words joined by dashes; unique.</summary>
    string Name { get; }

    /// <summary>The fault's class, 1 to 57, numbered as in docs/handbook/repair-benchmark.md.</summary>
    int Class { get; }

    Share Share { get; }

    Symptom Symptom { get; }

    /// <summary>Identifiers of the compiler's diagnostics of which the broken build must show one; empty: any red will do.</summary>
    IReadOnlyList<string> Diagnostics { get; }

    /// <summary>The classes of failure that fit, by the product's names, when the right answer is to change nothing; else empty.</summary>
    IReadOnlyList<string> RightClasses => [];

    /// <summary>All places where it may be tried, in a fixed order. Whether the package is then broken as meant is for a check to say.</summary>
    /// <param name="good">The good state.</param>
    /// <param name="hidden">The hidden tests.</param>
    IEnumerable<Mutation> Find(FileTree good, FileTree hidden);
}
