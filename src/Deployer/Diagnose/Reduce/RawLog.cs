using System.Text;
using Deployer.Diagnose.Tests;

namespace Deployer.Diagnose.Reduce;

/// <summary>What an excerpt needs of a log beyond its analysis: its size, its last lines, the frames of a crash.</summary>
/// <param name="packageFolder">The package as the log names it; null when unknown.</param>
internal sealed class RawLog(string? packageFolder)
{
    private const int MaxTail = 40;
    private const int MaxFrames = 5;
    private const int MaxLine = 1_000;

    private readonly string? folder = packageFolder is null ? null : packageFolder.TrimEnd('/') + "/";
    private readonly Queue<string> tail = new();
    private readonly List<CrashFrame> frames = [];
    private bool inCrashedThread;

    public long Bytes { get; private set; }

    /// <summary>The last lines that are no progress, oldest first.</summary>
    public IReadOnlyCollection<string> Tail => tail;

    /// <summary>The innermost functions of the package on the threads that crashed; files relative to it where its folder is known.</summary>
    public IReadOnlyList<CrashFrame> Frames => frames;

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

    /// <summary>A frame in a file of the package; null for other lines and other people's code.</summary>
    private CrashFrame? FrameIn(string line) =>
        CrashFrames.Parse(line) is { } frame && InPackage(frame.File) is { } file ? frame with { File = file } : null;

    private string? InPackage(string file)
    {
        if (folder is not null) return file.StartsWith(folder, StringComparison.Ordinal) ? file[folder.Length..] : null;
        var isMade = file.StartsWith("//", StringComparison.Ordinal) || file.Contains("swift-generated-sources", StringComparison.Ordinal);
        return isMade || ForeignPlaces.Hold(file) ? null : file;
    }
}
