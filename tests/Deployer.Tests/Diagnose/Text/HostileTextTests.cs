using System.Text;
using Deployer.Diagnose;
using Deployer.Diagnose.Text;
using Xunit;

namespace Deployer.Tests.Diagnose.Text;

public sealed class HostileTextTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task Random_bytes_are_read_to_their_end()
    {
        var random = new Random(4711);
        for (var round = 0; round < 200; round++)
        {
            var bytes = new byte[random.Next(1, 20_000)];
            random.NextBytes(bytes);
            var log = new BuildLog();

            await ReadAsync(log, new GeneratedStream([bytes], random.Next(1, 5_000)));

            Assert.InRange(log.Diagnostics.Count, 0, bytes.Length);
        }
    }

    [Theory]
    [InlineData("errors.log")]
    [InlineData("link.log")]
    [InlineData("module.log")]
    public async Task A_log_cut_anywhere_differs_only_in_its_last_words(string fixture)
    {
        var bytes = await File.ReadAllBytesAsync(DiagnoseScene.Fixture(fixture), TestContext.Current.CancellationToken);
        var whole = new BuildLog();
        await ReadAsync(whole, new GeneratedStream([bytes]));

        for (var length = 0; length < bytes.Length; length++)
        {
            var log = new BuildLog();
            await ReadAsync(log, new GeneratedStream([bytes[..length]]));
            Assert.InRange(log.Diagnostics.Count, 0, whole.Diagnostics.Count + 1);
            Assert.All(log.Diagnostics.Take(log.Diagnostics.Count - 1), item => Assert.Contains(whole.Diagnostics, other => other.Message == item.Message));
        }
    }

    [Fact]
    public async Task A_gigabyte_without_a_newline_is_one_line_in_little_memory()
    {
        var part = Enumerable.Repeat((byte)'x', Megabyte).ToArray();
        using var stream = new GeneratedStream(Enumerable.Repeat(part, 1024).Append([(byte)'\n']));
        var reader = new LineCount();
        var before = GC.GetAllocatedBytesForCurrentThread();

        await new LogText(reader).ReadAsync(stream, TestContext.Current.CancellationToken);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before - stream.Allocated, 1, Megabyte);
        Assert.Equal((1, (long)LogText.MaxLineLength), (reader.Lines, reader.Characters));
        Assert.Equal((1024L * Megabyte) + 1, stream.BytesRead);
    }

    [Fact]
    public async Task A_million_different_errors_are_counted_exactly_and_ten_thousand_kept()
    {
        const int Count = 1_000_000;
        using var stream = new GeneratedStream(Errors(Count));
        var log = new BuildLog();
        var before = GC.GetAllocatedBytesForCurrentThread();

        await ReadAsync(log, stream);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before - stream.Allocated;
        Assert.Equal((Count, Count, Count - Folding.MaxKept), (log.ErrorCount, log.NoteCount, log.OmittedErrors));
        Assert.Equal(Folding.MaxKept, log.Diagnostics.Count);
        Assert.All(log.Diagnostics, item => Assert.Equal((1, 1), (item.Occurrences, item.Notes.Count)));
        Assert.InRange(allocated, 0, 120 * Megabyte);
    }

    private static Task ReadAsync(BuildLog log, Stream stream) => new LogText(log).ReadAsync(stream, TestContext.Current.CancellationToken);

    private static IEnumerable<byte[]> Errors(int count)
    {
        var text = new StringBuilder();
        for (var number = 1; number <= count; number++)
        {
            text.Append("/p/A.swift:").Append(number).Append(":9: error: cannot find 'name").Append(number).Append("' in scope\n")
                .Append(number).Append(" | let x = y\n  |         |- error: cannot find 'name").Append(number).Append("' in scope\n")
                .Append("  |         `- note: did you mean 'other").Append(number).Append("'?\n\n");
            if (number % 1000 == 0)
            {
                yield return Encoding.UTF8.GetBytes(text.ToString());
                text.Clear();
            }
        }
    }

    private sealed class LineCount : ILineReader
    {
        public int Lines { get; private set; }

        public long Characters { get; private set; }

        public void Read(LogLine line)
        {
            Lines++;
            Characters += line.Text.Length;
        }
    }
}
