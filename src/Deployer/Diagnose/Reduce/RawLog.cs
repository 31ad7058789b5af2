using System.Text;

namespace Deployer.Diagnose.Reduce;

/// <summary>What an excerpt needs of a log beyond its analysis: its size, its last lines, the frames of a crash.</summary>
/// <param name="packageFolder">The package as the log names it; null when unknown.</param>
internal sealed class RawLog(string? packageFolder)
{
    private const int MaxTail = 40;
    private const int MaxFrames = 5;
    private const int MaxLine = 1_000;

    private static readonly string[] Foreign = ["/usr/", "/lib/", "/opt/", "swift-generated-sources", "/.build/checkouts/"];

    private readonly Queue<string> tail = new();
    private readonly List<string> frames = [];
    private bool inCrashedThread;

    public long Bytes { get; private set; }

    /// <summary>The last lines that are no progress, oldest first.</summary>
    public IReadOnlyCollection<string> Tail => tail;

    /// <summary>The innermost functions of the package on the threads that crashed.</summary>
    public IReadOnlyList<string> Frames => frames;

    /// <summary>Reads the log from where it stands to its end, or only takes its size where no more is asked for.</summary>
    public async Task ReadAsync(Stream log, bool linesMatter, CancellationToken cancellationToken)
    {
        if (!linesMatter && log.CanSeek)
        {
            Bytes = log.Length;
            return;
        }

        var decoder = Encoding.UTF8.GetDecoder();
        var bytes = new byte[16 * 1024];
        var letters = new char[bytes.Length + 1];
        var line = new StringBuilder();
        for (var count = await log.ReadAsync(bytes, cancellationToken); count > 0; count = await log.ReadAsync(bytes, cancellationToken))
        {
            Bytes += count;
            Split(letters.AsSpan(0, decoder.GetChars(bytes, 0, count, letters, 0)), line);
        }

        Read(line.ToString());
    }

    private void Split(ReadOnlySpan<char> text, StringBuilder line)
    {
        while (true)
        {
            var end = text.IndexOf('\n');
            var part = end < 0 ? text : text[..end];
            line.Append(part[..Math.Min(part.Length, MaxLine - line.Length)]);
            if (end < 0) return;
            Read(line.ToString());
            line.Clear();
            text = text[(end + 1)..];
        }
    }

    private void Read(string line)
    {
        if (line.StartsWith("Thread ", StringComparison.Ordinal)) inCrashedThread = line.TrimEnd().EndsWith("crashed:", StringComparison.Ordinal);
        else if (inCrashedThread && frames.Count < MaxFrames && FrameIn(line) is { } frame) frames.Add(frame);
        if (string.IsNullOrWhiteSpace(line) || line.StartsWith('[')) return;
        tail.Enqueue(line.TrimEnd());
        if (tail.Count > MaxTail) tail.Dequeue();
    }

    /// <summary>`5 [ra] 0x5562 idx(_:_:) + 47 in AppTests.xctest at /p/Sources/A.swift:2:49` is `idx(_:_:) at Sources/A.swift:2:49`.</summary>
    private string? FrameIn(string line)
    {
        var at = line.LastIndexOf(" at /", StringComparison.Ordinal);
        var address = line.IndexOf(" 0x", StringComparison.Ordinal);
        var name = address < 0 ? -1 : line.IndexOf(' ', address + 1);
        if (name < 0 || at <= name) return null;
        var place = line[(at + 4)..].Trim();
        var isOurs = packageFolder is null
            ? !Array.Exists(Foreign, part => place.Contains(part, StringComparison.Ordinal)) && !place.StartsWith("//", StringComparison.Ordinal)
            : place.StartsWith(packageFolder.TrimEnd('/') + "/", StringComparison.Ordinal);
        if (!isOurs) return null;
        var function = line[name..at];
        var offset = function.LastIndexOf(" + ", StringComparison.Ordinal);
        return $"{function[..(offset < 0 ? function.Length : offset)].Trim()} at {(packageFolder is null ? place : place[(packageFolder.TrimEnd('/').Length + 1)..])}";
    }
}
