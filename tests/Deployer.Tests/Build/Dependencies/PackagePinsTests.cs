using System.Text;
using Deployer.Build.Dependencies;
using Xunit;

namespace Deployer.Tests.Build.Dependencies;

public sealed class PackagePinsTests
{
    private const string Commit = "2a6d29ac19fcbd95afb52259a2e9a90cf77dc6a6";

    [Theory]
    [InlineData("""{"pins":[{"identity":"one","kind":"remoteSourceControl","location":"https://h/one.git","state":{"revision":"COMMIT","version":"1.0.0"}}],"version":3}""")]
    [InlineData("""{"object":{"pins":[{"package":"One","repositoryURL":"https://h/one.git","state":{"branch":null,"revision":"COMMIT","version":"1.0.0"}}]},"version":1}""")]
    public void Pins_of_all_versions_are_read(string json)
    {
        var pin = Assert.Single(PackagePins.Parse(Encoding.UTF8.GetBytes(json.Replace("COMMIT", Commit))));

        Assert.Equal(("https://h/one.git", Commit), (pin.Url.Address, pin.Commit.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"pins\":{}}")]
    [InlineData("{\"pins\":[1,null,{}]}")]
    [InlineData("{\"pins\":[{\"location\":\"ext::sh -c id\",\"state\":{\"revision\":\"2a6d29ac19fcbd95afb52259a2e9a90cf77dc6a6\"}}]}")]
    [InlineData("{\"pins\":[{\"location\":\"https://h/one.git\",\"state\":{\"revision\":\"--upload-pack=x\"}}]}")]
    [InlineData("{\"pins\":[{\"location\":\"acme.one\",\"kind\":\"registry\",\"state\":{\"version\":\"1.0.0\"}}]}")]
    public void What_is_no_pin_of_a_repository_is_left_to_SwiftPM(string json) =>
        Assert.Empty(PackagePins.Parse(Encoding.UTF8.GetBytes(json)));
}
