using Deployer.Build.Swift;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.ConstantGlobal;
using Xunit;

namespace Deployer.Tests.Repair.Fixers;

public sealed class ConstantGlobalFixerTests : IDisposable
{
    private const string Path = "Sources/App/A.swift";

    private readonly PackageFolder _package = new();
    private readonly ConstantGlobalFixer _fixer = new();

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData("var hits = 0\nfunc f() -> Int { hits }", true)]
    [InlineData("enum E { static var hits = [1, 2] }\nfunc f() { print(E.hits[0], E.hits.map { $0 }, E.hits.count) }", true)]
    [InlineData("var hits: [String: Int] = [\"a\": 1]\r\nfunc f(hits: Int) -> Bool { hits == 1 }", true)]
    [InlineData("var hits = 0\nfunc f() { print(a && hits != 2, hits >= 1) } // hits = 2", true)]
    [InlineData("struct P { func f() {} }\nvar hits = P()\nfunc g() { hits.f() }", true)]
    [InlineData("struct P { mutating func f() {} }\nvar hits = P()\nfunc g() { hits.f() }", false)]
    [InlineData("var hits = 0\nfunc f() { hits = 1 }", false)]
    [InlineData("var hits = 0\nfunc f() { hits += 1 }", false)]
    [InlineData("var hits = [0]\nfunc f() { hits[0] = 1 }", false)]
    [InlineData("var hits = P()\nfunc f() { hits.a.b = 1 }", false)]
    [InlineData("var hits = [0]\nfunc f() { hits.append(1) }", false)]
    [InlineData("var hits = 0\nfunc f() { g(&hits) }", false)]
    [InlineData("enum E { static var hits = 0 }\nfunc f() { g(&E.hits) }", false)]
    [InlineData("var hits = 0 { didSet { print(1) } }", false)]
    [InlineData("var hits = 0, misses = 1", false)]
    [InlineData("var hits: Int", false)]
    [InlineData("@Published var hits = 0", false)]
    [InlineData("var hits = 0\nlet k = \\E.hits", false)]
    [InlineData("var hits = 0\nfunc f() { hits <<= 1 }", false)]
    public async Task A_shared_variable_that_nothing_changes_becomes_a_constant(string code, bool isMended)
    {
        _package.With(Path, code);
        Shared("hits");
        if (isMended) Assert.Equal(code.Replace("var hits", "let hits", StringComparison.Ordinal), await _package.FixedAsync(_fixer, Path));
        else Assert.Empty(await _package.ProposeAsync(_fixer));
    }

    [Fact]
    public async Task A_change_in_a_test_counts()
    {
        _package.With(Path, "var hits = 0\n").With("Tests/AppTests/A.swift", "func t() { hits = 3 }\n");
        Shared("hits");
        Assert.Empty(await _package.ProposeAsync(_fixer));
    }

    [Fact]
    public async Task Without_the_compilers_word_that_a_constant_would_do_it_is_left_alone()
    {
        _package.With(Path, "var hits = 0\n");
        var error = Shared("hits");
        _package.Replace(error, error with { Notes = [] });
        Assert.Empty(await _package.ProposeAsync(_fixer));
    }

    [Theory]
    [InlineData("var hits = 0\n", "High")]
    [InlineData("public var hits = 0\n", "Medium")]
    public async Task What_other_packages_may_change_is_less_sure(string code, string confidence)
    {
        _package.With(Path, code);
        Shared("hits");
        Assert.Equal(confidence, Assert.Single(await _package.ProposeAsync(_fixer)).Confidence.ToString());
    }

    [Fact]
    public async Task What_a_library_offers_is_made_a_constant_by_a_person()
    {
        _package.Manifest = new SwiftManifest("p", "6.0.0", [new SwiftTarget("App", "regular", "Sources/App", [])], []);
        _package.With("Package.swift", "let package = Package(name: \"p\", products: [.library(name: \"App\", targets: [\"App\"])], targets: [.target(name: \"App\")])\n");
        _package.With(Path, "public var hits = 0\n");
        Shared("hits");
        Assert.Equal("Low", Assert.Single(await _package.ProposeAsync(_fixer)).Confidence.ToString());
    }

    [Fact]
    public async Task Variables_of_one_declaration_become_constants_together()
    {
        _package.With(Path, "enum E { static var hits = 0, misses = 1 }\n");
        Shared("hits");
        Shared("misses");
        Assert.Equal("enum E { static let hits = 0, misses = 1 }\n", await _package.FixedAsync(_fixer, Path));
    }

    private Diagnostic Shared(string name)
    {
        var error = _package.Error(Path, $"var '{name}' is not concurrency-safe because it is nonisolated global shared mutable state", name);
        var note = error with { Severity = Severity.Note, Message = $"convert '{name}' to a 'let' constant to make 'Sendable' shared state immutable" };
        var changed = error with { Notes = [note] };
        _package.Replace(error, changed);
        return changed;
    }
}
