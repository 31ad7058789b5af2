using Deployer.Diagnose;
using Deployer.Repair.Fixers.AppleLog;
using Deployer.Repair.Fixers.AppleOnly;
using Xunit;

namespace Deployer.Tests.Repair.Fixers;

/// <summary>Rules for code that was written for Apple's systems alone.</summary>
public sealed class ApplePlatformTests : IDisposable
{
    private const string Path = "Sources/App/A.swift";

    private readonly PackageFolder _package = new();

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData("CFAbsoluteTimeGetCurrent", "let t = CFAbsoluteTimeGetCurrent()", "let t = Date().timeIntervalSinceReferenceDate")]
    [InlineData("CFAbsoluteTimeGetCurrent", "let d = CFAbsoluteTimeGetCurrent( ) - t", "let d = Date().timeIntervalSinceReferenceDate - t")]
    [InlineData("CFAbsoluteTime", "let t: CFAbsoluteTime = 0", "let t: TimeInterval = 0")]
    [InlineData("arc4random", "let r = arc4random() % 6", "let r = UInt32.random(in: .min ... .max) % 6")]
    [InlineData("arc4random_uniform", "let r = Int(arc4random_uniform(6))", "let r = Int(UInt32.random(in: 0..<6))")]
    [InlineData("arc4random_uniform", "let r = arc4random_uniform(UInt32(1_000))", "let r = UInt32.random(in: 0..<UInt32(1_000))")]
    public async Task A_call_becomes_what_works_everywhere(string name, string before, string after)
    {
        _package.With(Path, $"import Foundation\n\n{before} // {name}()\nlet s = \"{name}()\"\n");
        _package.Error(Path, $"cannot find {(name == "CFAbsoluteTime" ? "type " : "")}'{name}' in scope", name);
        Assert.Equal($"import Foundation\n\n{after} // {name}()\nlet s = \"{name}()\"\n", await _package.FixedAsync(new AppleOnlyFixer(), Path));
    }

    [Theory]
    [InlineData("autoreleasepool", "func f() { autoreleasepool { g() } }", "#if !canImport(ObjectiveC)\nprivate func autoreleasepool<")]
    [InlineData("arc4random_uniform", "let r = arc4random_uniform(UInt32(list.count))", "#if !canImport(Darwin)\nprivate func arc4random_uniform(")]
    [InlineData("arc4random_buf", "arc4random_buf(&bytes, 4)", "#if !canImport(Darwin)\nprivate func arc4random_buf(")]
    public async Task What_has_no_other_words_gets_a_function_of_its_name(string name, string code, string declaration)
    {
        _package.With(Path, $"import Foundation\n{code}\n");
        _package.Error(Path, $"cannot find '{name}' in scope", name);
        var text = await _package.FixedAsync(new AppleOnlyFixer(), Path);
        Assert.StartsWith($"import Foundation\n\n{declaration}", text, StringComparison.Ordinal);
        Assert.EndsWith($"#endif\n{code}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arc4random", "let r = x.arc4random()")]
    [InlineData("arc4random", "let r = \"arc4random()\" // arc4random()")]
    [InlineData("arc4random", "#if os(macOS)\nlet r = arc4random()\n#endif")]
    [InlineData("CFAbsoluteTimeGetCurrent", "let f = CFAbsoluteTimeGetCurrent")]
    [InlineData("CFRunLoopGetMain", "CFRunLoopGetMain()")]
    public async Task What_is_not_a_plain_use_is_left_alone(string name, string code)
    {
        _package.With(Path, $"import Foundation\n{code}\n");
        _package.Error(Path, $"cannot find '{name}' in scope", name);
        Assert.Empty(await _package.ProposeAsync(new AppleOnlyFixer()));
    }

    [Fact]
    public async Task Foundation_is_imported_where_it_is_needed()
    {
        _package.With(Path, "let t = CFAbsoluteTimeGetCurrent()\n");
        _package.Error(Path, "cannot find 'CFAbsoluteTimeGetCurrent' in scope", "CF");
        Assert.Equal("import Foundation\n\nlet t = Date().timeIntervalSinceReferenceDate\n", await _package.FixedAsync(new AppleOnlyFixer(), Path));
    }

    [Theory]
    [InlineData("import os.log\nlet x = 1\n", "#if canImport(os)\nimport os.log\n#endif\nlet x = 1\n")]
    [InlineData("import os\r\nlet x = 1\r\n", "#if canImport(os)\r\nimport os\r\n#endif\r\nlet x = 1\r\n")]
    [InlineData("import OSLog\nprivate let log = Logger(subsystem: \"a\", category: \"b\")\n", "#if canImport(os)\nimport OSLog\nprivate let log = Logger(subsystem: \"a\", category: \"b\")\n#endif\n")]
    [InlineData("import os.log\nfunc f() {\n  os_log(\"x\")\n  g()\n}\n", "#if canImport(os)\nimport os.log\n#endif\nfunc f() {\n#if canImport(os)\n  os_log(\"x\")\n#endif\n  g()\n}\n")]
    [InlineData(
        "import os\nstruct S {\n  static let log = Logger()\n  func f() {\n    Self.log.info(\"x\")\n    Self.log.error(\n      \"y\")\n  }\n}\n",
        "#if canImport(os)\nimport os\n#endif\nstruct S {\n#if canImport(os)\n  static let log = Logger()\n#endif\n  func f() {\n#if canImport(os)\n    Self.log.info(\"x\")\n    Self.log.error(\n      \"y\")\n#endif\n  }\n}\n")]
    [InlineData(
        "import os\nextension Logger {\n  static let net = Logger()\n}\nfunc f() {\n  Logger.net.info(\"x\")\n}\n",
        "#if canImport(os)\nimport os\nextension Logger {\n  static let net = Logger()\n}\n#endif\nfunc f() {\n#if canImport(os)\n  Logger.net.info(\"x\")\n#endif\n}\n")]
    public async Task Logging_goes_behind_a_condition(string before, string after)
    {
        _package.With(Path, before);
        _package.Error(Path, $"no such module '{before.Split(['\n', '\r'])[0][7..]}'", "import");
        Assert.Equal(after, await _package.FixedAsync(new AppleLogFixer(), Path));
    }

    [Theory]
    [InlineData("import os\nfunc f() { os_log(\"x\") }\n")]
    [InlineData("import os\nfunc f(log: OSLog) {}\n")]
    [InlineData("import os\nlet log = Logger()\nlet g = log.trace\n")]
    [InlineData("import os\nfunc f() {\n  let x =\n    os_log(\"x\")\n}\n")]
    [InlineData("import os; import Foundation\n")]
    public async Task Logging_within_something_that_has_to_stay_is_left_alone(string text)
    {
        _package.With(Path, text);
        _package.Error(Path, "no such module 'os'", "import");
        Assert.Empty(await _package.ProposeAsync(new AppleLogFixer()));
    }

    [Theory]
    [InlineData("log.error(\"x\")", "Low")]
    [InlineData("log.error(\"x\")\n    stop()", "Medium")]
    public async Task A_catch_that_only_logs_would_swallow_the_error(string handling, string confidence)
    {
        _package.With(Path, $"import os\nlet log = Logger()\nfunc f() {{\n  do {{\n    try g()\n  }} catch {{\n    {handling}\n  }}\n}}\n");
        _package.Error(Path, "no such module 'os'", "import");
        Assert.Equal(confidence, Assert.Single(await _package.ProposeAsync(new AppleLogFixer())).Confidence.ToString());
    }

    [Fact]
    public async Task Nothing_is_mended_in_a_generated_file()
    {
        _package.With(Path, "let t = CFAbsoluteTimeGetCurrent()\n");
        var error = _package.Error(Path, "cannot find 'CFAbsoluteTimeGetCurrent' in scope", "CF");
        _package.Replace(error, error with { Generated = new GeneratedFile("its header says \"DO NOT EDIT\"", "scripts/generate.sh") });
        Assert.Empty(await _package.ProposeAsync(new AppleOnlyFixer()));
        Assert.Contains("mend scripts/generate.sh", Deployer.Repair.Fixers.FailingTarget.GeneratorToMend(_package.Diagnosis()), StringComparison.Ordinal);
    }
}
