using Deployer.Build.Resources;
using Xunit;

namespace Deployer.Tests.Build.Resources;

public sealed class PrecedenceTests
{
    private const int Patience = 3;

    private readonly Precedence _precedence = new(Patience);

    [Fact]
    public void One_alone_stands_still_at_once_and_goes_on_when_all_is_calm()
    {
        var alone = _precedence.Join();

        Assert.Equal(Conduct.StandStill, Short(alone));
        Assert.Equal(Conduct.AsBefore, Short(alone));
        Assert.Equal(Conduct.AsBefore, Between(alone));
        Assert.Equal(Conduct.GoOn, Calm(alone));
        Assert.Equal(Conduct.AsBefore, Calm(alone));
    }

    [Fact]
    public void The_youngest_stands_still_first_and_the_older_ones_go_on()
    {
        var (oldest, middle, youngest) = (_precedence.Join(), _precedence.Join(), _precedence.Join());

        Assert.Equal((Conduct.AsBefore, Conduct.AsBefore), (Short(oldest), Short(middle)));
        Assert.Equal(Conduct.StandStill, Short(youngest));
        Assert.Equal((Conduct.AsBefore, Conduct.AsBefore), (Short(oldest), Short(middle)));
    }

    [Fact]
    public void What_stands_still_in_vain_is_ended_so_that_the_oldest_gets_done()
    {
        var (oldest, youngest) = (_precedence.Join(), _precedence.Join());
        Short(youngest);
        for (var look = 1; look < Patience; look++)
        {
            Assert.Equal((Conduct.AsBefore, Conduct.AsBefore), (Short(oldest), Short(youngest)));
        }

        Assert.Equal((Conduct.AsBefore, Conduct.End), (Short(oldest), Short(youngest)));
        Assert.Equal(Conduct.AsBefore, Short(oldest));
        _precedence.Leave(youngest);
        Assert.Equal(Conduct.StandStill, Short(oldest));
    }

    [Fact]
    public void Those_that_stood_still_go_on_the_oldest_first()
    {
        var older = _precedence.Join();
        Short(older);
        var younger = _precedence.Join();
        Short(younger);

        Assert.Equal((Conduct.AsBefore, Conduct.GoOn, Conduct.GoOn), (Calm(younger), Calm(older), Calm(younger)));
    }

    private Conduct Short(Precedence.Place place) => _precedence.Decide(place, isShort: true, isCalm: false);

    private Conduct Between(Precedence.Place place) => _precedence.Decide(place, isShort: false, isCalm: false);

    private Conduct Calm(Precedence.Place place) => _precedence.Decide(place, isShort: false, isCalm: true);
}
