using Deployer.Repair.Fixers.StaleOverride;
using Xunit;

namespace Deployer.Tests.Repair.Fixers;

public sealed class StaleOverrideFixerTests : IDisposable
{
    private const string Path = "Sources/App/A.swift";

    private readonly PackageFolder _package = new();

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData("class B { func render() {} }\nclass D: B { override func rendr() {} }", "rendr", "class B { func render() {} }\nclass D: B { override func render() {} }")]
    [InlineData("class A { func render() {} }\nclass B: A {}\nclass D: B, P { override func rendr() {} }", "rendr", "class A { func render() {} }\nclass B: A {}\nclass D: B, P { override func render() {} }")]
    [InlineData("class T: XCTestCase { override func setup() {} }", "setup", "class T: XCTestCase { override func setUp() {} }")]
    [InlineData("class D { override func rendr() {} }", "rendr", "class D { func rendr() {} }")]
    [InlineData("class D: Sendable { public override final func rendr() {} }", "rendr", "class D: Sendable { public final func rendr() {} }")]
    [InlineData("protocol P {}\nclass D: P { override func rendr() {} }", "rendr", "protocol P {}\nclass D: P { func rendr() {} }")]
    [InlineData("class B { class func make() {} }\nclass D: B { override class func mkae() {} }", "mkae", "class B { class func make() {} }\nclass D: B { override class func make() {} }")]
    [InlineData("class B { static func make() {} }\nclass D: B { override class func mkae() {} }", "mkae", null)]
    [InlineData("class B { func onActive() {} }\nclass D: B { override func onInactive() {} }", "onInactive", null)]
    [InlineData("class D { override init() {} }", "init", "class D { init() {} }")]
    [InlineData("class B { init(x: Int) {} }\nclass D: B { override init(y: Int) {} }", "init(y", null)]
    [InlineData("class B { func render() {} }\nclass D: B { override func other() {} }", "other", null)]
    [InlineData("class B { func render() {} }\nclass D: B { override func render(x: Int) {} }", "render(x", null)]
    [InlineData("class D: Unknown { override func rendr() {} }", "rendr", null)]
    [InlineData("class B { private func render() {} }\nclass D: B { override func rendr() {} }", "rendr", null)]
    [InlineData("class B { func drawOne() {}; func drawAne() {} }\nclass D: B { override func drawOn() {} }", "drawOn()", "class B { func drawOne() {}; func drawAne() {} }\nclass D: B { override func drawOne() {} }")]
    [InlineData("class B { func drawA() {}; func drawB() {} }\nclass D: B { override func draw() {} }", "draw()", null)]
    public async Task An_override_of_nothing_is_renamed_or_is_none(string code, string at, string? expected)
    {
        _package.With(Path, code);
        _package.Error(Path, "method does not override any method from its superclass", at);
        if (expected is null) Assert.Empty(await _package.ProposeAsync(new StaleOverrideFixer()));
        else Assert.Equal(expected, await _package.FixedAsync(new StaleOverrideFixer(), Path));
    }
}
