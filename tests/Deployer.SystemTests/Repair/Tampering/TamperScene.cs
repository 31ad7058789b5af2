using System.Text;
using Deployer.Build;
using Deployer.Build.Swift;
using Deployer.Build.Swift.Source;
using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Processes;
using Deployer.Repair.Gate;
using Deployer.Repair.Gate.Tampering;
using Deployer.Workspace;
using Xunit;

namespace Deployer.SystemTests.Repair.Tampering;

/// <summary>A source file and its test file, of which one or both are changed; the rules judge the change with the real parser.</summary>
internal sealed class TamperScene : IDisposable
{
    public const string TestPath = "Tests/ShopTests/CartTests.swift";
    public const string SourcePath = "Sources/Shop/Cart.swift";

    public const string Test = """
        import Testing
        import XCTest
        @testable import Shop

        final class CartTests: XCTestCase {
            var cart = Cart()
            override func setUp() { cart = Cart() }

            func testTotal() throws {
                cart.add("tea", price: 350)
                let total = try cart.total()
                XCTAssertEqual(total, 350)
                XCTAssertEqual(cart.rate, 0.19, accuracy: 0.001)
            }

            func testNames() { // XCTSkip is only named here
                cart.add("café ☕", price: 270)
                XCTAssertEqual(cart.names, ["café ☕"])
                for name in cart.names { XCTAssertFalse(name.isEmpty) }
            }

            private func filled(_ kind: Kind) -> Cart {
                switch kind {
                case .small: return Cart(limit: 1)
                case .large: return Cart(limit: 99)
                }
            }
        }

        @Suite struct LimitTests {
            @Test("limits", arguments: [3, 5, 8]) func limit(n: Int) {
                #expect(Cart(limit: n).limit == n)
            }

            @Test func throwsWhenFull() {
                #expect(throws: CartError.full) { try Cart(limit: 0).check() }
            }
        }
        """;

    public const string Source = """
        import Foundation

        /// Gold customers get 15 percent.
        public struct Cart: Equatable {
            var names: [String] = []
            var prices: [Int] = []
            let limit: Int
            var rate: Double { Double(19) / 100 }

            public init(limit: Int = 42) { self.limit = limit }

            mutating func add(_ name: String, price: Int) {
                names.append(name)
                prices.append(price)
            }

            func total() throws -> Int {
                try check()
                return prices.reduce(0, +)
            }

            func check() throws {
                guard names.count < limit else { throw CartError.full }
            }

            func discount(for customer: String) -> Double {
                switch customer {
                case "silver": return 0.05
                case "bronze": return 0.02
                default: return 0
                }
            }
        }

        enum CartError: Error { case full }
        enum Kind { case small, large }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tampering");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The first refusal's rule; of doubts the first with a question mark; empty when nothing speaks against it.</summary>
    /// <param name="failure">What was wrong before: `test`, `code PATH LINE` or `none`.</param>
    /// <param name="test">The test file before and after.</param>
    /// <param name="source">The source file before and after.</param>
    public async Task<string> JudgeAsync(string failure, (string Before, string After) test, (string Before, string After) source)
    {
        var request = new GateCase(CommitId.Parse(new string('1', 40)), CommitId.Parse(new string('2', 40)), Failure(failure))
        {
            Families = ["feedback"],
            Inventory = new Dictionary<string, TestOutcome>(StringComparer.Ordinal),
            Options = new FixOptions(),
            TestFolders = ["Tests/ShopTests"],
        };
        var all = new[] { (TestPath, test.Before, test.After), (SourcePath, source.Before, source.After) };
        var changed = all.Where(file => file.Item2 != file.Item3).ToList();
        var change = PackageWords.Complete(
            new CodeChange(
                request,
                [.. await Task.WhenAll(changed.Select(file => ReadAsync(file.Item1, file.Item2)))],
                [.. await Task.WhenAll(changed.Select(file => ReadAsync(file.Item1, file.Item3)))]),
            [.. all.Select(file => (file.Item1 == TestPath, Encoding.UTF8.GetBytes(file.Item2)))]);
        var check = TamperGuard.Judge(change);
        return check switch
        {
            Check.Refused refused => refused.Rule,
            Check.Doubted doubted => doubted.Doubts[0].Rule + "?",
            _ => "",
        };
    }

    private static Diagnosis Failure(string text)
    {
        var parts = text.Split(' ');
        return new Diagnosis
        {
            Outcome = parts[0] == "none" ? RunOutcome.Succeeded : RunOutcome.Failed,
            FailureClass = parts[0] switch { "none" => FailureClass.None, "test" => FailureClass.Test, _ => FailureClass.Code },
            Tests = parts[0] == "test" ? [new global::Deployer.Diagnose.TestResult("ShopTests.CartTests", "testTotal", TestLibrary.XCTest, TestOutcome.Failed, 0, "no", null, null)] : [],
            Diagnostics = parts[0] == "code"
                ? [new Diagnostic { Severity = Severity.Error, Phase = Phase.Compile, Message = "no", File = parts[1], Line = int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture) }]
                : [],
        };
    }

    private async Task<CodeFile> ReadAsync(string path, string text)
    {
        var environment = ProcessEnvironment.OfThisProcess();
        var found = Assert.IsType<SwiftLocation.Found>(SwiftLocator.Find(environment.Variables));
        var runner = new ProcessRunner(environment, TimeProvider.System, null);
        var swift = new SwiftProgram(found, runner, new ToolchainCache(_folder.FullName), _folder.FullName);
        var content = Encoding.UTF8.GetBytes(text);
        var root = await new SourceKit(swift, runner, _folder.FullName).ReadAsync(content, confinement: null, TestContext.Current.CancellationToken);
        return new CodeFile(path, path == TestPath, content, Assert.IsType<SyntaxNode>(root));
    }
}
