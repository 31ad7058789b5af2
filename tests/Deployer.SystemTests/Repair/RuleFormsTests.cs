using Deployer.Repair.Fixers.MissingDependency;
using Deployer.Repair.Fixers.MissingImport;
using Deployer.Repair.Fixers.SocketType;
using Xunit;

namespace Deployer.SystemTests.Repair;

/// <summary>Each form in which the real compiler complains about what a rule mends.</summary>
public sealed class RuleFormsTests
{
    private const string Portable = "#if canImport(Darwin)\nimport Darwin\n#else\nimport Glibc\n#endif\n";

    private const string SocketForms = """
        func f1() -> Int32 { socket(AF_INET, SOCK_STREAM, 0) }
        let a: Int32 = SOCK_STREAM
        func f2() { var b: Int32 = 0; b = SOCK_DGRAM; _ = b }
        func f3(_ x: Int32) -> Bool { x == SOCK_STREAM }
        func f4(_ x: Int32) -> Bool { SOCK_STREAM != x }
        let c: [Int32] = [SOCK_STREAM, SOCK_DGRAM]
        func f5(_ t: Bool) -> Int32 { t ? SOCK_STREAM : SOCK_DGRAM }
        func f6(kind: Int32 = SOCK_STREAM) {}
        func f7() -> Int32 { return SOCK_RAW }
        func f8(_ t: Bool) -> Int32 { socket(AF_INET, t ? SOCK_STREAM : SOCK_DGRAM, 0) }
        func f10() -> Int32 { socket(AF_INET, Int32(SOCK_STREAM), 0) }
        func f11() { var h = addrinfo(); h.ai_socktype = SOCK_STREAM; _ = h }
        func f12(_ x: Int32) { switch x { case SOCK_STREAM: break; case SOCK_DGRAM: break; default: break } }
        let e: [String: Int32] = ["tcp": SOCK_STREAM]
        let f: (Int32, String) = (SOCK_STREAM, "x")
        func f13(_ t: Bool) -> Int32 { let k: Int32 = if t { SOCK_STREAM } else { SOCK_DGRAM }; return k }
        func f14() -> Int32? { SOCK_STREAM }
        let g: Int32? = SOCK_STREAM
        func f15() -> Int { Int(SOCK_STREAM) }
        enum K { static let s: Int32 = SOCK_STREAM; static var v: Int32 { SOCK_STREAM } }
        func f16() -> CInt { numericCast(SOCK_STREAM) }
        func f17(_ o: Int32?) -> Int32 { o ?? SOCK_STREAM }
        func f18() { let x = { () -> Int32 in SOCK_STREAM }; _ = x }
        func f19() -> Int32 { SOCK_STREAM as Int32 }
        let h: CInt = SOCK_SEQPACKET
        func f20(_ x: Int32) -> Bool { [SOCK_STREAM, SOCK_DGRAM].contains(x) }
        func f21() { let k = SOCK_STREAM; _ = socket(AF_INET, k, 0) }
        func f22(
            _ t: Bool) -> Int32 {
            return t
                ? SOCK_STREAM
                : SOCK_DGRAM
        }
        func f23() -> Int32 {
            socket(
                AF_INET,
                SOCK_STREAM,
                0)
        }

        """;

    private const string LinuxOnlyForms = """
        func g1() -> Int32 { socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0) }
        func g2() -> Int32 { Glibc.socket(AF_INET, Glibc.SOCK_STREAM, 0) }
        func g3() -> Int32 { socket(AF_INET, SOCK_STREAM.rawValue, 0) }

        """;

    [Fact]
    public Task Socket_types_become_Int32_in_every_form_on_Linux() => MendsSocketsAsync("import Glibc\n" + SocketForms + LinuxOnlyForms);

    [Fact]
    public Task Socket_types_become_Int32_in_every_form_of_a_portable_file() => MendsSocketsAsync(Portable + SocketForms);

