using Deployer.Repair.Fixers;
using Deployer.Repair.Fixers.Manifests;
using Deployer.Repair.Fixers.Names;
using Xunit;

namespace Deployer.Tests.Repair.Fixers;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("name", "name", 0)]
    [InlineData("name", "Name", 1)]
    [InlineData("name", "names", 1)]
    [InlineData("name", "nme", 1)]
    [InlineData("name", "nmae", 1)]
    [InlineData("name", "mane", 2)]
    [InlineData("ca", "abc", 3)]
    [InlineData("sitting", "kitten", 3)]
    public void Letters_are_inserted_removed_exchanged_or_swapped(string one, string other, int distance)
    {
        Assert.Equal(distance, EditDistance.Between(one, other));
        Assert.Equal(distance, EditDistance.Between(other, one));
    }

    [Theory]
    [InlineData("far near", "near")]
    [InlineData("near near far", "near")]
    [InlineData("near nigh", null)]
    [InlineData("alien far", "far")]
    [InlineData("alien", null)]
    public void Of_several_near_names_only_a_single_nearest_one_is_meant(string names, string? meant) => Assert.Equal(
        meant,
        EditDistance.OnlyNearest(names.Split(' '), name => name switch
        {
            "near" or "nigh" => 1,
            "far" => 2,
            _ => null,
        }));

    [Theory]
    [InlineData("Coer", "Core App", "Core")]
    [InlineData("core", "Core App", "Core")]
    [InlineData("Core", "Core", null)]
    [InlineData("Network", "Networks Networker", "Networks")]
    [InlineData("Ap", "App", null)]
    public void Names_of_packages_are_compared_without_case(string misspelt, string names, string? meant) =>
        Assert.Equal(meant, NearName.Of(misspelt, names.Split(' ')));

    [Theory]
    [InlineData("fetchUesr", "fetchUser fetchAll", "fetchUser")]
    [InlineData("item1", "item2", null)]
    [InlineData("min", "max", null)]
    [InlineData("Count", "count", "count")]
    [InlineData("decode", "encode", null)]
    public void Names_in_sources_must_be_slips_of_the_same_word(string written, string known, string? meant) =>
        Assert.Equal(meant, Spelling.Best(written, known.Split(' ')));

    [Fact]
    public void Endless_names_are_not_compared()
    {
        var name = new string('a', 20_000);

        Assert.Null(NearName.Of(name + "b", [name]));
        Assert.Null(Spelling.Best(name + "b", [name]));
    }
}
