namespace Deployer.Repair.Patches;

/// <summary>The indentation by which a file's lines differ from a block's, the same for all of them; blank lines have none.</summary>
internal sealed class IndentShift
{
    private readonly string _more;
    private readonly string _less;

    /// <param name="here">A line of the file.</param>
    /// <param name="there">The block's line in its place.</param>
    public IndentShift(string here, string there)
    {
        _more = here.EndsWith(there, StringComparison.Ordinal) ? here[..^there.Length] : "";
        _less = there.EndsWith(here, StringComparison.Ordinal) ? there[..^here.Length] : "";
    }

    /// <summary>True when the block's line, moved, is the file's.</summary>
    public bool Leads(string block, string file) =>
        string.IsNullOrWhiteSpace(block) ? string.IsNullOrWhiteSpace(file) : Move(block) == file;

    /// <summary>The line with the file's indentation; null when it has too little to take away.</summary>
    public string? Move(string line) =>
        string.IsNullOrWhiteSpace(line) ? line
        : line.StartsWith(_less, StringComparison.Ordinal) ? _more + line[_less.Length..]
        : null;
}
