using Deployer.Diagnose;

namespace Deployer.Repair.Fixers.FixIts;

/// <summary>The one edit that the compiler suggests for an error; it is made as a whole or not at all.</summary>
/// <param name="Error">What it mends.</param>
/// <param name="Edits">Its parts, in one or more files.</param>
internal sealed record SuggestedFix(Diagnostic Error, IReadOnlyList<FixIt> Edits);
