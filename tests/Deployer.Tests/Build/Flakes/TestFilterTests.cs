using System.Text.RegularExpressions;
using Deployer.Build.Flakes;
using Xunit;

namespace Deployer.Tests.Build.Flakes;

public sealed class TestFilterTests
{
    [Theory]
    [InlineData("LibTests.Sums/testAdds", "LibTests.Sums/testAdds", true)]
    [InlineData("LibTests.Sums/testAdds", "LibTests.Sums/testAddsMore", false)]
    [InlineData("LibTests.Sums/testAdds", "LibTestsXSums/testAdds", false)]
    [InlineData("Sums/testAdds", "LibTests.Sums/testAdds", true)]
    [InlineData("Sums/testAdds", "LibTests.MoreSums/testAdds", false)]
    [InlineData("LibTests.Sums/chance(of:)", "LibTests.Sums/chance(of:)/Sums.swift:4:6", true)]
    [InlineData("LibTests.Sums/chance(of:)", "LibTests.Sums/chance(on:)/Sums.swift:4:6", false)]
    [InlineData("LibTests.free()", "LibTests.free()/Sums.swift:4:6", true)]
    [InlineData("LibTests.`a+b [c]`()", "LibTests.`a+b [c]`()/Sums.swift:4:6", true)]
    public void A_filter_selects_just_the_named_test(string id, string candidate, bool isSelected) =>
        Assert.Equal(isSelected, Regex.IsMatch(candidate, TestFilter.Of([id])!, RegexOptions.None, TimeSpan.FromSeconds(1)));

    [Fact]
    public void Several_tests_are_one_filter()
    {
        var filter = TestFilter.Of(["M.B/testB", "M.A/testA"]);

        Assert.Equal(@"(^|[./])(M\.A/testA|M\.B/testB)($|/)", filter);
    }

    [Fact]
    public void What_has_no_usable_name_or_is_too_much_cannot_be_selected()
    {
        Assert.Null(TestFilter.Of([]));
        Assert.Null(TestFilter.Of([""]));
        Assert.Null(TestFilter.Of(["M.A/test\nB"]));
        Assert.Null(TestFilter.Of([.. Enumerable.Range(0, 101).Select(number => $"M.A/test{number}")]));
        Assert.Null(TestFilter.Of([new string('x', 40_000)]));
    }
}
