using System.Runtime.InteropServices;
using System.Text;
using Deployer.Kernel;

namespace Deployer.Processes;

/// <summary>Log files that several streams are appended to, whole lines at a time, and that can be followed while they grow.</summary>
internal sealed class LineLog : IDisposable
{
    private const int LongestLine = 64 * 1024;

    private readonly IReadOnlyList<FileStream> _files;
    private readonly Redactor _redactor;
    private readonly Lock _gate = new();

    private LineLog(IReadOnlyList<FileStream> files, Redactor redactor) => (_files, _redactor) = (files, redactor);

    /// <summary>Opens each of the files for appending; null when there are none.</summary>
    /// <param name="redactor">Knows what must not get into them.</param>
    /// <param name="paths">Absolute paths.</param>
    public static LineLog? Open(Redactor redactor, params IEnumerable<string?> paths)
    {
        var files = paths.OfType<string>().Select(OpenFile).ToList();
        return files.Count == 0 ? null : new(files, redactor);
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MachineException("log-not-writable", $"The log {path} cannot be written: {exception.Message}");
        }
    }

    /// <summary>A writer for one of the streams.</summary>
    public Writer AddStream() => new(this);

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
