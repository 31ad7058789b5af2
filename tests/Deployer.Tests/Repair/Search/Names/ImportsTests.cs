using Deployer.Repair.Search.Generators.Names;
using Xunit;

namespace Deployer.Tests.Repair.Search.Names;

public sealed class ImportsTests
{
    private const string App = "Sources/App/A.swift";
    private const string Tests = "Tests/AppTests/T.swift";
    private const string Core = "Sources/Core/C.swift";

    private readonly SceneBuilder _scene = new SceneBuilder().Target("Core").Target("Other").Target("App", "Core", "Other").Target("AppTests", "App");
    private readonly Imports _imports = new();

    [Theory]
    [InlineData("public struct S {}\n", "let s = S()\n", "cannot find 'S' in scope", "S")]
    [InlineData("public extension String { var odd: Int { 1 } }\n", "let s = \"\".odd\n", "value of type 'String' has no member 'odd'", "odd")]
    [InlineData("func f() {}\n", "let s = Core.f()\n", "cannot find 'Core' in scope", "Core")]
    public void The_module_that_declares_a_name_is_imported(string core, string code, string message, string at)
    {
        _scene.With(Core, core).With(App, code).Error(App, message, at);
        Assert.Equal("import Core\n\n" + code, _scene.Apply(Assert.Single(_scene.Propose(_imports)), App));
    }

    [Fact]
    public void A_test_that_uses_what_is_internal_imports_it_so()
    {
        _scene.With(App, "struct S { func g() {} }\n").With(Tests, "import App\nlet s = S()\n").Error(Tests, "cannot find 'S' in scope", "S()");
        Assert.Equal("@testable import App\nlet s = S()\n", _scene.Apply(_scene.Propose(_imports)[0], Tests));
    }

    [Fact]
    public void A_moved_file_imports_what_it_came_from()
    {
        const string Code = "import Foundation\n\nlet s = S()\n";
        _scene.Green("Sources/Core/Moved.swift", Code).With(Core, "private let t = 1\n").With("Sources/App/Moved.swift", Code)
            .Error("Sources/App/Moved.swift", "cannot find 'S' in scope", "S()");
        Assert.Equal("import Foundation\nimport Core\n\nlet s = S()\n", _scene.Apply(Assert.Single(_scene.Propose(_imports)), "Sources/App/Moved.swift"));
    }

    [Fact]
    public void An_import_that_the_green_version_had_comes_back()
    {
        _scene.Green(App, "import Metrics\n\nlet s = Gauge()\n").With(App, "let s = Gauge()\n").Error(App, "cannot find 'Gauge' in scope", "Gauge");
        Assert.Equal("import Metrics\n\nlet s = Gauge()\n", _scene.Apply(_scene.Propose(_imports)[0], App));
    }

    [Fact]
    public void What_files_import_that_use_the_name_is_tried_last()
    {
        _scene.With("Sources/App/B.swift", "import Metrics\nlet g = Gauge()\n").With(App, "let s = Gauge()\n").Error(App, "cannot find 'Gauge' in scope", "Gauge");
        var proposal = Assert.Single(_scene.Propose(_imports));
        Assert.Equal("import Metrics\n\nlet s = Gauge()\n", _scene.Apply(proposal, App));
        Assert.True(proposal.Doubt >= 0.5);
    }

    [Theory]
    [InlineData("struct S {}\n", "let s = S()\n", "cannot find 'S' in scope")]
    [InlineData("public struct S {}\n", "import Core\nlet s = S()\n", "cannot find 'S' in scope")]
    [InlineData("public struct S {}\n", "let s = S()\n", "missing argument for parameter 'a' in call")]
    public void Nothing_is_imported_that_would_not_help(string core, string code, string message)
    {
        _scene.With(Core, core).With(App, code).Error(App, message, "S()");
        Assert.Empty(_scene.Propose(_imports));
    }
}
