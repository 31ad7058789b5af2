using Deployer.Repair.Search.Generators.Names;
using Xunit;

namespace Deployer.Tests.Repair.Search.Names;

public sealed class CarriedNamesTests
{
    private const string A = "Sources/App/A.swift";
    private const string B = "Sources/App/B.swift";
    private const string Cart = "struct Cart {\n    var items: [Int] = []\n    func total() -> Int { items.reduce(0, +) }\n}\n";

    private readonly SceneBuilder _scene = new();
    private readonly CarriedNames _names = new();

    [Fact]
    public void All_uses_of_a_renamed_method_are_carried_on_at_once()
    {
        const string Use = "func f(c: Cart) -> String { print(c.total()); return \"\\(c.total()) and \\(c.total() + 1)\" }\n";
        _scene.Green(A, Cart).Green(B, Use).With(A, Cart.Replace("total", "sum", StringComparison.Ordinal)).With(B, Use);
        _scene.Error(B, "value of type 'Cart' has no member 'total'", "print(c.^total");
        var proposals = _scene.Propose(_names);
        Assert.Equal(Use.Replace("total", "sum", StringComparison.Ordinal), _scene.Apply(proposals[0], B));
        Assert.Equal(0, proposals[0].Doubt);
        Assert.Equal("Use sum, as total is called now", proposals[0].Summary);
        Assert.Equal("func f(c: Cart) -> String { print(c.sum()); return \"\\(c.total()) and \\(c.total() + 1)\" }\n", _scene.Apply(proposals[1], B));
        Assert.True(proposals[1].Doubt > 0);
    }

    [Fact]
    public void Uses_that_fail_in_several_files_are_carried_on_together()
    {
        const string Third = "Sources/App/C.swift";
        _scene.Green(A, "enum Color { case red }\n").With(A, "enum Colour { case red }\n").With(B, "let b: Color = .red\n").With(Third, "let c: Color = .red\n");
        _scene.Error(B, "cannot find type 'Color' in scope", "Color").Error(Third, "cannot find type 'Color' in scope", "Color");
        var proposal = _scene.Propose(_names)[0];
        Assert.Equal("let b: Colour = .red\n", _scene.Apply(proposal, B));
        Assert.Equal("let c: Colour = .red\n", _scene.Apply(proposal, Third));
    }

    [Theory]
    [InlineData("func f() {\n    let total = 1\n    print(total)\n}\n", "func f() {\n    let sum = 1\n    print(total)\n}\n", "func f() {\n    let sum = 1\n    print(sum)\n}\n")]
    [InlineData("func f(of total: Int) {\n    print(total)\n}\n", "func f(of sum: Int) {\n    print(total)\n}\n", "func f(of sum: Int) {\n    print(sum)\n}\n")]
    [InlineData("func f() {\n    [1].map { total in\n        total + 1 }\n}\n", "func f() {\n    [1].map { sum in\n        total + 1 }\n}\n", "func f() {\n    [1].map { sum in\n        sum + 1 }\n}\n")]
    public void A_renamed_local_is_carried_on(string green, string now, string expected)
    {
        _scene.Green(A, green).With(A, now).Error(A, "cannot find 'total' in scope", "total");
        Assert.Equal(expected, _scene.Apply(_scene.Propose(_names)[0], A));
    }

    [Fact]
    public void A_declaration_that_moved_and_was_renamed_is_known_by_its_body()
    {
        const string Function = "func price(of amount: Int, rate: Int) -> Int {\n    let gross = amount * rate\n    return gross + 2\n}\n";
        const string Use = "let p = price(of: 1, rate: 2)\n";
        _scene.Green(A, "struct S {}\n" + Function).Green(B, Use)
            .With(A, "struct S {}\n").With(B, Use).With("Sources/App/New.swift", "// New\n" + Function.Replace("price", "cost", StringComparison.Ordinal))
            .Error(B, "cannot find 'price' in scope", "price");
        Assert.Equal("let p = cost(of: 1, rate: 2)\n", _scene.Apply(_scene.Propose(_names)[0], B));
    }

