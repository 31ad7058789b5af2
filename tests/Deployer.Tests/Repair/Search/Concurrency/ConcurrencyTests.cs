using Deployer.Repair;
using Deployer.Repair.Search.Generators.Concurrency;
using Deployer.Tests.Repair.Search.Types;
using Xunit;

namespace Deployer.Tests.Repair.Search.Concurrency;

public sealed class ConcurrencyTests
{
    private const string Shared = "static property 'count' is not concurrency-safe because it is nonisolated global shared mutable state";
    private const string Witness = "main actor-isolated instance method 'show()' cannot be used to satisfy nonisolated protocol requirement";
    private const string Call = "call to main actor-isolated instance method 'show()' in a synchronous nonisolated context";

    private readonly Finality _finality = new();
    private readonly SendableTypes _sendable = new();
    private readonly Isolation _isolation = new();

    [Fact]
    public void A_class_that_nothing_inherits_from_is_final()
    {
        var scene = TypeScene.Of("public class N: Sendable { let a = 1 }\n");
        Assert.Equal(
            ["public final class N: Sendable { let a = 1 }\n"],
            scene.Texts(_finality, "non-final class 'N' cannot conform to 'Sendable'; use '@unchecked Sendable'", "class |N"));
    }

    [Fact]
    public void A_class_with_a_subclass_is_not_final() =>
        Assert.Empty(TypeScene.Of("class N: Sendable { }\nclass M: N { }\n")
            .Ask(_finality, "non-final class 'N' cannot conform to 'Sendable'; use '@unchecked Sendable'", "class |N"));

    [Fact]
    public void A_property_that_only_the_initialiser_sets_is_a_constant()
    {
        var scene = TypeScene.Of("final class N: Sendable { var x: Int; init(x: Int) { self.x = x } }\n");
        Assert.Contains("{ let x: Int;", Assert.Single(scene.Texts(_finality, "stored property 'x' of 'Sendable'-conforming class 'N' is mutable", "var |x")));
    }

    [Fact]
    public void A_property_that_changes_is_no_constant() =>
        Assert.Empty(TypeScene.Of("final class N: Sendable { var x = 1; func f() { x += 1 } }\n")
            .Ask(_finality, "stored property 'x' of 'Sendable'-conforming class 'N' is mutable", "var |x"));

    [Fact]
    public void A_type_that_holds_only_what_may_be_sent_is_sendable()
    {
        var scene = TypeScene.Of("struct S: Sendable { let p: Plain }\npublic struct Plain { var v = 0; let m: [Mode] }\npublic enum Mode { case a }\n");
        var text = Assert.Single(scene.Texts(_sendable, "stored property 'p' of 'Sendable'-conforming struct 'S' has non-sendable type 'Plain'", "let |p"));
        Assert.Contains("public struct Plain: Sendable {", text);
        Assert.Contains("public enum Mode: Sendable {", text);
    }

    [Fact]
    public void A_class_of_constants_is_final_and_sendable()
    {
        var scene = TypeScene.Of("enum X { static let shared = N() }\nclass N { let a: Int = 0 }\n");
        Assert.EndsWith(
            "final class N: Sendable { let a: Int = 0 }\n",
            Assert.Single(scene.Texts(_sendable, "static property 'shared' is not concurrency-safe because non-'Sendable' type 'N' may have shared mutable state", "let |shared")));
    }

    [Theory]
    [InlineData("class N { var a: Int = 0 }")]
    [InlineData("struct N { let other: Foreign }")]
    public void What_is_not_safe_to_send_is_never_said_to_be(string declaration) =>
        Assert.Empty(TypeScene.Of($"enum X {{ static let shared = N() }}\n{declaration}\n")
            .Ask(_sendable, "static property 'shared' is not concurrency-safe because non-'Sendable' type 'N' may have shared mutable state", "let |shared"));

