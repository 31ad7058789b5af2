using System.Text;
using Deployer.Diagnose.Text;
using Xunit;

namespace Deployer.Tests.Diagnose.Text;

public sealed class InvisibleTests
{
    [Theory]
    [InlineData(' ', true, false)]
    [InlineData('a', true, false)]
    [InlineData(0x65E5, true, false)]
    [InlineData(0x1F680, true, false)]
    [InlineData('\e', false, true)]
    [InlineData(0x200B, false, true)]
    [InlineData(0x202E, false, true)]
    [InlineData(0x2028, false, true)]
    [InlineData(0x3164, false, true)]
    [InlineData(0x17B4, false, true)]
    [InlineData(0xE0041, false, true)]
    [InlineData(0xE0101, false, true)]
    [InlineData(0x0378, false, true)]
    [InlineData(0xFE0F, true, true)]
    [InlineData(0x2800, true, true)]
    [InlineData(0xE000, true, true)]
    public void What_may_hide_is_more_than_what_is_not_drawn(int character, bool isDrawn, bool mayHide)
    {
        Assert.Equal(isDrawn, Invisible.IsDrawn(new Rune(character)));
        Assert.Equal(mayHide, Invisible.MayHide(new Rune(character)));
    }

    [Fact]
    public void Nothing_that_turns_the_writing_is_drawn()
    {
        var turning = Enumerable.Range(0, 0x11_0000).Where(Rune.IsValid).Select(value => new Rune(value)).Where(Invisible.TurnsDirection).ToList();

        Assert.Equal(12, turning.Count);
        Assert.DoesNotContain(turning, Invisible.IsDrawn);
    }
}
