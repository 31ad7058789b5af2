using Deployer.Build.Swift;
using Deployer.Repair.Fixers.MissingProduct;
using Xunit;

namespace Deployer.Tests.Repair.Fixers;

public sealed class MissingProductFixerTests : IDisposable
{
    private const string Source = "Sources/App/A.swift";

    private readonly PackageFolder _package = new();

    public MissingProductFixerTests()
    {
        _package.With(Source, "import Util\n");
        _package.Manifest = new SwiftManifest("p", "6.0.0", [new SwiftTarget("App", "executable", "Sources/App", [])], []);
    }

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData(".package(path: \"libs/util\")", "libs/util", "util")]
    [InlineData(".package(name: \"Utilities\", path: \"libs/util/\")", "libs/util", "util")]
    [InlineData(".package(url: \"https://git.example.org/a/swift-util.git\", from: \"1.0.0\")", ".build/checkouts/swift-util", "swift-util")]
    [InlineData(".package(url: \"https://git.example.org/a/swift-util\", branch: \"main\")", ".build/checkouts/swift-util", "swift-util")]
    public async Task The_product_that_brings_the_module_is_declared(string dependency, string folder, string identity)
    {
        Write(dependency, ".target(name: \"App\")");
        Library(folder, ".library(name: \"UtilKit\", targets: [\"Base\", \"Util\"])");
        _package.Error(Source, "no such module 'Util'", "Util");
        Assert.Equal(
            Manifest(dependency, $".target(name: \"App\", dependencies: [.product(name: \"UtilKit\", package: \"{identity}\")])"),
            await _package.FixedAsync(new MissingProductFixer(), "Package.swift"));
    }

    [Theory]
    [InlineData(".library(name: \"Other\", targets: [\"Base\"])")]
    [InlineData(".executable(name: \"Util\", targets: [\"Util\"])")]
    [InlineData(".library(name: \"A\", targets: [\"Util\"]), .library(name: \"B\", targets: [\"Util\"])")]
    [InlineData("// .library(name: \"A\", targets: [\"Util\"])\n")]
    public async Task Nothing_is_proposed_without_exactly_one_such_product(string products)
    {
        Write(".package(path: \"libs/util\")", ".target(name: \"App\")");
        Library("libs/util", products);
        _package.Error(Source, "no such module 'Util'", "Util");
        Assert.Empty(await _package.ProposeAsync(new MissingProductFixer()));
    }

    [Fact]
    public async Task A_product_that_is_declared_already_and_a_platforms_module_are_left_alone()
    {
        Write(".package(path: \"libs/util\")", ".target(name: \"App\", dependencies: [.product(name: \"Util\", package: \"util\")])");
        Library("libs/util", ".library(name: \"Util\", targets: [\"Util\", \"UIKit\"])");
        _package.Error(Source, "no such module 'Util'", "Util");
        _package.Error(Source, "no such module 'UIKit'", "Util");
        Assert.Empty(await _package.ProposeAsync(new MissingProductFixer()));
    }

    private static string Manifest(string dependency, string target) =>
        $"// swift-tools-version: 6.0\nlet p = Package(name: \"p\", dependencies: [{dependency}], targets: [{target}])\n";

    private void Write(string dependency, string target) => _package.With("Package.swift", Manifest(dependency, target));

    private void Library(string folder, string products) =>
        _package.With($"{folder}/Package.swift", $"let p = Package(name: \"u\", products: [{products}], targets: [.target(name: \"Util\")])");
}
