using Deployer.Diagnose;
using Deployer.Repair.Fixers.ConflictMarker;
using Xunit;

namespace Deployer.Tests.Repair.Fixers;

public sealed class ConflictMarkerFixerTests : IDisposable
{
    private const string Path = "Sources/App/A.swift";
    private const string Complaint = "source control conflict marker in source file";

    private readonly PackageFolder _package = new();
    private readonly ConflictMarkerFixer _fixer = new();

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData("a\n<<<<<<< HEAD\nb()\n=======\nc()\n>>>>>>> x\nd\n", "a\nb()\nd\n|a\nc()\nd\n")]
    [InlineData("a\r\n<<<<<<< HEAD\r\nb()\r\n=======\r\nc()\r\n>>>>>>> x\r\nd\r\n", "a\r\nb()\r\nd\r\n|a\r\nc()\r\nd\r\n")]
    [InlineData("<<<<<<< HEAD\nb()\n||||||| 1234\nz()\n=======\nc()\n>>>>>>> x\n", "b()\n|c()\n")]
    [InlineData("<<<<<<< a\n1\n=======\n2\n>>>>>>> b\nm\n<<<<<<< a\n3\n=======\n4\n>>>>>>> b\n", "1\nm\n3\n|2\nm\n4\n")]
    [InlineData("<<<<<<< a\n1\n<<<<<<< c\n2\n=======\n3\n>>>>>>> d\n=======\n4\n>>>>>>> b\n", "1\n2\n|4\n")]
    [InlineData("<<<<<<< a\nb()\n=======\n>>>>>>> b\n", "b()\n|")]
    [InlineData("<<<<<<< a\n=======\nimport B\n>>>>>>> b\n", "import B\n|")]
    [InlineData("let a = [\n<<<<<<< a\n  .b: 1,\n=======\n  .b: 2,\n>>>>>>> b\n]\n", "let a = [\n  .b: 1,\n]\n|let a = [\n  .b: 2,\n]\n")]
    [InlineData("let a = [\n<<<<<<< a\n  .b: 1,\n=======\n  .c: 2,\n>>>>>>> b\n]\n", "let a = [\n  .b: 1,\n  .c: 2,\n]\n|let a = [\n  .b: 1,\n]\n|let a = [\n  .c: 2,\n]\n")]
    [InlineData("<<<<<<< a\nimport B\n=======\nimport C\n>>>>>>> b\n", "import B\nimport C\n|import B\n|import C\n")]
    [InlineData("<<<<<<< a\nimport B\nimport C\n=======\nimport C\n>>>>>>> b\n", "import B\nimport C\n|import C\n")]
    [InlineData("let a = [\n<<<<<<< a\n  \"b\",\n=======\n  \"c\",\n>>>>>>> b\n]\n", "let a = [\n  \"b\",\n  \"c\",\n]\n|let a = [\n  \"b\",\n]\n|let a = [\n  \"c\",\n]\n")]
    [InlineData("<<<<<<< a\nfunc b() {}\n=======\nfunc c() {}\n>>>>>>> b\n", "func b() {}\nfunc c() {}\n|func b() {}\n|func c() {}\n")]
    [InlineData("<<<<<<< a\nfunc b() {}\n=======\nfunc b() { c() }\n>>>>>>> b\n", "func b() {}\n|func b() { c() }\n")]
    public async Task Each_way_out_of_a_conflict_is_proposed(string text, string ways)
    {
        _package.With(Path, text);
        _package.Error(Path, Complaint, "<<<<<<<");
        Assert.Equal(ways.Split('|'), (await _package.ProposeAsync(_fixer)).Select(way => PackageFolder.TextOf(way, Path)));
    }

    [Theory]
    [InlineData("import B", "import C", "Medium Low Low")]
    [InlineData("b()", "c()", "Low Low")]
    public async Task One_side_alone_is_a_guess(string ours, string theirs, string confidences)
    {
        _package.With(Path, $"<<<<<<< a\n{ours}\n=======\n{theirs}\n>>>>>>> b\n");
        _package.Error(Path, Complaint, "<<<<<<<");
        Assert.Equal(confidences, string.Join(' ', (await _package.ProposeAsync(_fixer)).Select(way => way.Confidence)));
    }

    [Theory]
    [InlineData("let s = \"\"\"\n<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n\"\"\"\n")]
    [InlineData("/*\n<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n*/\n")]
    [InlineData("<<<<<<< a\n1\n=======\n2\n")]
    [InlineData("=======\n<<<<<<< a\n")]
    [InlineData("<<<<<<<< a\n1\n========\n2\n>>>>>>>> b\n")]
    public async Task Markers_in_strings_and_comments_and_halves_of_a_conflict_are_left_alone(string text)
    {
        _package.With(Path, text);
        _package.Error(Path, Complaint, "<<<<<<<");
        Assert.Empty(await _package.ProposeAsync(_fixer));
    }

    [Fact]
    public async Task A_string_that_looks_like_a_conflict_stays_beside_a_real_one()
    {
        const string Literal = "let s = \"\"\"\n<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n\"\"\"\n";
        _package.With(Path, Literal + "<<<<<<< a\nb()\n=======\nc()\n>>>>>>> b\n");
        _package.Error(Path, Complaint, "b()");
        Assert.Equal([Literal + "b()\n", Literal + "c()\n"], (await _package.ProposeAsync(_fixer)).Select(way => PackageFolder.TextOf(way, Path)));
    }

    [Fact]
    public async Task The_pinned_versions_are_those_of_a_side_that_can_be_read()
    {
        _package.With("Package.resolved", "{\n<<<<<<< a\n  \"pins\" : [],\n=======\n  \"pins\" : [,\n>>>>>>> b\n  \"version\" : 2\n}\n");
        _package.Diagnostics.Add(new Diagnostic { Severity = Severity.Error, Phase = Phase.Resolve, Message = "Package.resolved file is corrupted or malformed; fix or delete the file to continue: dataCorrupted" });
        Assert.Equal("{\n  \"pins\" : [],\n  \"version\" : 2\n}\n", await _package.FixedAsync(_fixer, "Package.resolved"));
    }
}
