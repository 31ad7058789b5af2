using Deployer.Diagnose;
using Deployer.Repair.Fixers;
using Xunit;

namespace Deployer.Tests.Repair.Fixers;

/// <summary>What a fixer says of an error without its sources, as a log tells it.</summary>
public sealed class RecognizesTests
{
    [Theory]
    [InlineData("cannot convert value of type '__socket_type' to expected argument type 'Int32'", "rule/socket-type")]
    [InlineData("cannot convert value of type '__socket_type' to specified type 'Int32'", "rule/socket-type")]
    [InlineData("no such module 'Darwin'", "rule/missing-import")]
    [InlineData("cannot find 'DispatchQueue' in scope", "rule/missing-import")]
    [InlineData("cannot find type 'URLRequest' in scope", "rule/missing-import")]
    [InlineData("value of type 'String' has no member 'trimmingCharacters'", "rule/missing-import")]
    [InlineData("type 'URLSession' (aka 'AnyObject') has no member 'shared'", "rule/missing-import")]
    [InlineData("no such module 'os.log'", "rule/apple-log")]
    [InlineData("cannot find 'autoreleasepool' in scope", "rule/apple-only")]
    [InlineData("source control conflict marker in source file", "rule/conflict-marker")]
    [InlineData("Target App imports another target (Core) in the package without declaring it a dependency.", "rule/missing-dependency")]
    [InlineData("undefined reference to `$s4Core3oneSiyF'", "rule/missing-dependency")]
    [InlineData("cannot find 'customer' in scope", "rule/misspelt-name")]
    [InlineData("value of type 'Customer' has no member 'relod'", "rule/misspelt-name")]
    [InlineData("method does not override any method from its superclass", "rule/stale-override")]
    [InlineData("initializer does not override a designated initializer from its superclass", "rule/stale-override")]
    [InlineData("errors thrown from here are not handled", "rule/missing-throws")]
    [InlineData("cannot find 'XMLParser' in scope", "rule/missing-import")]
    public void An_error_in_a_log_is_recognized_by_the_rule_that_is_made_for_it(string message, string rule) =>
        Assert.Equal([rule], Recognizing(Error(message)));

    [Fact]
    public void A_module_that_is_missing_may_be_a_siblings_or_a_packages() =>
        Assert.Equal(["rule/missing-dependency", "rule/missing-product"], Recognizing(Error("no such module 'Core'")));

    [Theory]
    [InlineData("package 'p' is using Swift tools version 9.9.0 but the installed version is 6.0.3", "rule/tools-version")]
    [InlineData("product 'Coer' required by package 'p' target 'App' not found. Did you mean 'Core'?", "rule/manifest-name")]
    [InlineData("Source files for target Core should be located under 'Sources/Core', or a custom", "rule/target-folder")]
    [InlineData("duplicate target named 'Core'", "rule/duplicate-target")]
    [InlineData("cyclic dependency declaration found: App -> Core -> App", "rule/dependency-cycle")]
    [InlineData("the package at 'lib/util' cannot be accessed (Error", "rule/moved-package")]
    public void What_the_package_manager_says_is_recognized_by_the_rule_that_is_made_for_it(string message, string rule) =>
        Assert.Equal([rule], Recognizing(Error(message) with { File = null, Line = null, Column = null, Phase = Phase.Manifest }));

    [Theory]
    [InlineData("cannot find 'URLSessio' anywhere")]
    [InlineData("cannot convert value of type 'UInt32' to expected argument type 'Int32'")]
    [InlineData("no such module 'UIKit'")]
    [InlineData("undefined reference to `$sSo8NSObjectCABycfC'")]
    [InlineData("undefined reference to `main'")]
    [InlineData("no exact matches in call to initializer")]
    [InlineData("call can throw but is not marked with 'try'")]
    [InlineData("package 'pk' is using Swift tools version 9.9.0 but the installed version is 6.0.3")]
    public void What_no_fixer_mends_without_more_than_a_message_is_recognized_by_none(string message) => Assert.Empty(Recognizing(Error(message)));

    [Fact]
    public void A_shared_variable_is_recognized_by_the_compilers_word_that_a_constant_would_do()
    {
        var error = Error("var 'hits' is not concurrency-safe because it is nonisolated global shared mutable state");
        var note = Error("convert 'hits' to a 'let' constant to make 'Sendable' shared state immutable") with { Severity = Severity.Note };
        Assert.Equal(["rule/constant-global"], Recognizing(error with { Notes = [note] }));
        Assert.Empty(Recognizing(error));
    }

    [Fact]
    public void A_socket_error_without_a_place_is_recognized_by_none() =>
        Assert.Empty(Recognizing(Error("cannot convert value of type '__socket_type' to specified type 'Int32'") with { File = null, Line = null }));

    [Theory]
    [InlineData("cannot convert value of type 'UInt32' to expected argument type 'Int32'", "f(SOCK_STREAM.rawValue)", "rule/socket-type")]
    [InlineData("no exact matches in call to initializer", "let s = String(format: \"%d\", 1)", "rule/missing-import")]
    public void The_quoted_line_tells_what_the_message_does_not(string message, string line, string rule) =>
        Assert.Equal([rule], Recognizing(Error(message) with { SourceLine = line }));

    [Fact]
    public void The_compilers_suggestion_is_recognized_where_it_is_the_only_one()
    {
        var error = Error("call can throw but is not marked with 'try'");
        var fixIt = new FixIt("Sources/App/A.swift", 10, 10, 1, 11, "await ");
        var note = Error("did you mean to use 'try'?") with { Severity = Severity.Note };

        Assert.Equal(["fix-it"], Recognizing(error with { FixIts = [fixIt] }));
        Assert.Empty(Recognizing(error with { FixIts = [fixIt with { Text = "try! " }] }));
        Assert.Empty(Recognizing(error with { Notes = [note, note] }));
        Assert.Empty(Recognizing(error with { Notes = [note with { FixIts = [fixIt] }, note with { FixIts = [fixIt] }] }));
    }

    private static IEnumerable<string> Recognizing(Diagnostic error) =>
        FixerSet.Standard.Where(fixer => fixer.Recognizes(error)).Select(fixer => fixer.Name);

    private static Diagnostic Error(string message) =>
        new() { Severity = Severity.Error, Phase = Phase.Compile, Message = message, File = "Sources/App/A.swift", Line = 1, Column = 1 };
}
