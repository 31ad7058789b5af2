using System.Text;

namespace Deployer.App.Reading;

/// <summary>Reads a text file that may still grow, line by line.</summary>
internal sealed class LogTail : IDisposable
{
    private const int ChunkBytes = 64 * 1024;

    private readonly FileStream _stream;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _unfinished = new();
    private readonly byte[] _bytes = new byte[ChunkBytes];
    private readonly char[] _letters = new char[ChunkBytes + 1];

    public LogTail(string file) =>
        _stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>The lines that were completed since the last call.</summary>
    public IEnumerable<string> NewLines()
    {
        int count;
        while ((count = _stream.Read(_bytes)) > 0)
        {
            _unfinished.Append(_letters, 0, _decoder.GetChars(_bytes, 0, count, _letters, 0));
            var parts = _unfinished.ToString().Split('\n');
            _unfinished.Clear().Append(parts[^1]);
            foreach (var line in parts[..^1])
                yield return line.TrimEnd('\r');
        }
    }

    /// <summary>What stands after the last line feed; null when nothing does.</summary>
    public string? Rest()
    {
        if (_unfinished.Length == 0)
            return null;
        var rest = _unfinished.ToString();
        _unfinished.Clear();
        return rest;
    }

    public void Dispose() => _stream.Dispose();
}
