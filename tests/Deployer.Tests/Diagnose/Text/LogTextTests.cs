using System.Text;
using Deployer.Diagnose.Text;
using Xunit;

namespace Deployer.Tests.Diagnose.Text;

public sealed class LogTextTests
{
    [Theory]
    [InlineData("one\ntwo\n", "one|two")]
    [InlineData("one\r\ntwo", "one|two")]
    [InlineData("\n\n", "|")]
    [InlineData("", "")]
    [InlineData("  kept in front   \n", "  kept in front")]
    [InlineData("10 %\r50 %\r100 %\nnext\r\n", "100 %|next")]
    [InlineData("\e[1mbold\e[0m and \e]8;;https://example.org\e\\link\e]8;;\e\\\n", "bold and link")]
    [InlineData("plain\n\e[31mred\e[0m\nplain", "plain|red|plain")]
    [InlineData("cut \e[3", "cut")]
    [InlineData("plain\e(B\e[m text", "plain text")]
    public async Task A_log_is_cut_into_clean_lines(string log, string lines)
    {
        var expected = log.Length == 0 ? [] : lines.Split('|');

        foreach (var maxRead in new[] { int.MaxValue, 1, 3 })
        {
            var read = await ReadAsync(Encoding.UTF8.GetBytes(log), maxRead);
            Assert.Equal(expected, read.Texts);
            Assert.Equal(Enumerable.Range(1, expected.Length), read.Numbers);
        }
    }

    [Fact]
    public async Task Broken_characters_are_replaced_and_the_mark_of_the_encoding_is_none()
    {
        byte[] log = [0xEF, 0xBB, 0xBF, (byte)'a', 0xFF, (byte)'\n', 0xE2, 0x9C, 0x94, (byte)' ', 0xC3];

        foreach (var maxRead in new[] { int.MaxValue, 1 })
        {
            Assert.Equal(["a\uFFFD", "\u2714 \uFFFD"], (await ReadAsync(log, maxRead)).Texts);
        }
    }

    [Fact]
    public async Task A_log_in_the_encoding_of_Windows_consoles_is_read()
    {
        byte[] log = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("error: ä\r\nnext")];

        Assert.Equal(["error: ä", "next"], (await ReadAsync(log)).Texts);
    }

    [Fact]
    public async Task A_long_line_is_cut_and_the_next_one_is_whole()
    {
        var log = $"{new string('x', 1_000_000)}error: never seen\nnext\n";

        var read = await ReadAsync(Encoding.UTF8.GetBytes(log));

        Assert.Equal([LogText.MaxLineLength, 4], read.Texts.Select(text => text.Length));
        Assert.Equal([1, 2], read.Numbers);
    }

    [Fact]
    public async Task A_line_written_over_itself_without_end_shows_its_last_state()
    {
        var log = $"{string.Concat(Enumerable.Range(0, 100_000).Select(step => $"\rstep {step}"))}\nnext\n";

        Assert.Equal(["step 99999", "next"], (await ReadAsync(Encoding.UTF8.GetBytes(log))).Texts);
    }

    [Fact]
    public async Task Of_a_pipe_a_line_is_read_before_the_next_is_written()
    {
        var reader = new ReadLines();
        var seen = new List<int>();

        await new LogText(reader).ReadAsync(new GeneratedStream(Parts()), TestContext.Current.CancellationToken);

        Assert.Equal([0, 1, 1, 2], seen);

        IEnumerable<byte[]> Parts()
        {
            foreach (var part in new[] { "one\n", "tw", "o\n", "three" })
            {
                seen.Add(reader.Texts.Count);
                yield return Encoding.UTF8.GetBytes(part);
            }
        }
    }

    [Fact]
    public async Task A_missing_file_has_no_lines()
    {
        var reader = new ReadLines();

        await LogText.ReadFileAsync("/nowhere/build.log", reader, TestContext.Current.CancellationToken);

        Assert.Empty(reader.Texts);
    }

    private static async Task<ReadLines> ReadAsync(byte[] log, int maxRead = int.MaxValue)
    {
        var reader = new ReadLines();
        await new LogText(reader).ReadAsync(new GeneratedStream([log], maxRead), TestContext.Current.CancellationToken);
        return reader;
    }
}
