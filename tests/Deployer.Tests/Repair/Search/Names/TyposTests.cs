using Deployer.Repair.Search.Generators.Names;
using Xunit;

namespace Deployer.Tests.Repair.Search.Names;

public sealed class TyposTests
{
    private const string A = "Sources/App/A.swift";
    private const string B = "Sources/App/B.swift";
    private const string Types = "struct Order { var itemCount = 0; var items: [Int] = []; static let shared = Order() }\nenum Color { case red, green, dred }\n";

    private readonly SceneBuilder _scene = new();
    private readonly Typos _typos = new();

    [Theory]
    [InlineData("func f(o: Order) { o.itmes }", "itmes", "value of type 'Order' has no member 'itmes'", "items")]
    [InlineData("func f(o: Order) { o.count }", "count", "value of type 'Order' has no member 'count'", "itemCount")]
    [InlineData("func f(o: Order) { o.countItem }", "countItem", "value of type 'Order' has no member 'countItem'", "itemCount")]
    [InlineData("func f() -> Color { .gren }", "gren", "type 'Color' has no member 'gren'", "green")]
    [InlineData("func f() -> Color { .greens }", "greens", "type 'Color' has no member 'greens'", "green")]
    [InlineData("let c = .gren", "gren", "reference to member 'gren' cannot be resolved without a contextual type", "green")]
    [InlineData("let o: Ordr", "Ordr", "cannot find type 'Ordr' in scope", "Order")]
    [InlineData("let o: [Int].Sliced\nlet n = [1].frist", "frist", "value of type '[Int]' has no member 'frist'", "first")]
    [InlineData("func f(s: Socket) { s.connect(); s.conect() }", "conect", "value of type 'Socket' has no member 'conect'", "connect")]
    [InlineData("func f(o: Order) { print(\"\\(o.itmes)\") }", "itmes", "value of type 'Order' has no member 'itmes'", "items")]
    [InlineData("func f() { zork }", "zork", "cannot find 'zork' in scope; did you mean 'fork'?", "fork")]
    public void The_nearest_name_is_tried_first(string code, string wrong, string message, string expected)
    {
        _scene.With(A, Types).With(B, code).Error(B, message, wrong);
        var proposal = _scene.Propose(_typos)[0];
        Assert.Equal(code.Replace(wrong, expected, StringComparison.Ordinal), _scene.Apply(proposal, B));
    }

    [Fact]
    public void Several_names_are_tried_in_the_order_of_their_distance()
    {
        _scene.With(A, Types).With(B, "func f() -> Color { .rred }").Error(B, "type 'Color' has no member 'rred'", "rred");
        var proposals = _scene.Propose(_typos);
        Assert.Equal("func f() -> Color { .red }", _scene.Apply(proposals[0], B));
        Assert.Equal("func f() -> Color { .dred }", _scene.Apply(proposals[1], B));
        Assert.True(proposals[0].Doubt < proposals[1].Doubt);
    }

    [Fact]
    public void A_declaration_that_is_used_by_another_name_may_be_the_one_misspelt()
    {
        _scene.With(A, "struct S { var blance = 1 }\n").With(B, "func f(s: S) { s.balance + s.balance }")
            .Error(B, "value of type 'S' has no member 'balance'", "balance");
        Assert.Contains(_scene.Propose(_typos), proposal => _scene.Apply(proposal, A) == "struct S { var balance = 1 }\n");
    }

    [Theory]
    [InlineData("func f(o: Order) { o.warehouse }", "warehouse", "value of type 'Order' has no member 'warehouse'")]
    [InlineData("func f() { zork }", "zork", "cannot find 'zork' in scope")]
    [InlineData("func f(o: Order) { o.itmes }", "itmes", "missing return in a function expected to return 'Int'")]
    public void What_no_name_is_like_is_left_to_others(string code, string wrong, string message)
    {
        _scene.With(A, Types).With(B, code).Error(B, message, wrong);
        Assert.Empty(_scene.Propose(_typos));
    }
}
