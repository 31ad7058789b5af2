using Deployer.Repair;
using Deployer.Repair.Search.Generators.Types;
using Xunit;

namespace Deployer.Tests.Repair.Search.Types;

public sealed class WitnessesTests
{
    private const string Lost = "type 'A' does not conform to protocol 'P'";

    private readonly Witnesses _generator = new();

    [Fact]
    public void A_witness_takes_the_labels_types_and_words_of_its_requirement()
    {
        var scene = TypeScene.Of("""
            protocol P {
                static func make(from a: Int, _ b: [String]) throws -> Self?
            }
            struct A: P {
                func make(with a: Int, b: [Int]) async throws -> A { a }
            }
            """);
        var texts = scene.Texts(_generator, Lost, "struct |A", TypeScene.Note("protocol requires function 'make(from:_:)' with type '(Int, [String]) throws -> A?'"));
        Assert.Contains("    static func make(from a: Int, _ b: [String]) throws -> A? { a }\n", texts[0]);
    }

    [Fact]
    public void A_witness_follows_the_new_name_of_its_requirement()
    {
        var scene = TypeScene.Of("protocol P { func other(); func load() }\nstruct A: P { func other() {}\n func fetch() {} }\n")
            .Green("protocol P { func other(); func fetch() }\nstruct A: P { func other() {}\n func fetch() {} }\n");
        var texts = scene.Texts(_generator, Lost, "struct |A", TypeScene.Note("protocol requires function 'load()' with type '() -> ()'; add a stub for conformance"));
        Assert.EndsWith("func load() {} }\n", texts[0]);
        Assert.Contains(texts, text => text.StartsWith("protocol P { func other(); func fetch() }", StringComparison.Ordinal));
    }

    [Fact]
    public void A_witness_that_alone_was_changed_goes_back()
    {
        var scene = TypeScene.Of("protocol P { func f(a: Int) }\nstruct A: P { func f(b: Int) {} }\n").Green("protocol P { func f(a: Int) }\nstruct A: P { func f(a: Int) {} }\n");
        var proposals = scene.Ask(
            _generator, "instance method 'f(b:)' has different argument labels from those required by protocol 'P' ('f(a:)')", "struct A: P { func |f");
        Assert.EndsWith("{ func f(a: Int) {} }\n", scene.Apply(proposals[0]));
        Assert.Equal(Confidence.High, proposals[0].Confidence);
    }

    [Fact]
    public void A_requirement_becomes_what_all_have()
    {
        var scene = TypeScene.Of("protocol P { func f() -> Int }\nstruct A: P { func f() async throws -> Int { 1 } }\nactor B: P { func f() async throws -> Int { 2 } }\n");
        var texts = scene.Texts(_generator, Lost, "struct |A", TypeScene.Note("protocol requires function 'f()' with type '() -> Int'; add a stub for conformance"));
        Assert.Contains(texts, text => text.StartsWith("protocol P { func f() async throws -> Int }", StringComparison.Ordinal));
    }

    [Fact]
    public void A_requirement_that_others_satisfy_stays()
    {
        var scene = TypeScene.Of("protocol P { func f() -> Int }\nstruct A: P { func f() -> String { \"\" } }\nstruct B: P { func f() -> Int { 2 } }\n");
        var text = Assert.Single(scene.Texts(_generator, Lost, "struct |A", TypeScene.Note("protocol requires function 'f()' with type '() -> Int'; add a stub for conformance")));
        Assert.StartsWith("protocol P { func f() -> Int }\nstruct A: P { func f() -> Int {", text);
    }

    [Fact]
    public void A_property_becomes_settable_where_that_is_required()
    {
        var scene = TypeScene.Of("protocol P { var n: Int { get set } }\nstruct A: P { let n: Int }\n");
        var texts = scene.Texts(_generator, Lost, "struct |A", TypeScene.Note("protocol requires property 'n' with type 'Int'; add a stub for conformance"));
        Assert.EndsWith("struct A: P { var n: Int }\n", texts[0]);
    }

    [Fact]
    public void A_deleted_witness_comes_back()
    {
        var scene = TypeScene.Of("protocol P { func f() }\nstruct A: P {\n    let n: Int\n}\n")
            .Green("protocol P { func f() }\nstruct A: P {\n    let n: Int\n    /// Does it.\n    func f() {\n        run()\n    }\n}\n");
        Assert.Equal(
            ["protocol P { func f() }\nstruct A: P {\n    let n: Int\n\n    /// Does it.\n    func f() {\n        run()\n    }\n}\n"],
            scene.Texts(_generator, Lost, "struct |A", TypeScene.Note("protocol requires function 'f()' with type '() -> ()'; add a stub for conformance")));
    }

    [Fact]
    public void No_witness_is_made_up() =>
        Assert.Empty(TypeScene.Of("protocol P { func f() }\nstruct A: P { func quite() {} }\n")
            .Ask(_generator, Lost, "struct |A", TypeScene.Note("protocol requires function 'f()' with type '() -> ()'; add a stub for conformance")));

    [Fact]
    public void An_override_takes_after_its_superclass()
    {
        var scene = TypeScene.Of("class K { func run(_ x: Int) -> Int { 3 } }\nclass L: K { override func run(x: String) -> Int { 4 } }\n");
        Assert.Equal(
            ["class K { func run(_ x: Int) -> Int { 3 } }\nclass L: K { override func run(_ x: Int) -> Int { 4 } }\n"],
            scene.Texts(_generator, "method does not override any method from its superclass", "override func |run"));
    }

    [Fact]
    public void All_witnesses_follow_their_requirement_at_once()
    {
        var scene = TypeScene.Of("protocol P { func f(_ a: Int64) }\nstruct A: P { func f(_ a: Int) {} }\nstruct B: P { func f(_ a: Int) {} }\n");
        var texts = scene.Texts(_generator, Lost, "struct |A", TypeScene.Note("protocol requires function 'f' with type '(Int64) -> ()'; add a stub for conformance"));
        Assert.Contains("protocol P { func f(_ a: Int64) }\nstruct A: P { func f(_ a: Int64) {} }\nstruct B: P { func f(_ a: Int64) {} }\n", texts);
    }
}
