using Deployer.Replay;
using Deployer.Tests.Processes;
using Xunit;

namespace Deployer.Tests.Replay;

public sealed class HistoryFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Logs_come_by_the_time_in_their_names_and_then_in_natural_order()
    {
        Write("z/build-20250714-083000.log", "run-10.log", "run-9.log", "a/build-20250715-000000.log.gz", "build-2025-07-14T08:29:59.txt", "run-9b", "LOG");

        Assert.Equal(
            ["build-2025-07-14T08:29:59.txt", "z/build-20250714-083000.log", "a/build-20250715-000000.log.gz", "LOG", "run-9.log", "run-9b", "run-10.log"],
            Names());
    }

    [Theory]
    [InlineData("build-20251399-083000.log")]
    [InlineData("build-20250714-250000.log")]
    [InlineData("build-1202507140830001.log")]
    [InlineData("build-00000000-000000.log")]
    public void What_is_no_date_is_no_date(string name) => Assert.Null(new HistoryFile("/", name).Time);

    [Fact]
    public void A_date_in_the_name_is_UTC() =>
        Assert.Equal(new DateTimeOffset(2025, 7, 14, 8, 30, 1, TimeSpan.Zero), new HistoryFile("/", "x/build-20250714-083001.log").Time);

    [Fact]
    public void Other_files_are_counted_and_hidden_ones_not_even_looked_at()
    {
        Write("a.log", "a.zip", "b.tar.gz", "c.swift", "d.LOG.GZ", ".git/config", ".hidden.log");

        var listing = HistoryFolder.List(_folder.Path);

        Assert.Equal(["a.log", "d.LOG.GZ"], listing.Files.Select(file => file.Name));
        Assert.Equal(3, listing.Ignored);
        Assert.False(listing.IsCut);
    }

    [Fact]
    public void Links_are_followed_neither_out_of_the_folder_nor_to_a_log_that_is_there_anyway()
    {
        using var elsewhere = new TempFolder();
        File.WriteAllText(elsewhere["secret.log"], "x");
        Write("logs/a.log");
        File.CreateSymbolicLink(_folder["latest.log"], _folder["logs/a.log"]);
        File.CreateSymbolicLink(_folder["out.log"], elsewhere["secret.log"]);
        Directory.CreateSymbolicLink(_folder["outside"], elsewhere.Path);
        Directory.CreateSymbolicLink(_folder["logs/up"], _folder.Path);

        Assert.Equal(["logs/a.log"], Names());
    }

    [Theory]
    [InlineData("a2", "a10", -1)]
    [InlineData("a02", "a2", -1)]
    [InlineData("a2b", "a2", 1)]
    [InlineData("", "a", -1)]
    [InlineData("b1", "a2", 1)]
    [InlineData("1a", "a", -1)]
    [InlineData("a99999999999999999999998", "a99999999999999999999999", -1)]
    [InlineData("a1", "a1", 0)]
    public void Numbers_in_names_are_numbers(string left, string right, int order)
    {
        Assert.Equal(order, Math.Sign(NaturalOrder.Instance.Compare(left, right)));
        Assert.Equal(-order, Math.Sign(NaturalOrder.Instance.Compare(right, left)));
    }

    private IEnumerable<string> Names() => HistoryFolder.List(_folder.Path).Files.Select(file => file.Name);

    private void Write(params string[] names)
    {
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
            File.WriteAllText(_folder[name], "x");
        }
    }
}