    [Theory]
    [InlineData("let f: () -> Void", "let f: @Sendable () -> Void")]
    [InlineData("let f: (() -> Void)?", "let f: (@Sendable () -> Void)?")]
    public void A_closure_that_is_sent_says_so(string before, string after)
    {
        var scene = TypeScene.Of($"struct S: Sendable {{ {before} }}\n");
        var text = Assert.Single(scene.Texts(_sendable, "stored property 'f' of 'Sendable'-conforming struct 'S' has non-sendable type '() -> Void'", "let |f"));
        Assert.Equal($"struct S: Sendable {{ {after} }}\n", text);
    }

    [Fact]
    public void A_closure_that_is_captured_says_so()
    {
        var scene = TypeScene.Of("func cap(_ c: @escaping () -> Void) { run { c() } }\n");
        Assert.StartsWith(
            "func cap(_ c: @escaping @Sendable () -> Void)",
            Assert.Single(scene.Texts(_sendable, "capture of 'c' with non-sendable type '() -> Void' in a `@Sendable` closure", "{ |c()")));
    }

    [Fact]
    public void A_function_that_was_on_the_main_actor_is_there_again()
    {
        var scene = TypeScene.Of("struct V {\n    func go(_ u: UI) { u.show() }\n}\n").Green("struct V {\n    @MainActor func go(_ u: UI) { u.show() }\n}\n");
        var proposals = scene.Ask(_isolation, Call, "u.|show");
        Assert.Equal(Confidence.High, proposals[0].Confidence);
        Assert.Equal("struct V {\n    @MainActor\n    func go(_ u: UI) { u.show() }\n}\n", scene.Apply(proposals[0]));
    }

    [Fact]
    public void A_member_that_lost_its_nonisolated_gets_it_back()
    {
        var scene = TypeScene.Of("@MainActor class UI { func show() {} }\nfunc go(_ u: UI) { u.show() }\n")
            .Green("@MainActor class UI { nonisolated func show() {} }\nfunc go(_ u: UI) { u.show() }\n");
        Assert.StartsWith("@MainActor class UI { nonisolated func show() {} }", scene.Texts(_isolation, Call, "u.|show")[0]);
    }

    [Fact]
    public void A_function_that_calls_the_main_actor_may_run_there()
    {
        var scene = TypeScene.Of("func go(_ u: UI) { u.show() }\n");
        var proposal = Assert.Single(scene.Ask(_isolation, Call, "u.|show"));
        Assert.Equal("@MainActor\nfunc go(_ u: UI) { u.show() }\n", scene.Apply(proposal));
        Assert.Equal((Confidence.Medium, 0.5), (proposal.Confidence, proposal.Doubt));
    }

    [Fact]
    public void A_method_of_an_actor_is_not_put_on_the_main_actor() =>
        Assert.Empty(TypeScene.Of("actor A { func go(_ u: UI) { u.show() } }\n").Ask(_isolation, Call, "u.|show"));

    [Fact]
    public void A_protocol_goes_where_all_that_conform_are()
    {
        var scene = TypeScene.Of("protocol P {\n    func show()\n}\n@MainActor final class U: P {\n    func show() {}\n}\n");
        var texts = scene.Texts(_isolation, Witness, "    func |show() {}");
        Assert.StartsWith("@MainActor\nprotocol P {\n    func show()\n", texts[0]);
        Assert.StartsWith("protocol P {\n    @MainActor func show()\n", texts[1]);
    }

    [Fact]
    public void A_protocol_that_others_satisfy_elsewhere_stays_where_it_is() =>
        Assert.Empty(TypeScene.Of("protocol P {\n    func show()\n}\n@MainActor final class U: P {\n    func show() {}\n}\nstruct O: P { func show() { } }\n")
            .Ask(_isolation, Witness, "    func |show() {}"));

    [Fact]
    public void Shared_state_that_nothing_changes_is_a_constant()
    {
        var scene = TypeScene.Of("enum X { static var count = 0 }\nfunc f() { print(X.count) }\n");
        Assert.StartsWith("enum X { static let count = 0 }", Assert.Single(scene.Texts(_isolation, Shared, "var |count")));
    }

    [Fact]
    public void Shared_state_that_changes_stays() =>
        Assert.Empty(TypeScene.Of("enum X { static var count = 0 }\nfunc f() { X.count += 1 }\n").Ask(_isolation, Shared, "var |count"));
}
