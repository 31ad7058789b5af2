using Deployer.Build.Swift;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.MissingDependency;
using Xunit;

namespace Deployer.Tests.Repair.Fixers;

public sealed class MissingDependencyFixerTests : IDisposable
{
    private const string Source = "Sources/App/A.swift";

    private readonly PackageFolder _package = new();
    private readonly MissingDependencyFixer _fixer = new();

    public MissingDependencyFixerTests()
    {
        _package.With(Source, "import Core\n");
        _package.Manifest = new SwiftManifest("p", "6.0.0", [
            new SwiftTarget("App", "executable", "Sources/App", []),
            new SwiftTarget("Core", "regular", "Sources/Core", []),
            new SwiftTarget("AppTests", "test", "Tests/AppTests", ["App"]),
        ], []);
    }

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData(".target(name: \"App\"),", ".target(name: \"App\", dependencies: [\"Core\"]),")]
    [InlineData(".executableTarget(name: \"App\", path: \"x\"),", ".executableTarget(name: \"App\", dependencies: [\"Core\"], path: \"x\"),")]
    [InlineData(".target(name: \"App\", dependencies: []),", ".target(name: \"App\", dependencies: [\"Core\"]),")]
    [InlineData(".target(name: \"App\", dependencies: [\"B\"]),", ".target(name: \"App\", dependencies: [\"B\", \"Core\"]),")]
    [InlineData(".target(name: \"App\", dependencies: [\"B\",]),", ".target(name: \"App\", dependencies: [\"B\", \"Core\",]),")]
    [InlineData(".target(\n  name: \"App\",\n  path: \"x\"\n),", ".target(\n  name: \"App\",\n  dependencies: [\"Core\"],\n  path: \"x\"\n),")]
    [InlineData(".target(\n  name: \"App\"\n),", ".target(\n  name: \"App\",\n  dependencies: [\"Core\"]\n),")]
    [InlineData(
        ".target(name: \"App\", dependencies: [\n    \"B\", // why\n    .product(name: \"L\", package: \"l\") // last\n  ]),",
        ".target(name: \"App\", dependencies: [\n    \"B\", // why\n    .product(name: \"L\", package: \"l\"), // last\n    \"Core\"\n  ]),")]
    [InlineData(
        ".target(name: \"App\", dependencies: [\n    \"B\", // last\n  ]),",
        ".target(name: \"App\", dependencies: [\n    \"B\", // last\n    \"Core\",\n  ]),")]
    [InlineData(
        "// .target(name: \"App\")\n.target(name: \"B\", dependencies: [.target(name: \"App\")]), .target(name: \"App\"),",
        "// .target(name: \"App\")\n.target(name: \"B\", dependencies: [.target(name: \"App\")]), .target(name: \"App\", dependencies: [\"Core\"]),")]
    public async Task The_dependency_is_declared_in_the_form_that_the_manifest_has(string before, string after)
    {
        Write(before);
        _package.Error(Source, "no such module 'Core'", "Core");
        Assert.Equal(Manifest(after), await _package.FixedAsync(_fixer, "Package.swift"));
    }

    [Theory]
    [InlineData(".target(name: \"App\", dependencies: common),")]
    [InlineData(".target(name: \"App\", dependencies: [\"B\"] + common),")]
    [InlineData(".target(name: appName),")]
    [InlineData(".target(name: \"Ap\" + \"p\"),")]
    [InlineData(".target(name: \"App\", dependencies: [\n#if os(Linux)\n\"B\",\n#endif\n]),")]
    [InlineData("// .target(name: \"App\"),")]
    [InlineData("#if os(Linux)\n.target(name: \"App\"),\n#else\n.target(name: \"App\"),\n#endif")]
    public async Task A_target_that_is_not_a_plain_literal_is_left_alone(string declaration)
    {
        Write(declaration);
        _package.Error(Source, "no such module 'Core'", "Core");
        Assert.Empty(await _package.ProposeAsync(_fixer));
    }

    [Theory]
    [InlineData("undefined reference to `$s4Core3oneSiyF'")]
    [InlineData("undefined reference to `$sSa4CoreE5firstyF'")]
    [InlineData("undefined symbol: $s4Core3oneSiyF")]
    public async Task A_symbol_that_the_linker_lacks_names_the_module_and_the_imports_name_the_target(string message)
    {
        Write(".target(name: \"App\"),");
        _package.Diagnostics.Add(new Diagnostic { Severity = Severity.Error, Phase = Phase.Link, Message = message });
        Assert.Contains("name: \"App\", dependencies: [\"Core\"]", await _package.FixedAsync(_fixer, "Package.swift"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cycle_is_refused()
    {
        _package.Manifest = _package.Manifest! with
        {
            Targets = [new("App", "regular", "Sources/App", []), new("Mid", "regular", "Sources/Mid", ["App"]), new("Core", "regular", "Sources/Core", ["Mid"])],
        };
        Write(".target(name: \"App\"),");
        _package.Error(Source, "no such module 'Core'", "Core");
        Assert.Empty(await _package.ProposeAsync(_fixer));
    }

    [Theory]
    [InlineData("no such module 'Vapor'")]
    [InlineData("no such module 'AppTests'")]
    public async Task A_module_that_is_no_library_of_the_package_is_left_alone(string message)
    {
        Write(".target(name: \"App\"),");
        _package.Error(Source, message, "Core");
        Assert.Empty(await _package.ProposeAsync(_fixer));
    }

    [Fact]
    public async Task A_dependency_that_is_declared_already_is_left_alone()
    {
        _package.Manifest = _package.Manifest! with { Targets = [new("App", "regular", "Sources/App", ["Core"]), new("Core", "regular", "Sources/Core", [])] };
        Write(".target(name: \"App\", dependencies: [\"Core\"]),");
        _package.Error(Source, "no such module 'Core'", "Core");
        Assert.Empty(await _package.ProposeAsync(_fixer));
    }

    private static string Manifest(string declaration) =>
        $"// swift-tools-version: 6.0\nimport PackageDescription\n\nlet package = Package(name: \"p\", targets: [\n{declaration}\n.target(name: \"Core\"),\n])\n";

    private void Write(string declaration) => _package.With("Package.swift", Manifest(declaration));
}
