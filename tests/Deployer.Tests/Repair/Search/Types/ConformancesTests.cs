using Deployer.Repair;
using Deployer.Repair.Search.Generators.Types;
using Xunit;

namespace Deployer.Tests.Repair.Search.Types;

public sealed class ConformancesTests
{
    private readonly Conformances _generator = new();

    [Fact]
    public void A_lost_conformance_comes_back()
    {
        var scene = TypeScene.Of("class Key: Base { }\nfunc f() { _ = Set<Key>() }\n").Green("class Key: Base, Hashable { }\nfunc f() { _ = Set<Key>() }\n");
        var proposal = Assert.Single(scene.Ask(_generator, "type 'Key' does not conform to protocol 'Hashable'", "Set<|Key"));
        Assert.StartsWith("class Key: Base, Hashable { }", scene.Apply(proposal));
        Assert.Equal(Confidence.High, proposal.Confidence);
    }

    [Fact]
    public void What_gave_the_conformance_comes_back_whole()
    {
        var scene = TypeScene.Of("struct Key { let a: Int }\nfunc f() { enc(Key(a: 1)) }\n").Green("struct Key: Codable { let a: Int }\nfunc f() { enc(Key(a: 1)) }\n");
        var proposals = scene.Ask(_generator, "global function 'enc' requires that 'Key' conform to 'Encodable'", "{ |enc");
        Assert.StartsWith("struct Key: Codable {", scene.Apply(proposals[0]));
    }

    [Theory]
    [InlineData("global function 'hash' requires that 'Key' conform to 'Hashable'", "Hashable")]
    [InlineData("referencing operator function '==' on 'Equatable' requires that 'Key' conform to 'Equatable'", "Equatable")]
    [InlineData("binary operator '==' cannot be applied to two 'Key' operands", "Equatable")]
    [InlineData("argument type 'Key' does not conform to expected type 'Hashable'", "Hashable")]
    [InlineData("value of type 'Key' does not conform to specified type 'Error'", "Error")]
    [InlineData("thrown expression type 'Key' does not conform to 'Error'", "Error")]
    [InlineData("cannot convert value of type 'Key' to expected argument type '(Key) throws -> Bool'", "Equatable")]
    [InlineData("generic struct 'F' requires that 'Key' conform to 'Decodable'", "Decodable")]
    public void A_type_whose_members_conform_can_conform(string message, string protocol)
    {
        var scene = TypeScene.Of("struct Key { let a: Int?; var b = \"x\"; let c: [String: [Date]] }\nfunc f() { use() }\n");
        var proposal = Assert.Single(scene.Ask(_generator, message, "{ |use"));
        Assert.StartsWith($"struct Key: {protocol} {{", scene.Apply(proposal));
        Assert.Equal(Confidence.Medium, proposal.Confidence);
    }

    [Fact]
    public void The_types_of_members_have_to_conform_too()
    {
        var scene = TypeScene.Of("struct V: Hashable { let k: Key }\nstruct Key { let p: Part }\nenum Part { case a(Int), b(name: String) }\n");
        var text = Assert.Single(scene.Texts(
            _generator, "type 'V' does not conform to protocol 'Hashable'", "struct |V",
            TypeScene.Note("stored property type 'Key' does not conform to protocol 'Hashable', preventing synthesized conformance of 'V' to 'Hashable'")));
        Assert.Equal("struct V: Hashable { let k: Key }\nstruct Key: Hashable { let p: Part }\nenum Part: Hashable { case a(Int), b(name: String) }\n", text);
    }

    [Theory]
    [InlineData("class Key { let a: Int }")]
    [InlineData("struct Key { let a: Foreign }")]
    [InlineData("struct Key { let a: () -> Void }")]
    [InlineData("struct Key { let a: any P }")]
    public void A_type_that_would_need_code_is_left_alone(string declaration) =>
        Assert.Empty(TypeScene.Of(declaration + "\nfunc f() { use() }\n").Ask(_generator, "global function 'hash' requires that 'Key' conform to 'Hashable'", "{ |use"));

    [Fact]
    public void An_enum_without_values_lists_its_cases()
    {
        var scene = TypeScene.Of("enum E: String { case a, b }\nfunc f() { _ = E.allCases }\n");
        Assert.StartsWith("enum E: String, CaseIterable {", Assert.Single(scene.Texts(_generator, "type 'E' has no member 'allCases'", "E.|allCases")));
    }
}
