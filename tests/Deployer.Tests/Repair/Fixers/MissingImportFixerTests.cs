using Deployer.Repair;
using Deployer.Repair.Fixers.MissingImport;
using Xunit;

namespace Deployer.Tests.Repair.Fixers;

public sealed class MissingImportFixerTests : IDisposable
{
    private const string Path = "Sources/App/A.swift";
    private const string Networking = "#if canImport(FoundationNetworking)\nimport FoundationNetworking\n#endif\n";
    private const string CLibrary = "#if canImport(Darwin)\nimport Darwin\n#elseif canImport(Glibc)\nimport Glibc\n#elseif canImport(Musl)\nimport Musl\n#endif\n";

    private readonly PackageFolder _package = new();
    private readonly MissingImportFixer _fixer = new();

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData("cannot find type 'Date' in scope")]
    [InlineData("cannot find 'JSONEncoder' in scope")]
    [InlineData("value of type 'String' has no member 'trimmingCharacters'")]
    [InlineData("value of type 'any Error' has no member 'localizedDescription'")]
    [InlineData("no exact matches in call to initializer ")]
    public async Task Foundation_is_imported_for_what_it_declares(string message)
    {
        _package.With(Path, "import Core\n\nlet x = String(format: \"%d\", 1)\n");
        _package.Error(Path, message, "String(");
        Assert.Equal("import Core\nimport Foundation\n\nlet x = String(format: \"%d\", 1)\n", await _package.FixedAsync(_fixer, Path));
    }

    [Theory]
    [InlineData("'URLSession' is unavailable: This type has moved to the FoundationNetworking module. Import that module to use it.")]
    [InlineData("type 'URLSession' (aka 'AnyObject') has no member 'shared'")]
    [InlineData("cannot find type 'URLRequest' in scope")]
    [InlineData("'HTTPURLResponse' (aka 'AnyObject') cannot be constructed because it has no accessible initializers")]
    public async Task Networking_is_imported_only_where_it_exists(string message)
    {
        _package.With(Path, "import Foundation\nlet x = 1\n");
        _package.Error(Path, message, "x");
        Assert.Equal("import Foundation\n" + Networking + "let x = 1\n", await _package.FixedAsync(_fixer, Path));
    }

    [Fact]
    public async Task The_XML_part_of_Foundation_is_imported_only_where_it_exists()
    {
        _package.With(Path, "import Foundation\nlet x = 1\n");
        _package.Error(Path, "cannot find type 'XMLParserDelegate' in scope", "x");
        Assert.Equal("import Foundation\n#if canImport(FoundationXML)\nimport FoundationXML\n#endif\nlet x = 1\n", await _package.FixedAsync(_fixer, Path));
    }

    [Fact]
    public async Task A_name_that_the_package_declares_too_may_be_its_own()
    {
        _package.With(Path, "func f(_ o: Operation) {}\n").With("Sources/Core/Operation.swift", "public struct Operation {}\n");
        _package.Error(Path, "cannot find type 'Operation' in scope", "Operation");
        Assert.Empty(await _package.ProposeAsync(_fixer));
    }

    [Fact]
    public async Task A_file_without_imports_gets_Foundation_and_networking_behind_its_head()
    {
        _package.With(Path, "// Copyright of someone\n\n/// Documented.\nstruct S { let u: URLRequest }\n");
        _package.Error(Path, "cannot find type 'URLRequest' in scope", "URLRequest");
        var candidate = Assert.Single(await _package.ProposeAsync(_fixer));
        Assert.Equal(
            "// Copyright of someone\n\nimport Foundation\n" + Networking + "\n/// Documented.\nstruct S { let u: URLRequest }\n",
            PackageFolder.TextOf(candidate, Path));
        Assert.Equal(Confidence.High, candidate.Confidence);
        Assert.Equal("Import Foundation and FoundationNetworking", candidate.Summary);
    }

    [Fact]
    public async Task The_C_library_is_imported_as_each_platform_calls_it()
    {
        _package.With(Path, "let x = getenv(\"A\")\n");
        _package.Error(Path, "cannot find 'getenv' in scope", "getenv");
        Assert.Equal(CLibrary + "\nlet x = getenv(\"A\")\n", await _package.FixedAsync(_fixer, Path));
    }

    [Fact]
    public async Task An_import_of_Darwin_gives_way_to_that_of_the_platform()
    {
        _package.With(Path, "import Core\ninternal import Darwin\n\nlet x = getenv(\"A\")\n");
        _package.Error(Path, "no such module 'Darwin'", "Darwin");
        Assert.Equal(
            "import Core\n" + CLibrary.Replace("import ", "internal import ", StringComparison.Ordinal) + "\nlet x = getenv(\"A\")\n",
            await _package.FixedAsync(_fixer, Path));
    }

    [Fact]
    public async Task The_new_import_stands_behind_the_last_one_and_its_conditions()
    {
        const string Head = "@testable import Core\n#if canImport(Darwin)\nimport Darwin\n#else\nimport Glibc\n#endif\n";
        _package.With(Path, Head + "// code\nlet x = Date()\nimport Late\n");
        _package.Error(Path, "cannot find 'Date' in scope", "Date");
        Assert.Equal(Head + "import Foundation\n// code\nlet x = Date()\nimport Late\n", await _package.FixedAsync(_fixer, Path));
    }

    [Fact]
    public async Task Line_endings_and_a_missing_last_one_are_kept()
    {
        _package.With(Path, "import Core\r\nimport Other");
        _package.Error(Path, "cannot find type 'Date' in scope", "Other");
        Assert.Equal("import Core\r\nimport Other\r\nimport Foundation\r\n", await _package.FixedAsync(_fixer, Path));
    }

    [Fact]
    public async Task Access_levels_are_written_where_the_file_writes_them()
    {
        _package.With(Path, "internal import Core\nlet x = Date()\n");
        _package.Error(Path, "cannot find 'Date' in scope", "Date");
        Assert.Equal("internal import Core\ninternal import Foundation\nlet x = Date()\n", await _package.FixedAsync(_fixer, Path));
    }

    [Fact]
    public async Task An_import_that_Linux_does_not_see_does_not_count()
    {
        _package.With(Path, "#if os(macOS)\nimport Foundation\n#endif\nlet x = Date()\n");
        _package.Error(Path, "cannot find 'Date' in scope", "Date");
        Assert.Contains("#endif\nimport Foundation\nlet x", await _package.FixedAsync(_fixer, Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import Foundation\nlet x = 1\n", "cannot find type 'Date' in scope")]
    [InlineData("import Foundation\nlet x = 1\n", "cannot find 'getenv' in scope")]
    [InlineData("let x = 1\n", "cannot find type 'Customer' in scope")]
    [InlineData("let x = 1\n", "value of type 'Customer' has no member 'components'")]
    [InlineData("let x = 1\n", "no exact matches in call to initializer ")]
    [InlineData("let x = 1\n", "no such module 'Vapor'")]
    public async Task What_an_import_would_not_mend_is_left_alone(string text, string message)
    {
        _package.With(Path, text);
        _package.Error(Path, message, "x");
        Assert.Empty(await _package.ProposeAsync(_fixer));
    }

    [Fact]
    public async Task All_files_of_the_failing_target_are_mended_at_once_and_consequences_are_ignored()
    {
        const string Other = "Sources/App/B.swift";
        _package.With(Path, "struct A: Codable { let d: Date }\n").With(Other, "let u: UUID? = nil\n");
        _package.Error(Path, "type 'A' does not conform to protocol 'Decodable'", "A");
        var first = _package.Error(Path, "cannot find type 'Date' in scope", "Date");
        var second = _package.Error(Other, "cannot find type 'UUID' in scope", "UUID");
        var candidate = Assert.Single(await _package.ProposeAsync(_fixer));
        Assert.StartsWith("import Foundation\n\nstruct", PackageFolder.TextOf(candidate, Path), StringComparison.Ordinal);
        Assert.StartsWith("import Foundation\n\nlet", PackageFolder.TextOf(candidate, Other), StringComparison.Ordinal);
        Assert.Equal([first, second], candidate.Addresses);
    }
}
