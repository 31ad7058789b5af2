using System.Xml.Linq;
using Xunit;

namespace Deployer.Tests.Architecture;

/// <summary>The rules find what they are for.</summary>
public sealed class RulesTests
{
    private static readonly string _lines = string.Concat(Enumerable.Repeat("        _ = 1;\n", 41));

    [Fact]
    public void A_file_of_251_lines_is_too_long_and_one_of_250_is_not()
    {
        Assert.Single(SizeRules.LongFiles(Parse(string.Concat(Enumerable.Repeat("//\n", 251)))));
        Assert.Empty(SizeRules.LongFiles(Parse(string.Concat(Enumerable.Repeat("//\n", 250)))));
    }

    [Fact]
    public void A_method_is_measured_without_its_documentation_and_attributes()
    {
        var body = string.Concat(Enumerable.Repeat("        _ = 1;\n", 37));
        var text = $"class C\n{{\n    /// <summary>1\n    /// 2</summary>\n    [Obsolete]\n    void M()\n    {{\n{body}    }}\n}}";

        Assert.Empty(SizeRules.LongMethods(Parse(text)));
        Assert.Single(SizeRules.LongMethods(Parse(text.Replace(body, body + "        _ = 1;\n"))));
    }

    [Theory]
    [InlineData("class C { void M() {\nBODY } }")]
    [InlineData("class C { C() {\nBODY } }")]
    [InlineData("class C { int P { get {\nBODY return 1; } } }")]
    [InlineData("class C { void M() { void L() {\nBODY } } }", 2)]
    [InlineData("{ BODY }")]
    [InlineData("class C { string S = \"{ {\"; void M() {\nBODY /* } */ } }")]
    public void Every_kind_of_code_is_measured(string code, int found = 1) =>
        Assert.Equal(found, SizeRules.LongMethods(Parse(code.Replace("BODY", _lines))).Count());

    [Theory]
    [InlineData("class C(int a, int b, int c, int d, int e, int f, int g);", 1)]
    [InlineData("class C { C(int a, int b, int c, int d, int e, int f, int g) {} }", 1)]
    [InlineData("class C(int a, int b, int c, int d, int e, int f);", 0)]
    [InlineData("record C(int a, int b, int c, int d, int e, int f, int g);", 0)]
    public void Dependencies_are_counted(string code, int found) => Assert.Equal(found, SizeRules.ManyDependencies(Parse(code)).Count());

    [Theory]
    [InlineData("class C { void M(int a, int b, int c, int d, int e) {} }", 1)]
    [InlineData("class C { void M(int a, int b, int c, int d, CancellationToken e) {} }", 0)]
    [InlineData("class C { void M() { void L(int a, int b, int c, int d, int e) {} } }", 1)]
    [InlineData("class C { [LibraryImport(\"libc\")] static partial int M(int a, int b, int c, int d, int e); }", 0)]
    [InlineData("class C { override void M(int a, int b, int c, int d, int e) {} }", 0)]
    public void Parameters_are_counted_without_the_token(string code, int found) =>
        Assert.Equal(found, SizeRules.ManyParameters(Parse(code)).Count());

    [Theory]
    [InlineData("class GitManager;", 1)]
    [InlineData("interface IFooHelper;", 1)]
    [InlineData("record StringUtils;", 1)]
    [InlineData("class Database;", 0)]
    public void Empty_words_are_found_in_names(string code, int found) => Assert.Equal(found, NameRules.EmptyNames(Parse(code)).Count());

    [Theory]
    [InlineData("namespace Deployer.Git; class Name;", 0, 0)]
    [InlineData("namespace Deployer.Git; class Other;", 1, 0)]
    [InlineData("namespace Deployer.Other; class Name;", 0, 1)]
    public void Files_and_namespaces_are_where_their_name_says(string code, int files, int namespaces)
    {
        Assert.Equal(files, NameRules.MisnamedFiles(Parse(code)).Count());
        Assert.Equal(namespaces, NameRules.MisplacedNamespaces(Parse(code)).Count());
    }

    [Theory]
    [InlineData("public class C;", 1)]
    [InlineData("internal class C { public class D; }", 0)]
    public void Public_types_are_found(string code, int found) => Assert.Equal(found, NameRules.PublicTypes(Parse(code)).Count());

    [Theory]
    [InlineData("class C { Task Run() => x; }", 1)]
    [InlineData("class C { ValueTask<int> Run() => x; }", 1)]
    [InlineData("class C { int RunAsync() => x; }", 1)]
    [InlineData("class C { Task<int> RunAsync() => x; }", 0)]
    public void The_suffix_follows_the_result(string code, int found) => Assert.Equal(found, NameRules.AsyncNames(Parse(code)).Count());

    [Theory]
    [InlineData("class C { void M(CancellationToken a, int b) {} }", 1)]
    [InlineData("class C { void M(CancellationToken a = default) {} }", 1)]
    [InlineData("class C { void M(int a, CancellationToken b) {} }", 0)]
    public void Tokens_stand_last(string code, int found) => Assert.Equal(found, NameRules.MisplacedTokens(Parse(code)).Count());

    [Fact]
    public void A_home_too_many_of_a_banned_call_is_found()
    {
        var home = "#pragma warning disable RS0030 // the one home\nclass C { void M() { var x = DateTime.UtcNow; } }";
        var other = "#pragma warning disable RS0030 // another\nclass C { void M() { Console.WriteLine(\"DateTime.UtcNow\"); } }";

        Assert.Single(BannedCallRules.TooManyHomes([Parse(home), Parse(home)]));
        Assert.Empty(BannedCallRules.TooManyHomes([Parse(home), Parse(other)]));
    }

    [Fact]
    public void Suppressions_are_counted_and_have_a_reason()
    {
        var twice = "#pragma warning disable RS0030 // why\n#pragma warning disable RS0030\nclass C;";

        Assert.Single(BannedCallRules.RepeatedPragmas(Parse(twice)));
        Assert.Single(BannedCallRules.PragmasWithoutReason(Parse(twice)));
        Assert.Single(BannedCallRules.OtherSuppressions(Parse("[SuppressMessage(\"a\", \"RS0030\")] class C;")));
    }

    [Theory]
    [InlineData("Deployer", "../Fountain/Fountain.csproj", 1)]
    [InlineData("Fountain", "../Deployer/Deployer.csproj", 1)]
    [InlineData("Deployer.Kernel", "../Deployer/Deployer.csproj", 1)]
    [InlineData("Deployer.New", "../Deployer/Deployer.csproj", 1)]
    [InlineData("Deployer.App", "../Deployer.Storage/Deployer.Storage.csproj", 0)]
    public void Forbidden_references_are_found(string project, string reference, int found) =>
        Assert.Equal(found, ReferenceRules.Wrong(project, Project("ProjectReference", reference)).Count());

    [Theory]
    [InlineData("Deployer.Kernel", "YamlDotNet", 1)]
    [InlineData("Deployer", "Dapper", 1)]
    [InlineData("Deployer", "YamlDotNet", 0)]
    [InlineData("Deployer.Storage", "Dapper", 0)]
    public void Foreign_packages_are_found(string project, string package, int found) =>
        Assert.Equal(found, ReferenceRules.ForeignToThe(project, Project("PackageReference", package)).Count());

    private static SourceFile Parse(string text) => SourceFile.Parse("src/Deployer/Git/Name.cs", text);

    private static XDocument Project(string item, string include) =>
        new(new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"), new XElement(item, new XAttribute("Include", include))));
}