    [Theory]
    [InlineData("func a() -> Date { Date() }")]
    [InlineData("func a() -> URL? { URL(string: \"x\") }")]
    [InlineData("func a(_ s: String) -> String { s.trimmingCharacters(in: .whitespaces) }\nfunc b(_ s: String) -> [String] { s.components(separatedBy: \",\") }")]
    [InlineData("func a(_ x: Double) -> String { String(format: \"%.2f\", x) }")]
    [InlineData("func a() throws -> String { try String(contentsOfFile: \"x\", encoding: .utf8) }")]
    [InlineData("func a(_ s: String) -> Bool { s.range(of: \"x\") != nil }\nfunc b(_ e: any Error) -> String { e.localizedDescription }")]
    [InlineData("struct E: LocalizedError {}\nextension Notification.Name { static let x = Notification.Name(\"x\") }")]
    [InlineData("func a() -> String? { getenv(\"A\").map { String(cString: $0) } }\nfunc b() -> Int32 { usleep(1); return errno }")]
    [InlineData("import Darwin\nfunc a() -> Int32 { getpid() }")]
    [InlineData("internal import Darwin\nfunc a() -> Int32 { getpid() }")]
    [InlineData("func a() -> DispatchQueue { DispatchQueue.main }")]
    [InlineData("import Foundation\nlet a = URLSession.shared")]
    [InlineData("import Foundation\nfunc a(_ u: URL) -> URLRequest { URLRequest(url: u) }")]
    [InlineData("import Foundation\nfunc a(_ r: URLResponse) -> Int? { (r as? HTTPURLResponse)?.statusCode }")]
    [InlineData("import Foundation\nfinal class D: NSObject, URLSessionDataDelegate {}\nextension URLSession { var z: Int { 1 } }")]
    [InlineData("func a(_ u: URL) async throws -> Data { try await URLSession.shared.data(from: u).0 }")]
    public async Task Missing_imports_are_added(string code)
    {
        using var scene = Scene(code + "\n");
        var (applied, last) = await scene.RepairAsync([new MissingImportFixer()]);
        Assert.True(last.IsGreen, last.Cause + "\n" + scene.Read("Sources/App/A.swift"));
        Assert.NotEmpty(applied);
    }

    [Fact]
    public async Task A_dependency_that_only_the_linker_misses_is_declared()
    {
        using var scene = RepairScene.OfSample("missing-dependency");
        var broken = scene.Read("Package.swift");
        scene.Write("Package.swift", broken.Replace("name: \"App\")", "name: \"App\", dependencies: [\"Core\"])", StringComparison.Ordinal));
        Assert.True((await scene.ObserveAsync()).Diagnosis.IsGreen);
        scene.Write("Package.swift", broken);
        scene.Write("Sources/App/Greeter.swift", scene.Read("Sources/App/Greeter.swift") + "\n");
        var (before, _) = await scene.ObserveAsync();
        Assert.Equal(Deployer.Diagnose.Phase.Link, before.Diagnostics[0].Phase);
        var (applied, last) = await scene.RepairAsync([new MissingDependencyFixer()]);
        Assert.True(last.IsGreen, last.Cause);
        Assert.Single(applied);
    }

    private static async Task MendsSocketsAsync(string code)
    {
        using var scene = Scene(code);
        var (applied, last) = await scene.RepairAsync([new SocketTypeFixer()]);
        Assert.True(last.IsGreen, last.Cause + "\n" + scene.Read("Sources/App/A.swift"));
        Assert.NotEmpty(applied);
    }

    private static RepairScene Scene(string code)
    {
        var scene = new RepairScene();
        scene.Write("Package.swift", "// swift-tools-version: 6.0\nimport PackageDescription\nlet package = Package(name: \"p\", targets: [.target(name: \"App\")])\n");
        scene.Write("Sources/App/A.swift", code);
        return scene;
    }
}
