namespace Deployer.Diagnose.Text;

/// <summary>Knows in which folder `make` works: compilers it calls print paths relative to that.</summary>
internal sealed class MakeFolders
{
    private const int MaxDepth = 64;
    private const string EnterMark = ": Entering directory ";
    private const string LeaveMark = ": Leaving directory ";

    private readonly Stack<string> folders = new();

    /// <summary>True when the line says where it works.</summary>
    public bool Read(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith("make") && !line.StartsWith("gmake"))
        {
            return false;
        }

        if (line.IndexOf(EnterMark) is > 0 and var enter)
        {
            if (folders.Count < MaxDepth)
            {
                folders.Push(line[(enter + EnterMark.Length)..].Trim("'`\"\u2018\u2019").ToString());
            }

            return true;
        }

        if (line.IndexOf(LeaveMark) < 0)
        {
            return false;
        }

        folders.TryPop(out _);
        return true;
    }

    /// <summary>The path with the folder in front, when it is relative and one is known.</summary>
    public ReadOnlySpan<char> Locate(ReadOnlySpan<char> file) =>
        folders.Count == 0 || file.Length == 0 || file[0] is '/' or '<' ? file : $"{folders.Peek().TrimEnd('/')}/{file}";
}
