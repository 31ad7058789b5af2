using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Workspace;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("30s", 30_000)]
    [InlineData("5m", 300_000)]
    [InlineData("2h", 7_200_000)]
    [InlineData("1 s", 1000)]
    public void A_duration_has_a_unit(string text, int milliseconds)
    {
        Assert.True(Quantity.TryDuration(text, out var duration));
        Assert.Equal(milliseconds, duration.TotalMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("5S")]
    [InlineData("1.5s")]
    [InlineData("999999999999h")]
    [InlineData("9999999999999999999999s")]
    public void Anything_else_is_no_duration(string text) => Assert.False(Quantity.TryDuration(text, out _));

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1500, "1500ms")]
    [InlineData(90_000, "90s")]
    [InlineData(7_200_000, "120m")]
    public void A_duration_is_written_so_that_it_can_be_read(int milliseconds, string text)
    {
        Assert.Equal(text, Quantity.Text(TimeSpan.FromMilliseconds(milliseconds)));
        Assert.True(Quantity.TryDuration(text, out var duration));
        Assert.Equal(milliseconds, duration.TotalMilliseconds);
    }

    [Theory]
    [InlineData("20GB", 20_000_000_000, "20GB")]
    [InlineData("1KiB", 1024, "1024B")]
    [InlineData("0B", 0, "0B")]
    public void A_size_is_read_and_written(string text, long bytes, string written)
    {
        Assert.True(Quantity.TrySize(text, out var size));
        Assert.Equal(bytes, size);
        Assert.Equal(written, Quantity.Text(size));
    }
}
