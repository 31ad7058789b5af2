using Deployer.Diagnose;
using Deployer.Repair.Patches;

namespace Deployer.Repair;

/// <summary>How sure a proposal is before the gate has spoken.</summary>
internal enum Confidence
{
    /// <summary>Its meaning is a guess.</summary>
    Low,

    /// <summary>Keeps the structure of the code.</summary>
    Medium,

    /// <summary>Restores a name, label, import or keyword, or is the compiler's single suggestion of at most 3 tokens.</summary>
    High,
}

/// <summary>A change of files, not yet applied.</summary>
internal abstract record Patch
{
    private Patch()
    {
    }

    /// <summary>New contents of files.</summary>
    public sealed record Edits(IReadOnlyList<FileEdit> Files) : Patch;

    /// <summary>What is done to files, found in their texts when it is applied. All of it fits, or nothing is changed.</summary>
    public sealed record Operations(IReadOnlyList<FileOperation> Files) : Patch;

    /// <summary>A unified diff with paths relative to the package, as `git apply` reads it.</summary>
    public sealed record Unified(string Diff) : Patch;
}

/// <summary>The whole new content of a file.</summary>
/// <param name="Path">Relative to the package, with forward slashes.</param>
/// <param name="Content">The bytes; null when the file goes.</param>
internal sealed record FileEdit(string Path, byte[]? Content);

/// <summary>A proposed fix. It is only ever a proposal: the gate decides.</summary>
internal sealed record Candidate
{
    /// <summary>Who proposes: `feedback`, `fix-it`, `rule/NAME`, `search/NAME` or `hunk`; several joined by `+`.</summary>
    public required string Fixer { get; init; }

    public required Confidence Confidence { get; init; }

    /// <summary>What it does, in the imperative, at most 72 characters: the commit's subject.</summary>
    public required string Summary { get; init; }

    /// <summary>Why it should help, one or two sentences for the commit's body and for `why`.</summary>
    public required string Reason { get; init; }

    public required Patch Patch { get; init; }

    /// <summary>The errors it means to mend; empty when it does not say.</summary>
    public IReadOnlyList<Diagnostic> Addresses { get; init; } = [];
}
