using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Operators;

/// <summary>One way to break a package.</summary>
/// <param name="Place">Where, for people: path and line.</param>
/// <param name="Good">The state a perfect repair leads to: the package's own good state, or one that an operator made of it.</param>
/// <param name="Hidden">The hidden tests that fit this good state.</param>
/// <param name="Bad">The broken state.</param>
internal sealed record Mutation(string Place, FileTree Good, FileTree Hidden, FileTree Bad);
