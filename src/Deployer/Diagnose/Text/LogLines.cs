using System.Runtime.CompilerServices;
using System.Text;

namespace Deployer.Diagnose.Text;

/// <summary>Streams a file of records line by line, however long its lines and whatever its bytes.</summary>
internal static class LogLines
{
    /// <summary>The lines of a file, each cut to a length; none when it is missing.</summary>
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
                    yield return line.ToString();
                    line.Clear();
                }
            }
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }
}
