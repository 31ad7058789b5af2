using System.Runtime.InteropServices;
using System.Text;
using Deployer.Kernel;

namespace Deployer.Processes;

/// <summary>Log files that several streams are appended to, whole lines at a time, and that can be followed while they grow.</summary>
internal sealed class LineLog : IDisposable
{
    private const int LongestLine = 64 * 1024;

    private readonly IReadOnlyList<LogFile> _files;
    private readonly Redactor _redactor;
    private readonly Lock _gate = new();

    private LineLog(IReadOnlyList<LogFile> files, Redactor redactor) => (_files, _redactor) = (files, redactor);

    /// <summary>Opens each of the files for appending; null when there are none.</summary>
    /// <param name="redactor">Knows what must not get into them.</param>
    /// <param name="size">How much each of them holds.</param>
    /// <param name="paths">Absolute paths.</param>
    public static LineLog? Open(Redactor redactor, LogSize size, params IEnumerable<string?> paths)
    {
        var files = paths.OfType<string>().Select(path => OpenFile(path, size)).ToList();
        return files.Count == 0 ? null : new(files, redactor);
    }

    private static LogFile OpenFile(string path, LogSize size)
    {
        try
        {
            return LogFile.Open(path, size);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MachineException("log-not-writable", $"The log {path} cannot be written: {exception.Message}");
        }
    }

    /// <summary>A writer for one of the streams.</summary>
    public Writer AddStream() => new(this);

    /// <summary>Writes what was held back of too long logs; to be called when all streams are complete.</summary>
    /// <exception cref="MachineException">A log cannot be written.</exception>
    public void Complete()
    {
        try
        {
            foreach (var file in _files)
            {
                file.Complete();
            }
        }
        catch (IOException exception)
        {
            throw new MachineException("log-not-writable", $"The end of a log cannot be written: {exception.Message}", "Check the disk.");
        }
    }

    public void Dispose()
    {
        foreach (var file in _files)
        {
            file.Dispose();
        }
    }

    private void Write(ReadOnlySpan<byte> lines)
    {
        if (lines.IsEmpty)
        {
            return;
        }

        lock (_gate)
        {
            foreach (var file in _files)
            {
                file.Write(lines);
            }
        }
    }

    /// <summary>Holds back the line that is not complete yet.</summary>
    internal sealed class Writer(LineLog log)
    {
        private readonly List<byte> _partial = [];

        // Latin-1 keeps every byte, whatever the program meant by it.
        private readonly SecretFilter _filter = new(log._redactor);

        public void Append(ReadOnlySpan<byte> bytes)
        {
            var end = bytes.LastIndexOf((byte)'\n') + 1;
            if (end > 0)
            {
                _partial.AddRange(bytes[..end]);
                Flush();
            }

            _partial.AddRange(bytes[end..]);
            if (_partial.Count > LongestLine)
            {
                Flush();
            }
        }

        /// <summary>Writes what is left, as a line.</summary>
        public void Complete()
        {
            if (_partial.Count > 0)
            {
                _partial.Add((byte)'\n');
                Flush();
            }

            log.Write(Encoding.Latin1.GetBytes(_filter.Complete()));
        }

        private void Flush()
        {
            var lines = Encoding.Latin1.GetString(CollectionsMarshal.AsSpan(_partial));
            log.Write(Encoding.Latin1.GetBytes(_filter.Take(lines)));
            _partial.Clear();
        }
    }
}
