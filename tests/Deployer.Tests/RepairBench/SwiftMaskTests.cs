using Deployer.RepairBench.Operators;
using Xunit;

namespace Deployer.Tests.RepairBench;

public sealed class SwiftMaskTests
{
    [Theory]
    [InlineData("let a = 1 // try it", "let a = 1          ")]
    [InlineData("a /* b /* c */ d */ e", "a                   e")]
    [InlineData("print(\"try \\(f(\"x\")) y\") + 1", "print(\"               \") + 1")]
    [InlineData("let t = #\"a\"b\"# + c", "let t = #\"   \"# + c")]
    [InlineData("let t = \"\"\"\n  try \"x\"\n  \"\"\" + c", "let t = \"\"\"\n         \n  \"\"\" + c")]
    [InlineData("let t = \"é漢\" + \"\\\"try\"", "let t = \"  \" + \"     \"")]
    public void What_is_no_code_is_blank(string text, string masked) => Assert.Equal(masked, SwiftMask.Of(text));

    [Theory]
    [InlineData("let t = \"open")]
    [InlineData("/* open")]
    [InlineData("\"\\(")]
    [InlineData("#")]
    [InlineData("\"")]
    public void Every_offset_stays_as_it_was_whatever_the_text(string text) => Assert.Equal(text.Length, SwiftMask.Of(text).Length);
}