    [Fact]
    public void A_short_binding_keeps_the_name_that_it_binds()
    {
        const string Use = "    func g() { if let total { print(total) } }\n}\n";
        _scene.Green(A, "struct S {\n    var total: Int?\n" + Use).With(A, "struct S {\n    var sum: Int?\n" + Use)
            .Error(A, "cannot find 'total' in scope", "let ^total");
        Assert.Equal("struct S {\n    var sum: Int?\n    func g() { if let total = sum { print(total) } }\n}\n", _scene.Apply(_scene.Propose(_names)[0], A));
    }

    [Fact]
    public void Labels_and_other_members_of_that_name_are_left_alone()
    {
        const string Use = "func g(s: S) { h(total: s.total); print(s.total, total) }\n";
        _scene.Green(A, "struct S {\n    var total = 1\n}\n").With(A, "struct S {\n    var sum = 1\n}\n").With(B, Use)
            .Error(B, "value of type 'S' has no member 'total'", "s.^total");
        Assert.Equal("func g(s: S) { h(total: s.sum); print(s.sum, total) }\n", _scene.Apply(_scene.Propose(_names)[0], B));
    }

    [Fact]
    public void A_name_that_is_still_declared_elsewhere_is_changed_only_where_it_fails()
    {
        const string Use = "func g(s: S, t: T) { print(s.total, t.total) }\n";
        _scene.Green(A, "struct S {\n    var total = 1\n}\nstruct T {\n    var total = 1\n}\n")
            .With(A, "struct S {\n    var sum = 1\n}\nstruct T {\n    var total = 1\n}\n").With(B, Use)
            .Error(B, "value of type 'S' has no member 'total'", "s.^total");
        Assert.Equal("func g(s: S, t: T) { print(s.sum, t.total) }\n", _scene.Apply(Assert.Single(_scene.Propose(_names)), B));
    }

    [Fact]
    public void A_label_follows_the_property_that_it_is_named_after()
    {
        _scene.Green(A, "struct S {\n    var items: [Int]\n}\n").With(A, "struct S {\n    var entries: [Int]\n}\n").With(B, "let s = S(items: [])\n")
            .Error(B, "extra argument 'items' in call", "items: ^[");
        Assert.Equal("let s = S(entries: [])\n", _scene.Apply(Assert.Single(_scene.Propose(_names)), B));
    }

    [Fact]
    public void An_override_follows_the_method_that_it_overrides()
    {
        _scene.Green(A, "class S {\n    func draw() {}\n}\n").With(A, "class S {\n    func render() {}\n}\n").With(B, "class T: S { override func draw() {} }\n")
            .Error(B, "method does not override any method from its superclass", "func ^draw");
        Assert.Equal("class T: S { override func render() {} }\n", _scene.Apply(Assert.Single(_scene.Propose(_names)), B));
    }

    [Fact]
    public void A_member_follows_the_requirement_that_it_meets()
    {
        _scene.Green(A, "protocol P {\n    func draw()\n}\n").With(A, "protocol P {\n    func render()\n}\n").With(B, "struct T: P { func draw() {}; func other() {} }\nlet t = T().draw()\n");
        _scene.Error(B, "type 'T' does not conform to protocol 'P'", "T:", _scene.Note(A, "protocol requires function 'render()' with type '() -> ()'; add a stub for conformance", "func ^render"));
        var results = _scene.Propose(_names).Select(proposal => _scene.Apply(proposal, B));
        Assert.Equal(
            ["struct T: P { func render() {}; func other() {} }\nlet t = T().render()\n", "struct T: P { func render() {}; func other() {} }\nlet t = T().draw()\n"],
            results);
    }

    [Theory]
    [InlineData("struct Cart {\n    var items: [Int] = []\n}\n")]
    [InlineData("struct Cart {\n    var items: [Int] = []\n    func total() -> Int { items.reduce(0, +) }\n}\n")]
    public void What_was_not_renamed_is_left_to_others(string now)
    {
        _scene.Green(A, Cart).With(A, now).With(B, "func f(c: Cart) { c.total() }\n").Error(B, "value of type 'Cart' has no member 'total'", "total");
        Assert.Empty(_scene.Propose(_names));
    }

    [Fact]
    public void Without_a_green_version_nothing_is_known_of_renames()
    {
        _scene.With(A, Cart).With(B, "func f(c: Cart) { c.sum() }\n").Error(B, "value of type 'Cart' has no member 'sum'", "sum");
        Assert.Empty(_scene.Propose(_names));
    }
}
