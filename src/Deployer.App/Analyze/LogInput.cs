using System.IO.Compression;
using System.Runtime.CompilerServices;
using Deployer.Kernel;

namespace Deployer.App.Analyze;

/// <summary>The log that `analyze` reads: a file, also one packed by gzip, or standard input.</summary>
internal static class LogInput
{
    private const string StandardInput = "-";
    private const int FirstOfGzip = 0x1F;
    private const int SecondOfGzip = 0x8B;

    /// <summary>Opens it.</summary>
    /// <param name="call">Knows standard input and the current folder.</param>
    /// <param name="file">What the person named; null when nothing was.</param>
    /// <param name="end">What ends the log before its end.</param>
    public static (string Name, Stream Stream) Open(Call call, string? file, CancellationToken end)
    {
        file ??= call.Terminal.InputRedirected
            ? StandardInput
            : throw new UsageException("no-log", "FILE is missing.", "Name a log, or pipe one in: `swift build 2>&1 | codex-deployer analyze -`.");
        return file == StandardInput
            ? ("standard input", new EndingStream(call.Terminal.OpenInput(), mayWait: true, end))
            : (file, OpenFile(call.FullPath(file), end));
    }

    /// <summary>True when the file's name is that of what test libraries write for programs.</summary>
    public static bool MayBeTestReport(string path) => Path.GetExtension(path) is ".xml" or ".jsonl" or ".json" or ".ndjson";

    /// <summary>Copies a log to a file that goes when it is closed, so that it can be read twice.</summary>
    public static async Task<Stream> KeepAsync(Stream log, CancellationToken cancellationToken)
    {
        await using var opened = log;
        var file = Path.GetTempFileName();
        var kept = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 4096, FileOptions.DeleteOnClose);
        await log.CopyToAsync(kept, cancellationToken);
        kept.Position = 0;
        return kept;
    }

    /// <summary>The error of a log that the machine does not hand over.</summary>
    public static UsageException Unreadable(string name, Exception exception) =>
        new("unreadable-log", $"{name} cannot be read: {exception.Message}");

    private static EndingStream OpenFile(string path, CancellationToken end)
    {
        if (Directory.Exists(path))
            throw new UsageException("log-is-folder", $"{path} is a folder.", "`analyze` reads one log; `replay` reads a folder of them.");
        if (!File.Exists(path))
            throw new UsageException("no-log", $"There is no file {path}.");
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return new EndingStream(IsGzip(stream) ? Unpacked(stream) : stream, !stream.CanSeek, end);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, exception);
        }
    }

    /// <summary>A method of its own, so that the library is loaded only for packed logs.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static GZipStream Unpacked(Stream stream) => new(stream, CompressionMode.Decompress);

    private static bool IsGzip(FileStream stream)
    {
        if (!stream.CanSeek)
            return false;
        Span<byte> start = stackalloc byte[2];
        var isGzip = stream.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start is [FirstOfGzip, SecondOfGzip];
        stream.Position = 0;
        return isGzip;
    }
}
