namespace Deployer.Diagnose.Text;

/// <summary>Reads linkers: what they miss, with the lines above and below that say who asks for it.</summary>
internal sealed class LinkLog(LogDiagnostics diagnostics)
{
    private const string ReferenceMark = "referenced by ";

    private string? target;
    private int? newest;
    private bool isApple;

    /// <summary>True while lines may come that say who asks for the symbol.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>False when the line is no linker's.</summary>
    public bool Read(ReadOnlySpan<char> line)
    {
        if (IsOpen && ReadReference(line))
        {
            return true;
        }

        IsOpen = false;
        if (line.Contains(": in function ", StringComparison.Ordinal) || line.Contains(": In function ", StringComparison.Ordinal))
        {
            target = LinkLine.TargetOf(line) ?? target;
            return false;
        }

        if (LinkLine.IsEcho(line))
        {
            diagnostics.AddEcho(LogDiagnostics.Text(line));
            return true;
        }

        if (LinkLine.Parse(line) is not { } complaint)
        {
            return false;
        }

        newest = diagnostics.Add(complaint with { Target = complaint.Target ?? target });
        isApple = line[^1] == ':';
        IsOpen = true;
        return true;
    }

    /// <summary>`>>> referenced by main.swift:2 (/p/main.swift:2)`, or an object file set in by blanks.</summary>
    private bool ReadReference(ReadOnlySpan<char> line)
    {
        var isReference = line.StartsWith(">>> ");
        if (!isReference && !(isApple && line.StartsWith("    ")))
        {
            return false;
        }

        var text = isReference ? line[4..].Trim() : line.Trim();
        var owner = LinkLine.TargetOf(text);
        var source = text.StartsWith(ReferenceMark) ? SourceOf(text[ReferenceMark.Length..]) : default;
        if (newest is not { } index || (owner is null && source.Line is null))
        {
            return true;
        }

        target = owner ?? target;
        var (file, number) = source.Line is null ? (null, null) : (source.File.ToString(), source.Line);
        diagnostics.Folding.Replace(index, item => item with { Target = item.Target ?? owner });
        if (file is not null)
        {
            diagnostics.Folding.Replace(index, item => item.File is null ? item with { File = file, Line = number } : item);
        }

        return true;
    }

    /// <summary>The whole path stands in brackets behind the name.</summary>
    private static DiagnosticPlace SourceOf(ReadOnlySpan<char> text)
    {
        var open = text.LastIndexOf(" (");
        return HeaderLine.SplitNumbers(open >= 0 && text[^1] == ')' ? text[(open + 2)..^1] : text);
    }
}
