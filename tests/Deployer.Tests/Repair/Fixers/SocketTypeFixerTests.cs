using Deployer.Repair.Fixers.SocketType;
using Xunit;

namespace Deployer.Tests.Repair.Fixers;

public sealed class SocketTypeFixerTests : IDisposable
{
    private const string Path = "Sources/App/A.swift";
    private const string Portable = "#if canImport(Darwin)\nimport Darwin\n#else\nimport Glibc\n#endif\n";
    private const string ToArgument = "cannot convert value of type '__socket_type' to expected argument type 'Int32'";

    private readonly PackageFolder _package = new();
    private readonly SocketTypeFixer _fixer = new();

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData("let a = socket(AF_INET, SOCK_STREAM, 0)", "SOCK_STREAM", ToArgument, "let a = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)")]
    [InlineData("let a: Int32 = SOCK_RAW", "SOCK_RAW", "cannot convert value of type '__socket_type' to specified type 'Int32'", "let a: Int32 = Int32(SOCK_RAW.rawValue)")]
    [InlineData("if x == SOCK_STREAM {}", "==", "binary operator '==' cannot be applied to operands of type 'Int32' and '__socket_type'", "if x == Int32(SOCK_STREAM.rawValue) {}")]
    [InlineData("f(t ? SOCK_STREAM : SOCK_DGRAM)", "t ?", ToArgument, "f(t ? Int32(SOCK_STREAM.rawValue) : Int32(SOCK_DGRAM.rawValue))")]
    [InlineData("f(SOCK_STREAM | SOCK_NONBLOCK)", "SOCK_STREAM", "cannot convert value of type '__socket_type' to expected argument type 'UInt32'", "f(Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue))")]
    [InlineData("f(Int32(SOCK_STREAM))", "Int32(", "initializer 'init(_:)' requires that '__socket_type' conform to 'BinaryFloatingPoint'", "f(Int32(SOCK_STREAM.rawValue))")]
    [InlineData("f(SOCK_STREAM.rawValue)", "rawValue", "cannot convert value of type 'UInt32' to expected argument type 'Int32'", "f(Int32(SOCK_STREAM.rawValue))")]
    [InlineData("f(Glibc.SOCK_STREAM)", "SOCK_STREAM", ToArgument, "f(Int32(Glibc.SOCK_STREAM.rawValue))")]
    [InlineData("let k = SOCK_STREAM\nf(k)", "k)", ToArgument, "let k = Int32(SOCK_STREAM.rawValue)\nf(k)")]
    [InlineData("let k: Int32 = t\n  ? SOCK_STREAM\n  : SOCK_DGRAM", "t\n", "cannot convert value of type '__socket_type' to specified type 'Int32'", "let k: Int32 = t\n  ? Int32(SOCK_STREAM.rawValue)\n  : Int32(SOCK_DGRAM.rawValue)")]
    public async Task Each_form_becomes_an_Int32_on_Linux(string code, string at, string message, string expected)
    {
        _package.With(Path, $"import Glibc\n{code}\n");
        _package.Error(Path, message, at);
        Assert.Equal($"import Glibc\n{expected}\n", await _package.FixedAsync(_fixer, Path));
    }

    [Fact]
    public async Task A_file_that_Darwin_compiles_gets_a_constant_that_is_right_on_both()
    {
        _package.With(Path, Portable + "\nlet a = socket(AF_INET, SOCK_STREAM, 0)\n");
        _package.Error(Path, ToArgument, "SOCK_STREAM");
        Assert.Equal(
            Portable
            + "\n#if canImport(Darwin)\nprivate let streamSocketType = SOCK_STREAM\n"
            + "#else\nprivate let streamSocketType = Int32(SOCK_STREAM.rawValue)\n#endif\n"
            + "\nlet a = socket(AF_INET, streamSocketType, 0)\n",
            await _package.FixedAsync(_fixer, Path));
    }

    [Theory]
    [InlineData("import Foundation", true)]
    [InlineData("import Glibc", false)]
    public async Task In_a_package_for_macOS_a_file_without_a_system_module_counts_as_portable(string import, bool isPortable)
    {
        _package.With("Package.swift", "let p = Package(platforms: [.macOS(.v13)])").With(Path, $"{import}\nf(SOCK_STREAM)\n");
        _package.Error(Path, ToArgument, "SOCK_STREAM");
        Assert.Equal(isPortable, (await _package.FixedAsync(_fixer, Path)).Contains("canImport(Darwin)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_constant_of_an_earlier_round_is_used_again_and_a_taken_name_is_avoided()
    {
        const string Known = "private let streamSocketType = Int32(SOCK_STREAM.rawValue)\n";
        _package.With(Path, Portable + $"#if canImport(Darwin)\nprivate let streamSocketType = SOCK_STREAM\n#else\n{Known}#endif\nlet datagramSocketType = 1\nf(SOCK_STREAM); g(SOCK_DGRAM)\n");
        _package.Error(Path, ToArgument, "SOCK_STREAM); g");
        var text = await _package.FixedAsync(_fixer, Path);
        Assert.Contains("f(streamSocketType); g(datagramSocketType2)", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split(Known).Length);
    }

    [Fact]
    public async Task Code_that_Linux_alone_compiles_needs_no_constant_and_Darwins_stays()
    {
        _package.With(Path, Portable + "#if os(Linux)\nlet a: Int32 = SOCK_STREAM\n#else\nlet a: Int32 = SOCK_STREAM\n#endif\n");
        _package.Error(Path, ToArgument, "SOCK_STREAM");
        Assert.Equal(
            Portable + "#if os(Linux)\nlet a: Int32 = Int32(SOCK_STREAM.rawValue)\n#else\nlet a: Int32 = SOCK_STREAM\n#endif\n",
            await _package.FixedAsync(_fixer, Path));
    }

    [Fact]
    public async Task Comments_strings_and_what_is_converted_already_stay()
    {
        const string Line = "f(SOCK_STREAM, \"SOCK_STREAM \\(SOCK_STREAM)\", Int32(SOCK_DGRAM.rawValue)) /* SOCK_STREAM */ // SOCK_STREAM";
        _package.With(Path, $"import Glibc\n{Line}\n");
        _package.Error(Path, ToArgument, "SOCK_STREAM");
        Assert.Equal($"import Glibc\n{Line.Replace("f(SOCK_STREAM", "f(Int32(SOCK_STREAM.rawValue)", StringComparison.Ordinal)}\n", await _package.FixedAsync(_fixer, Path));
    }

    [Fact]
    public async Task Two_diagnostics_of_one_place_make_one_edit()
    {
        _package.With(Path, "import Glibc\nif SOCK_STREAM == x || x == SOCK_STREAM {}\n");
        _package.Error(Path, "binary operator '==' cannot be applied to operands of type '__socket_type' and 'Int32'", "==");
        _package.Error(Path, "binary operator '||' cannot be applied to operands of type '__socket_type' and 'Int32'", "||");
        Assert.Equal("import Glibc\nif Int32(SOCK_STREAM.rawValue) == x || x == Int32(SOCK_STREAM.rawValue) {}\n", await _package.FixedAsync(_fixer, Path));
    }

    [Fact]
    public async Task Other_type_errors_are_left_alone()
    {
        _package.With(Path, "import Glibc\nlet a: Int32 = \"x\" // SOCK_STREAM\n");
        _package.Error(Path, "cannot convert value of type 'String' to specified type 'Int32'", "\"x\"");
        Assert.Empty(await _package.ProposeAsync(_fixer));
    }
}
