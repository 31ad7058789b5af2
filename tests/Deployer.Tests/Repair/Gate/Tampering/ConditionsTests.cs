using Deployer.Repair.Gate.Tampering;
using Xunit;

namespace Deployer.Tests.Repair.Gate.Tampering;

public sealed class ConditionsTests
{
    [Theory]
    [InlineData("#if os(Linux)")]
    [InlineData("#if canImport(Darwin) && !os(macOS)")]
    [InlineData("#if swift(>=6.0) || compiler(<7)")]
    [InlineData("#else")]
    [InlineData("")]
    public void Platforms_and_compilers_are_good_reasons(string condition) => Assert.False(Conditions.MayHide(condition));

    [Theory]
    [InlineData("#if false")]
    [InlineData("#if DEBUG")]
    [InlineData("#if os(Windows)")]
    [InlineData("#if os(Linux) && LEGACY")]
    [InlineData("#if canImport(XCTest)")]
    [InlineData("#if 0")]
    public void Flags_constants_and_tests_are_not(string condition) => Assert.True(Conditions.MayHide(condition));
}
