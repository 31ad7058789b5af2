using System.Runtime.CompilerServices;
using System.Text;

namespace Deployer.Diagnose.Text;

/// <summary>
/// Streams a log to a reader of lines as it arrives: in constant memory, whatever its bytes and however long its lines. What is no
/// UTF-8 is replaced; UTF-16 is read when it begins with its mark.
/// </summary>
/// <param name="reader">Gets each line once, cleaned.</param>
internal sealed class LogText(ILineReader reader)
{
    /// <summary>In characters; what is longer is cut.</summary>
    public const int MaxLineLength = 64 * 1024;

    private const int ChunkBytes = 256 * 1024;
    private const char ByteOrderMark = '\uFEFF';

    // A chunk decodes to no more characters than bytes, and a few more for what the chunk before left over.
    private readonly char[] buffer = new char[MaxLineLength + ChunkBytes + 16];
    private readonly LineCleaner cleaner = new();
    private Decoder? decoder;
    private int filled;
    private int number;
    private bool skipping;

    /// <summary>Reads a file; a missing one has no lines.</summary>
    public static async Task ReadFileAsync(string file, ILineReader reader, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            return;
        }

        // The buffer is ours.
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        await new LogText(reader).ReadAsync(stream, cancellationToken);
    }

    /// <summary>Reads to the end. Of a pipe each line is handed on as soon as it is there.</summary>
    public async Task ReadAsync(Stream log, CancellationToken cancellationToken)
    {
        var bytes = new byte[ChunkBytes];
        for (var count = await log.ReadAsync(bytes, cancellationToken); count > 0; count = await log.ReadAsync(bytes, cancellationToken))
        {
            Take(bytes.AsSpan(0, count), isLast: false);
        }

        Take([], isLast: true);
        if (filled > 0 && !skipping)
        {
            Emit(buffer.AsSpan(0, filled), mayHoldControls: true);
        }
    }

    /// <summary>Called anew for each chunk, and not inlined: only code that is called again is replaced by better one while a log is read.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Take(ReadOnlySpan<byte> bytes, bool isLast)
    {
        decoder ??= DecoderOf(bytes);
        var isFirst = number == 0 && filled == 0 && !skipping;
        var count = decoder.GetChars(bytes, buffer.AsSpan(filled), isLast);
        if (isFirst && count > 0 && buffer[0] == ByteOrderMark)
        {
            buffer.AsSpan(1, --count).CopyTo(buffer);
        }

        Split(filled + count);
    }

    private void Split(int end)
    {
        var start = 0;
        var controls = -1;
        for (var search = filled; ;)
        {
            var length = buffer.AsSpan(search, end - search).IndexOf('\n');
            if (length < 0)
            {
                break;
            }

            var stop = search + length;
            if (controls < start)
            {
                controls = buffer.AsSpan(start, end - start).IndexOfAny('\r', '\e') is >= 0 and var index ? start + index : end;
            }

            Complete(buffer.AsSpan(start, stop - start), controls < stop);
            start = search = stop + 1;
        }

        Carry(start, end);
    }

    private void Complete(ReadOnlySpan<char> line, bool mayHoldControls)
    {
        if (skipping)
        {
            skipping = false;
            return;
        }

        Emit(line, mayHoldControls);
    }

    /// <summary>Keeps the start of a line whose end has not come yet.</summary>
    private void Carry(int start, int end)
    {
        var rest = buffer.AsSpan(start, end - start);
        if (skipping)
        {
            filled = 0;
            return;
        }

        if (rest.Length > MaxLineLength && rest[..^1].LastIndexOf('\r') is >= 0 and var overwritten)
        {
            rest = rest[overwritten..];
        }

        if (rest.Length > MaxLineLength)
        {
            Emit(rest, mayHoldControls: true);
            skipping = true;
            filled = 0;
            return;
        }

        rest.CopyTo(buffer);
        filled = rest.Length;
    }

    private void Emit(ReadOnlySpan<char> line, bool mayHoldControls)
    {
        var text = line.Length > MaxLineLength ? line[..MaxLineLength] : line;
        text = text.TrimEnd();
        if (mayHoldControls)
        {
            text = cleaner.Clean(text);
        }

        reader.Read(new LogLine(LinePrefix.Strip(text), ++number));
    }

    private static Decoder DecoderOf(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetDecoder(),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetDecoder(),
        _ => Encoding.UTF8.GetDecoder(),
    };
}
