using Deployer.Kernel;

namespace Deployer.Processes;

/// <summary>A log file that several streams are appended to, whole lines at a time, and that can be followed while it grows.</summary>
internal sealed class LineLog : IDisposable
{
    private const int LongestLine = 64 * 1024;

    private readonly FileStream _file;
    private readonly Lock _gate = new();

    private LineLog(FileStream file) => _file = file;

    public static LineLog Open(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MachineException("log-not-writable", $"The log {path} cannot be written: {exception.Message}");
        }
    }

    /// <summary>A writer for one of the streams.</summary>
    public Writer AddStream() => new(this);

    public void Dispose() => _file.Dispose();

    private void Write(ReadOnlySpan<byte> lines)
    {
        lock (_gate)
        {
            _file.Write(lines);
        }
    }

    /// <summary>Holds back the line that is not complete yet.</summary>
    internal sealed class Writer(LineLog log)
    {
        private readonly List<byte> _partial = [];

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
        }

        private void Flush()
        {
            log.Write(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_partial));
            _partial.Clear();
        }
    }
}
