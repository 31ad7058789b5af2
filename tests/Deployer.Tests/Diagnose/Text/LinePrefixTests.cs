using Deployer.Diagnose.Text;
using Xunit;

namespace Deployer.Tests.Diagnose.Text;

public sealed class LinePrefixTests
{
    [Theory]
    [InlineData("#12 8.996 error: x", "error: x")]
    [InlineData("#12 error: x", "error: x")]
    [InlineData("#7 123.4   |     `- note: x", "  |     `- note: x")]
    [InlineData("8.996 [5/11] Compiling Core C.swift", "[5/11] Compiling Core C.swift")]
    [InlineData("12.34 error: x", "error: x")]
    [InlineData("web_1  | error: x", "error: x")]
    [InlineData("my-app-web-1  | 12 | let x", "12 | let x")]
    [InlineData("web_1  |", "")]
    [InlineData("2025-07-14T12:00:00.1234567Z error: x", "error: x")]
    [InlineData("2025-07-14T12:00:00+02:00 error: x", "error: x")]
    [InlineData("2025-07-14 12:00:00,123 error: x", "error: x")]
    [InlineData("[2025-07-14 12:00:00] error: x", "error: x")]
    [InlineData("[2025-07-14T12:00:00.123Z] error: x", "error: x")]
    [InlineData("[12:00:00] error: x", "error: x")]
    [InlineData("12:00:00 error: x", "error: x")]
    [InlineData("Jul 14 12:00:00 host swift-build[123]: error: x", "error: x")]
    [InlineData("2025-07-14T12:00:00+0200 host swift-build[123]: error: x", "error: x")]
    [InlineData("2025-07-14T12:00:00.123456Z 01O error: x", "error: x")]
    [InlineData("2025-07-14T12:00:00.123456Z 01E+error: x", "error: x")]
    [InlineData("2025-07-14T12:00:00.1234567Z ##[error]/p/A.swift:1:2: error: x", "/p/A.swift:1:2: error: x")]
    [InlineData("2025-07-14T12:00:00.1234567Z #12 8.996  12 | let x", " 12 | let x")]
    public void What_others_put_in_front_is_taken_off(string line, string expected) =>
        Assert.Equal(expected, LinePrefix.Strip(line).ToString());

    [Theory]
    [InlineData("[5/11] Compiling Core C.swift")]
    [InlineData(" 12 | let x")]
    [InlineData("12 | let x = 3 | 4")]
    [InlineData("   |     `- error: x")]
    [InlineData("/p/A.swift:1:2: error: x")]
    [InlineData("error: x")]
    [InlineData("let web_1 = a | b")]
    [InlineData("flags | mask")]
    [InlineData("#if DEBUG")]
    [InlineData("#12")]
    [InlineData("1.5 seconds")]
    [InlineData("2025-07-14 is a day")]
    [InlineData("[#Group]: <https://example.org>")]
    [InlineData("##[")]
    [InlineData("Jul 14 12:00:00")]
    [InlineData("Jul 14 12:00:00 ")]
    [InlineData("Test Case 'A.testB' passed (0.001 seconds)")]
    [InlineData("2025-07-14T12:00:00")]
    public void Nothing_else_is(string line) => Assert.Equal(line, LinePrefix.Strip(line).ToString());
}
