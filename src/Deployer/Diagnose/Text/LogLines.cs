using System.Runtime.CompilerServices;
using System.Text;

namespace Deployer.Diagnose.Text;

/// <summary>Streams a log line by line, without colours, however long its lines and whatever its bytes.</summary>
internal static class LogLines
{
    /// <summary>What is longer is cut.</summary>
    public const int MaxLineLength = 64 * 1024;

    /// <summary>The lines of a file; none when it is missing.</summary>
    public static async IAsyncEnumerable<string> ReadAsync(
        string file, int maxLength, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            yield break;
        }

        using var reader = new StreamReader(
            new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), Encoding.UTF8);
        var line = new StringBuilder();
        var buffer = new char[16 * 1024];
        for (var count = await reader.ReadAsync(buffer, cancellationToken);
            count > 0;
            count = await reader.ReadAsync(buffer, cancellationToken))
        {
            for (var start = 0; start < count;)
            {
                var end = Array.IndexOf(buffer, '\n', start, count - start);
                var stop = end < 0 ? count : end;
                line.Append(buffer, start, Math.Min(stop - start, maxLength - line.Length));
                start = stop + 1;
                if (end >= 0)
                {
                    yield return Clean(line.ToString());
                    line.Clear();
                }
            }
        }

        if (line.Length > 0)
        {
            yield return Clean(line.ToString());
        }
    }

    /// <summary>The line without escape sequences and trailing white space; of a line written over itself the last state.</summary>
    public static string Clean(string line)
    {
        var text = line.TrimEnd();
        text = text[(text.LastIndexOf('\r') + 1)..];
        if (!text.Contains('\e', StringComparison.Ordinal))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\e')
            {
                index = EndOfEscape(text, index + 1);
            }
            else
            {
                clean.Append(text[index]);
            }
        }

        return clean.ToString();
    }

    /// <summary>Index of the last character of the sequence whose second character is at `index`.</summary>
    private static int EndOfEscape(string text, int index)
    {
        if (index >= text.Length || text[index] is not ('[' or ']'))
        {
            return index;
        }

        var isCommand = text[index] == ']';
        for (index++; index < text.Length; index++)
        {
            if (isCommand ? text[index] is '\a' or '\\' : text[index] is >= '@' and <= '~')
            {
                break;
            }
        }

        return index;
    }
}
