using Deployer.Build.Swift;
using Deployer.Repair.Fixers.ModuleImport;
using Xunit;

namespace Deployer.Tests.Repair.Fixers;

public sealed class ModuleImportFixerTests : IDisposable
{
    private const string Test = "Tests/CoreTests/A.swift";

    private readonly PackageFolder _package = new();

    public ModuleImportFixerTests()
    {
        _package.Manifest = new SwiftManifest(
            "p", "6.0.0",
            [
                new SwiftTarget("Core", "regular", "Sources/Core", []),
                new SwiftTarget("Other", "regular", "Sources/Other", []),
                new SwiftTarget("App", "executable", "Sources/App", ["Core"]),
                new SwiftTarget("CoreTests", "test", "Tests/CoreTests", ["Core", "Other"]),
            ],
            []);
        _package.With("Sources/Core/Core.swift", "func one() -> Int { 1 }\npublic struct Seen {}\nprivate struct Hidden {}\nfunc both() {}\n")
            .With("Sources/Other/Other.swift", "func both() {}\n");
    }

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData("@testable import Core\n", "XCTestCase", "cannot find type 'XCTestCase' in scope", "@testable import Core\nimport XCTest\n")]
    [InlineData("@testable import Core\r\n", "XCTAssertEqual", "cannot find 'XCTAssertEqual' in scope", "@testable import Core\r\nimport XCTest\r\n")]
    [InlineData("@testable import Core\n", "Test", "unknown attribute 'Test'", "@testable import Core\nimport Testing\n")]
    [InlineData("@testable import Core\n", "expect", "no macro named 'expect'", "@testable import Core\nimport Testing\n")]
    [InlineData("import XCTest\n", "one", "cannot find 'one' in scope", "import XCTest\n@testable import Core\n")]
    [InlineData("import XCTest\n", "Seen", "cannot find type 'Seen' in scope", "import XCTest\nimport Core\n")]
    [InlineData("import Core\nimport XCTest\n", "one", "cannot find 'one' in scope", "@testable import Core\nimport XCTest\n")]
    [InlineData("import Core\n", "one", "'one' is inaccessible due to 'internal' protection level", "@testable import Core\n")]
    [InlineData("import XCTest\n", "Hidden", "cannot find type 'Hidden' in scope", null)]
    [InlineData("import XCTest\n", "both", "cannot find 'both' in scope", null)]
    [InlineData("import XCTest\n", "none", "cannot find 'none' in scope", null)]
    [InlineData("@testable import Core\n", "one", "cannot find 'one' in scope", null)]
    public async Task A_test_imports_what_it_names(string imports, string name, string message, string? expected)
    {
        _package.With(Test, $"{imports}// code\n{name}\n");
        _package.Error(Test, message, name == "Test" ? "Test\n" : $"\n{name}", "CoreTests");
        if (expected is null) Assert.Empty(await _package.ProposeAsync(new ModuleImportFixer()));
        else Assert.Equal($"{expected}// code\n{name}\n", await _package.FixedAsync(new ModuleImportFixer(), Test));
    }

    [Theory]
    [InlineData("public extension String { var slug: Int { 1 } }", "String", "import Core\n\n\"a\".slug\n")]
    [InlineData("extension String { public var slug: Int { 1 } }", "String", "import Core\n\n\"a\".slug\n")]
    [InlineData("extension String { var slug: Int { 1 } }", "String", null)]
    [InlineData("public extension Int { var slug: Int { 1 } }", "String", null)]
    public async Task A_member_that_a_dependency_adds_is_imported(string extension, string type, string? expected)
    {
        _package.With("Sources/Core/Slug.swift", extension + "\n").With("Sources/App/main.swift", "\"a\".slug\n");
        _package.Error("Sources/App/main.swift", $"value of type '{type}' has no member 'slug'", "slug");
        if (expected is null) Assert.Empty(await _package.ProposeAsync(new ModuleImportFixer()));
        else Assert.Equal(expected, await _package.FixedAsync(new ModuleImportFixer(), "Sources/App/main.swift"));
    }

    [Theory]
    [InlineData("Seen", "cannot find type 'Seen' in scope", "import Core\n")]
    [InlineData("one", "cannot find 'one' in scope", null)]
    [InlineData("XCTAssertEqual", "cannot find 'XCTAssertEqual' in scope", null)]
    [InlineData("one", "'one' is inaccessible due to 'internal' protection level", null)]
    public async Task Code_that_is_no_test_imports_public_names_only(string name, string message, string? expected)
    {
        _package.With("Sources/App/main.swift", $"import Foundation\n\n{name}\n");
        _package.Error("Sources/App/main.swift", message, name);
        if (expected is null) Assert.Empty(await _package.ProposeAsync(new ModuleImportFixer()));
        else Assert.Equal($"import Foundation\n{expected}\n{name}\n", await _package.FixedAsync(new ModuleImportFixer(), "Sources/App/main.swift"));
    }
}
