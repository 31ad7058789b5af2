using Deployer.Build.Swift.Source;
using Xunit;

namespace Deployer.Tests.Build.Swift.Source;

public sealed class SyntaxAnswerTests
{
    private const string Answer = """
        {
          key.offset: 0,
          key.length: 40,
          key.diagnostic_stage: source.diagnostic.stage.swift.parse,
          key.substructure: [
            {
              key.kind: source.lang.swift.decl.class,
              key.accessibility: source.lang.swift.accessibility.internal,
              key.name: "A",
              key.offset: 6,
              key.length: 34,
              key.bodyoffset: 15,
              key.bodylength: 24,
              key.attributes: [
                {
                  key.offset: 0,
                  key.length: 5,
                  key.attribute: source.decl.attribute.final
                }
              ],
              key.elements: [
                {
                  key.kind: source.lang.swift.structure.elem.typeref,
                  key.offset: 9,
                  key.length: 4
                }
              ],
              key.substructure: [
                {
                  key.kind: source.lang.swift.expr.call,
                  key.name: "f(\"x\")",
                  key.offset: 20,
                  key.length: 3
                }
              ]
            }
          ]
        }
        """;

    [Fact]
    public void The_structure_is_read_with_places_attributes_and_elements()
    {
        var node = Assert.Single(Assert.IsType<SyntaxNode>(SyntaxAnswer.Read(Answer)).Children);
        Assert.Equal(("decl.class", "A", 6, 40, 15, 39), (node.Kind, node.Name, node.Start, node.End, node.BodyStart, node.BodyEnd));
        Assert.Equal(new SyntaxSpan("decl.attribute.final", 0, 5), Assert.Single(node.Attributes));
        Assert.Equal(new SyntaxSpan("structure.elem.typeref", 9, 13), Assert.Single(node.Elements));
        Assert.Equal("f(\"x\")", Assert.Single(node.Children).Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("error: no such file")]
    [InlineData("{\n  key.offset: 0,\n  key.substructure: [\n    {\n")]
    [InlineData("}")]
    public void What_is_no_answer_is_none(string text) => Assert.Null(SyntaxAnswer.Read(text));
}
