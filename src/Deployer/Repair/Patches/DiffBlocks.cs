namespace Deployer.Repair.Patches;

/// <summary>Reads a unified diff that was written anew by us into blocks, for files that have moved on since it was made.</summary>
internal static class DiffBlocks
{
    /// <summary>What it does to files; null when it copies or deletes one, for which its lines must be just these.</summary>
    public static IReadOnlyList<FileOperation>? Read(string diff)
    {
        var operations = new List<FileOperation>();
        var blocks = 0;
        foreach (var part in ("\n" + diff).Split("\ndiff --git ").Skip(1))
        {
            var lines = part.Split('\n');
            var hunks = Array.FindIndex(lines, line => line.StartsWith("@@ ", StringComparison.Ordinal));
            var head = hunks < 0 ? lines : lines[..hunks];
            if (head.Any(line => line.StartsWith("copy from ", StringComparison.Ordinal) || line.StartsWith("deleted file", StringComparison.Ordinal))) return null;
            operations.Add(Operation(head, hunks < 0 ? [] : Blocks(lines[hunks..], ref blocks)));
        }

        return operations;
    }

    private static FileOperation Operation(string[] head, List<TextBlock> blocks)
    {
        var target = Value(head, "rename to ");
        var path = Value(head, "rename from ") ?? Side(head, "--- a/") ?? Side(head, "+++ b/") ?? head[0][2..((head[0].Length - 1) / 2)];
        if (head.Any(line => line.StartsWith("new file", StringComparison.Ordinal)))
        {
            return new FileOperation.Add(path, string.Concat(blocks.SelectMany(block => block.New).Select(line => line + "\n")));
        }

        return new FileOperation.Change(path, blocks) { MovedTo = target };
    }

    private static List<TextBlock> Blocks(string[] lines, ref int number)
    {
        var found = new List<TextBlock>();
        foreach (var hunk in Hunks(lines))
        {
            var body = hunk.Select(line => line.TrimEnd('\r')).ToList();
            found.Add(new TextBlock(++number, Taken(body, '+'), Taken(body, '-')));
        }

        return found;
    }

    private static IEnumerable<List<string>> Hunks(string[] lines)
    {
        var hunk = new List<string>();
        foreach (var line in lines.Skip(1))
        {
            if (line.StartsWith("@@ ", StringComparison.Ordinal))
            {
                yield return hunk;
                hunk = [];
            }
            else if (line.Length > 0)
            {
                hunk.Add(line);
            }
        }

        yield return hunk;
    }

    /// <summary>The lines of one side, which are those that the other has not alone.</summary>
    private static List<string> Taken(List<string> body, char other) =>
        [.. body.Where(line => line[0] != other && line[0] != '\\').Select(line => line[1..])];

    private static string? Value(string[] head, string start) =>
        head.FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))?[start.Length..];

    private static string? Side(string[] head, string start) => Value(head, start)?.TrimEnd('\t');
}
