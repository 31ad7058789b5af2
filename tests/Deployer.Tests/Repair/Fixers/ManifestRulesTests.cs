using Deployer.Diagnose;
using Deployer.Repair;
using Deployer.Repair.Fixers.DependencyCycle;
using Deployer.Repair.Fixers.DuplicateTarget;
using Deployer.Repair.Fixers.ManifestName;
using Deployer.Repair.Fixers.ManifestSyntax;
using Deployer.Repair.Fixers.MovedPackage;
using Deployer.Repair.Fixers.TargetFolder;
using Deployer.Repair.Fixers.ToolsVersion;
using Xunit;

namespace Deployer.Tests.Repair.Fixers;

/// <summary>Rules that mend a `Package.swift` by what is said about it.</summary>
public sealed class ManifestRulesTests : IDisposable
{
    private const string File = "Package.swift";
    private const string TooOld = "package 'package.swift' is using Swift tools version 3.1.0 which is no longer supported; consider using '// swift-tools-version: 6.0' to specify the current tools version";
    private const string NoVersion = "the Swift tools version specification is possibly missing a version specifier; consider using '// swift-tools-version: 6.0.3' to specify the current Swift toolchain version as the lowest Swift version supported by the project";

    private readonly PackageFolder _package = new();

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData("// swift-tool-version: 5.9", "the Swift tools version specification's label 'swift-tool-version:' is misspelt; consider replacing it with 'swift-tools-version:'", "// swift-tools-version: 5.9")]
    [InlineData("// swift-tools-version 5.9", "the Swift tools version specification's label 'swift-tools-version' is misspelt; consider replacing it with 'swift-tools-version:'", "// swift-tools-version: 5.9")]
    [InlineData("/ swift-tools-version: 5.9", "the comment marker '/' is misspelt for the Swift tools version specification; consider replacing it with '//'", "// swift-tools-version: 5.9")]
    [InlineData("# swift-tools-version: 5.9", TooOld, "// swift-tools-version: 5.9")]
    [InlineData("//swift-tools-version:6", "the Swift tools version '6' is misspelt or otherwise invalid; consider replacing it with '// swift-tools-version: 6.0.3' to", "// swift-tools-version: 6.0")]
    [InlineData("// swift-tools-version: six", "the Swift tools version 'six' is misspelt or otherwise invalid; consider replacing it with '// swift-tools-version: 6.0.3' to", "// swift-tools-version: 6.0")]
    [InlineData("// swift-tools-version:", NoVersion, "// swift-tools-version: 6.0")]
    [InlineData("// swift-tools-version: 3.1", TooOld, "// swift-tools-version: 6.0")]
    [InlineData("// swift-tools-version: 5.3", "horizontal whitespace sequence [U+0020] immediately preceding the version specifier is supported by only Swift \u2265 5.4; consider removing the sequence for Swift 5.3.0", "// swift-tools-version:5.3")]
    [InlineData("// swift-tools-version: 9.9", "package 'p' is using Swift tools version 9.9.0 but the installed version is 6.0.3", "// swift-tools-version: 6.0")]
    public async Task The_tools_version_is_mended(string line, string message, string expected)
    {
        _package.With(File, $"{line}\r\nimport PackageDescription\r\n");
        Say(message);
        Assert.Equal($"{expected}\r\nimport PackageDescription\r\n", PackageFolder.TextOf((await _package.ProposeAsync(new ToolsVersionFixer()))[0], File));
    }

    [Fact]
    public async Task A_missing_tools_version_is_put_on_the_first_line_and_one_that_stands_lower_is_moved_there()
    {
        _package.With(File, "import PackageDescription\n");
        Say(TooOld);
        var ways = await _package.ProposeAsync(new ToolsVersionFixer());
        Assert.Equal(["// swift-tools-version: 6.0\nimport PackageDescription\n", "// swift-tools-version: 5.10\nimport PackageDescription\n"], ways.Select(way => PackageFolder.TextOf(way, File)));
        _package.With(File, "// Copyright\n// swift-tools-version:5.9\nimport PackageDescription\n");
        Assert.Equal("// swift-tools-version: 5.9\n// Copyright\nimport PackageDescription\n", await _package.FixedAsync(new ToolsVersionFixer(), File));
    }

    [Fact]
    public async Task A_newer_tools_version_is_lowered_with_low_confidence_and_never_for_another_package()
    {
        _package.With(File, "// swift-tools-version: 9.9\n");
        Say("'other': package 'other' is using Swift tools version 9.9.0 but the installed version is 6.0.3");
        Assert.Empty(await _package.ProposeAsync(new ToolsVersionFixer()));
        _package.Diagnostics.Clear();
        Say("package 'p' is using Swift tools version 9.9.0 but the installed version is 6.0.3");
        Assert.Equal(Confidence.Low, Assert.Single(await _package.ProposeAsync(new ToolsVersionFixer())).Confidence);
        _package.With("Package@swift-6.0.swift", "// swift-tools-version: 6.0\n");
        Assert.Empty(await _package.ProposeAsync(new ToolsVersionFixer()));
    }

    [Theory]
    [InlineData("product 'Coer' required by package 'p' target 'App' not found. Did you mean 'Core'?", "\"Coer\"", "\"Core\"")]
    [InlineData("product 'Coer' required by package 'p' target 'App' not found.", ".target(name: \"Coer\")", ".target(name: \"Core\")")]
    [InlineData("product 'Coer' required by package 'p' target 'App' not found.", ".byName(name: \"Coer\")", ".byName(name: \"Core\")")]
    [InlineData("product 'core' required by package 'p' target 'App' not found.", "\"core\"", "\"Core\"")]
    [InlineData("product 'Utl' required by package 'p' target 'App' not found in package 'util'. Did you mean 'Util'?", ".product(name: \"Utl\", package: \"util\")", ".product(name: \"Util\", package: \"util\")")]
    [InlineData("unknown package 'utils' in dependencies of target 'App'; valid packages are: 'util' (at 'libs/util')", ".product(name: \"Util\", package: \"utils\")", ".product(name: \"Util\", package: \"util\")")]
    [InlineData("unknown package 'swift-logs' in dependencies of target 'App'; valid packages are: 'util' (at 'u'), 'swift-log' (at 'l')", ".product(name: \"Logging\", package: \"swift-logs\")", ".product(name: \"Logging\", package: \"swift-log\")")]
    public async Task A_misspelt_dependency_gets_the_name_that_exists(string message, string before, string after)
    {
        _package.With(File, Manifest(before));
        Say(message);
        Assert.Equal(Manifest(after), await _package.FixedAsync(new ManifestNameFixer(), File));
    }

    [Fact]
    public async Task A_product_gets_the_name_of_its_target()
    {
        _package.With(File, "let p = Package(products: [.library(name: \"Coer\", targets: [\"Coer\"])], targets: [.target(name: \"Core\")])");
        Say("target 'Coer' referenced in product 'Coer' could not be found; valid targets are: 'App', 'Core'");
        Assert.Equal("let p = Package(products: [.library(name: \"Coer\", targets: [\"Core\"])], targets: [.target(name: \"Core\")])", await _package.FixedAsync(new ManifestNameFixer(), File));
    }

    [Theory]
    [InlineData("product 'Vapor' required by package 'p' target 'App' not found.", "\"Vapor\"")]
    [InlineData("unknown package 'nope' in dependencies of target 'App'; valid packages are: ", ".product(name: \"Core\", package: \"nope\")")]
    [InlineData("unknown package 'utis' in dependencies of target 'App'; valid packages are: 'utia' (at 'a'), 'utib' (at 'b')", ".product(name: \"Core\", package: \"utis\")")]
    [InlineData("product 'Coer' required by package 'p' target 'App' not found. Did you mean 'Core'?", "coer /* \"Coer\" */")]
    public async Task A_name_without_one_that_is_near_is_left_alone(string message, string element)
    {
        _package.With(File, Manifest(element));
        Say(message);
        Assert.Empty(await _package.ProposeAsync(new ManifestNameFixer()));
    }

    [Theory]
    [InlineData("  .target(name: \"Core\")\n  .target(name: \"App\"),", ".target(name: \"Core\")", "static member 'target' cannot be used on instance of type 'Target'", "  .target(name: \"Core\"),\n  .target(name: \"App\"),")]
    [InlineData("  .target(name: \"App\", dependencies: [\"A\" \"B\"]),", "\"B\"", "expected ',' separator", "  .target(name: \"App\", dependencies: [\"A\", \"B\"]),")]
    [InlineData("  .target(name: \"App\" dependencies: [\"A\"]),", "dependencies", "expected ',' separator", "  .target(name: \"App\", dependencies: [\"A\"]),")]
    [InlineData("  .target(name: \"App\", dependencies: [\"A\"),", ")", "expected ',' separator", "  .target(name: \"App\", dependencies: [\"A\"]),")]
    [InlineData("  .target(name: \"Core\",\n  .target(name: \"App\"),", ".target(name: \"App\")", "expected expression in list of expressions", "  .target(name: \"Core\"),\n  .target(name: \"App\"),")]
    [InlineData("  .target(name: \"Core),", "\"Core", "unterminated string literal", "  .target(name: \"Core\"),")]
    [InlineData("  .target(name: \"App\", path: \"x\", dependencies: [\"A\"]),", "dependencies", "argument 'dependencies' must precede argument 'path'", "  .target(name: \"App\", dependencies: [\"A\"], path: \"x\"),")]
    [InlineData("  .target(\n    name: \"App\",\n    path: \"x\",\n    dependencies: [\"A\"]\n  ),", "dependencies", "argument 'dependencies' must precede argument 'path'", "  .target(\n    name: \"App\",\n    dependencies: [\"A\"],\n    path: \"x\"\n  ),")]
    [InlineData("  .target(named: \"Core\"),", "(named", "incorrect argument label in call (have 'named:', expected 'name:')", "  .target(name: \"Core\"),")]
    [InlineData("  .target(name: \"App\", dependancies: [\"A\"]),", "dependancies", "extra argument 'dependancies' in call", "  .target(name: \"App\", dependencies: [\"A\"]),")]
    [InlineData("  .traget(name: \"App\"),", "traget", "type 'Target' has no member 'traget'", "  .target(name: \"App\"),")]
    public async Task What_the_compiler_cannot_read_is_mended(string before, string at, string message, string after)
    {
        _package.With(File, Frame(before));
        Replaced(_package.Error(File, message, at, target: null));
        Assert.Equal(Frame(after), PackageFolder.TextOf((await _package.ProposeAsync(new ManifestSyntaxFixer()))[0], File));
    }

    [Theory]
    [InlineData("let p = Package(name: \"p\", targets: [\n  .target(name: \"C\"),\n)\n", "let p = Package(name: \"p\", targets: [\n  .target(name: \"C\"),\n])\n")]
    [InlineData("let p = Package(\n  name: \"p\",\n  targets: [\n    .target(name: \"C\"),\n)\n", "let p = Package(\n  name: \"p\",\n  targets: [\n    .target(name: \"C\"),\n  ]\n)\n")]
    [InlineData("let p = Package(name: \"p\", targets: [\n  .target(name: \"C\"),\n]\n", "let p = Package(name: \"p\", targets: [\n  .target(name: \"C\"),\n])\n")]
    public async Task The_last_bracket_is_closed(string before, string after)
    {
        _package.With(File, before);
        Replaced(_package.Error(File, "expected expression in container literal", "let", target: null));
        Assert.Equal(after, PackageFolder.TextOf((await _package.ProposeAsync(new ManifestSyntaxFixer()))[^1], File));
    }

    [Theory]
    [InlineData("  .target(name: \"A\"),", "name", "type 'Target' has no member 'somethingElse'")]
    [InlineData("  .target(name: \"A\"), // \"a\" \"b\"", "name", "expected ',' separator")]
    [InlineData("  .target(name: \"A\", other: 1),", "other", "extra argument 'other' in call")]
    [InlineData("  .target(name: \"A\", path: \"x\", /* why */ dependencies: []),", "dependencies", "argument 'dependencies' must precede argument 'path'")]
    public async Task What_is_not_plain_is_left_alone(string declaration, string at, string message)
    {
        _package.With(File, Frame(declaration));
        Replaced(_package.Error(File, message, at, target: null));
        Assert.Empty(await _package.ProposeAsync(new ManifestSyntaxFixer()));
    }

    [Theory]
    [InlineData(".target(name: \"Moved\")", "Sources/moved", ".target(name: \"Moved\", path: \"Sources/moved\")")]
    [InlineData(".target(name: \"Moved\", dependencies: [\"App\"])", "Source/Moved", ".target(name: \"Moved\", dependencies: [\"App\"], path: \"Source/Moved\")")]
    [InlineData(".target(\n  name: \"Moved\"\n)", "Sources/Other", ".target(\n  name: \"Moved\",\n  path: \"Sources/Other\"\n)")]
    [InlineData(".target(name: \"Moved\", path: \"Sources/Old\")", "Sources/Lib/Moved", ".target(name: \"Moved\", path: \"Sources/Lib/Moved\")")]
    public async Task A_target_gets_the_folder_that_can_be_meant(string before, string folder, string after)
    {
        _package.With(File, Frame($".target(name: \"App\"), {before}")).With("Sources/App/A.swift", "").With($"{folder}/A.swift", "");
        Say(before.Contains("path", StringComparison.Ordinal)
            ? "invalid custom path 'Sources/Old' for target 'Moved'"
            : "Source files for target Moved should be located under 'Sources/Moved', or a custom sources path can be set with the 'path' property in Package.swift");
        Assert.Equal(Frame($".target(name: \"App\"), {after}"), await _package.FixedAsync(new TargetFolderFixer(), File));
    }

    [Fact]
    public async Task A_target_that_may_lie_in_either_of_two_folders_is_left_alone()
    {
        _package.With(File, Frame(".target(name: \"Moved\")")).With("Sources/One/A.swift", "").With("Sources/Two/A.swift", "");
        Say("Source files for target Moved should be located under 'Sources/Moved', or a custom sources path can be set");
        Assert.Empty(await _package.ProposeAsync(new TargetFolderFixer()));
    }

    [Theory]
    [InlineData(".target(name: \"A\"),\n.target(name: \"A\"),\n", ".target(name: \"A\"),\n")]
    [InlineData(".target(name: \"A\"), .target(name: \"A\",), .target(name: \"B\"),\n", ".target(name: \"A\"), .target(name: \"B\"),\n")]
    [InlineData(".target(name: \"A\"), .target(name: \"A\", path: \"x\"),\n", null)]
    [InlineData(".target(name: \"A\"),\n#if os(Linux)\n.target(name: \"A\"),\n#endif\n", null)]
    public async Task A_second_declaration_in_the_same_words_is_removed(string before, string? after)
    {
        _package.With(File, $"let p = Package(targets: [\n{before}])");
        Say("duplicate target named 'A'");
        var ways = await _package.ProposeAsync(new DuplicateTargetFixer());
        Assert.Equal(after is null ? [] : [$"let p = Package(targets: [\n{after}])"], ways.Select(way => PackageFolder.TextOf(way, File)));
    }

    [Theory]
    [InlineData("import Core", "", "dependencies: []),\n.target(name: \"App\", dependencies: [\"Core\"]")]
    [InlineData("", "import App", "dependencies: [\"App\"]),\n.target(name: \"App\", dependencies: []")]
    [InlineData("", "", null)]
    [InlineData("import Core", "@testable import App", null)]
    public async Task A_circle_is_broken_where_nothing_is_imported(string app, string core, string? after)
    {
        const string Before = "dependencies: [\"App\"]),\n.target(name: \"App\", dependencies: [\"Core\"]";
        string Text(string middle) => Frame($".target(name: \"Core\", {middle})");
        _package.With(File, Text(Before)).With("Sources/App/A.swift", app).With("Sources/Core/A.swift", core);
        Say("cyclic dependency declaration found: App -> Core -> App");
        var ways = await _package.ProposeAsync(new DependencyCycleFixer());
        Assert.Equal(after is null ? [] : [Text(after)], ways.Select(way => PackageFolder.TextOf(way, File)));
    }

    [Theory]
    [InlineData("lib/util", "libs/util", "libs/util")]
    [InlineData("util", "packages/Util", "packages/Util")]
    [InlineData("./libs/old/util/", "libs/util", "libs/util")]
    [InlineData("lib/util", "libs/other", null)]
    public async Task A_package_is_found_at_its_new_place(string path, string folder, string? found)
    {
        string Text(string place) => $"let p = Package(dependencies: [.package(path: \"{place}\")])";
        _package.With(File, Text(path)).With($"{folder}/Package.swift", "");
        Say($"the package at '{path.TrimEnd('/')}' cannot be accessed (Error Domain=NSCocoaErrorDomain Code=260 \"The file doesn\u2019t exist.\")", Phase.Resolve);
        var ways = await _package.ProposeAsync(new MovedPackageFixer());
        Assert.Equal(found is null ? [] : [Text(found)], ways.Select(way => PackageFolder.TextOf(way, File)));
    }

    [Theory]
    [InlineData("Tests/Fixtures/util", "Low")]
    [InlineData("libs/util", "Medium")]
    public async Task A_package_among_tests_is_hardly_the_one_that_moved(string folder, string confidence)
    {
        _package.With(File, "let p = Package(dependencies: [.package(path: \"lib/util\")])").With($"{folder}/Package.swift", "");
        Say("the package at 'lib/util' cannot be accessed (Error", Phase.Resolve);
        Assert.Equal(confidence, Assert.Single(await _package.ProposeAsync(new MovedPackageFixer())).Confidence.ToString());
    }

    [Theory]
    [InlineData("Sources/B/B.swift", "Low")]
    [InlineData("Sources/A/B.swift", "Medium")]
    public async Task A_second_declaration_may_be_meant_for_a_folder_without_a_target(string source, string confidence)
    {
        _package.With(File, "let p = Package(targets: [\n.target(name: \"A\"),\n.target(name: \"A\"),\n])").With(source, "");
        Say("duplicate target named 'A'");
        Assert.Equal(confidence, Assert.Single(await _package.ProposeAsync(new DuplicateTargetFixer())).Confidence.ToString());
    }

    [Theory]
    [InlineData("let p = Package(name: \"p\", targets: [\n  .target(name: \"C\"),\n]\n", "Medium")]
    [InlineData("let p = Package(name: \"p\", targets: [\n  .target(name: \"C\",\n  .target(name: \"D\"),\n])\n", "Low Low")]
    public async Task Where_a_bracket_was_lost_is_never_sure(string text, string confidences)
    {
        _package.With(File, text);
        Replaced(_package.Error(File, "expected expression in container literal", "let", target: null));
        Assert.Equal(confidences, string.Join(' ', (await _package.ProposeAsync(new ManifestSyntaxFixer())).Select(way => way.Confidence)));
    }

    private static string Manifest(string dependency) =>
        $"// swift-tools-version: 6.0\nlet p = Package(targets: [\n  .target(name: \"Core\"),\n  .target(name: \"Other\"),\n  .target(name: \"App\", dependencies: [{dependency}]),\n])\n";

    private static string Frame(string targets) => $"// swift-tools-version: 6.0\nimport PackageDescription\nlet p = Package(name: \"p\", targets: [\n{targets}\n])\n";

    private void Say(string message, Phase phase = Phase.Manifest) =>
        _package.Diagnostics.Add(new Diagnostic { Severity = Severity.Error, Phase = phase, Message = message });

    private void Replaced(Diagnostic error) => _package.Replace(error, error with { Phase = Phase.Manifest });
}
