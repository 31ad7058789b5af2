using System.Globalization;
using System.Text;

namespace Deployer.Processes;

/// <summary>
/// A log that is appended to while it can be read, and that has a greatest size: what comes after that is held back, and of it
/// only the end is written, when the writer is done, with how much was left out before. So the last words are never lost.
/// </summary>
internal sealed class LogFile : IDisposable
{
    private readonly FileStream _file;
    private readonly LogSize _size;
    private long _room;
    private OutputCapture? _end;

    private LogFile(FileStream file, LogSize size) => (_file, _size, _room) = (file, size, Math.Max(0, size.MaxBytes - size.EndBytes - file.Length));

    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public static LogFile Open(string path, LogSize size)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0), size);
    }

    /// <summary>Adds whole lines.</summary>
    public void Write(ReadOnlySpan<byte> lines)
    {
        if (_end is null)
        {
            var fitting = lines.Length <= _room ? lines : lines[..(lines[..(int)_room].LastIndexOf((byte)'\n') + 1)];
            _file.Write(fitting);
            _room -= fitting.Length;
            lines = lines[fitting.Length..];
            if (lines.IsEmpty) return;
            _end = new OutputCapture(0, _size.EndBytes);
            Say($"this log is full at {_size.MaxBytes} bytes: of what follows only the last {_size.EndBytes} bytes are kept, and written when the program has ended");
        }

        _end.Append(lines);
    }

    /// <summary>Writes the end that was held back.</summary>
    public void Complete()
    {
        if (Interlocked.Exchange(ref _end, null) is { } end)
        {
            _file.Write(end.ToArray());
        }
    }

    public void Dispose()
    {
        try
        {
            Complete();
        }
        catch (IOException)
        {
            // Its program was cancelled, and the disk is full as well: nobody waits for these words.
        }
        finally
        {
            _file.Dispose();
        }
    }

    private void Say(FormattableString text) => _file.Write(Encoding.UTF8.GetBytes($"[{text.ToString(CultureInfo.InvariantCulture)}]\n"));
}

/// <summary>How much of what a program prints is kept on disk.</summary>
/// <param name="MaxBytes">Of all, what was there before included.</param>
/// <param name="EndBytes">Of them, for the end.</param>
internal sealed record LogSize(long MaxBytes, int EndBytes)
{
    /// <summary>A build prints a few megabytes; the end holds every diagnostic that a failing compiler prints last.</summary>
    public static LogSize Usual { get; } = new(256 * 1024 * 1024, 16 * 1024 * 1024);
}
