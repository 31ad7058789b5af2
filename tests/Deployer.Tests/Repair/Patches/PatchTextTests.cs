using System.Text;
using Deployer.Repair.Patches;
using Xunit;

namespace Deployer.Tests.Repair.Patches;

public sealed class PatchTextTests
{
    private const string Code = "struct A {\n    let a = 1\n    let b = 2\n}\n\nstruct B {\n    let a = 1\n}\n";

    [Fact]
    public void An_envelope_adds_changes_moves_and_removes_files()
    {
        var files = Files(("A.swift", Code), ("Old.swift", "one\ntwo\n"), ("Gone.swift", "x\n"));

        var after = Apply(
            files,
            "Here it is:\n*** Begin Patch\n*** Add File: New/N.swift\n+first\n+\n*** Update File: A.swift\n@@ struct B {\n-    let a = 1\n+    let a = 3\n"
            + "*** Update File: Old.swift\n*** Move to: Sub/Moved.swift\n@@\n one\n-two\n+2\n*** End of File\n*** Delete File: Gone.swift\n*** End Patch\ndone");

        Assert.Equal("first\n\n", after["New/N.swift"]);
        Assert.Equal(Code[..^4] + "3\n}\n", after["A.swift"]);
        Assert.Equal(("one\n2\n", null), (after["Sub/Moved.swift"], after["Old.swift"]));
        Assert.Null(after["Gone.swift"]);
    }

    [Fact]
    public void Blocks_name_their_file_above_or_go_on_in_the_one_before()
    {
        var after = Apply(
            Files(("A.swift", "one\ntwo\nthree\n"), ("B.swift", "x\n")),
            "A.swift\n```swift\n<<<<<<< SEARCH\none\n=======\n1\n>>>>>>> REPLACE\n```\n\n<<<<<<< SEARCH\nthree\n=======\n>>>>>>> REPLACE\n\n"
            + "**`B.swift`**:\n<<<<<<< SEARCH\nx\n=======\ny\n>>>>>>> REPLACE\nC.swift\n<<<<<<< SEARCH\n=======\nnew\n>>>>>>> REPLACE\n");

        Assert.Equal(("1\ntwo\n", "y\n", "new\n"), (after["A.swift"], after["B.swift"], after["C.swift"]));
    }

    [Fact]
    public void Blocks_without_a_path_change_the_given_file() => Assert.Equal(
        "2\n", Apply(Files(("A.swift", "1\n")), "Change this one:\n<<<<<<< SEARCH\n1\n=======\n2\n>>>>>>> REPLACE\n", "A.swift")["A.swift"]);

    [Theory]
    [InlineData("    a\n      b\n", "a\n  b", "x\n  y\n    z", "    x\n      y\n        z\n")]
    [InlineData("a\n  b\n", "    a\n      b", "    x\n      y", "x\n  y\n")]
    [InlineData("\ta\n\n\tb\n", "a\n\nb", "a\n\nc", "\ta\n\n\tc\n")]
    [InlineData("a\r\nb\r\nc", "b", "x\ny", "a\r\nx\r\ny\r\nc")]
    [InlineData("a\nb", "b", "c", "a\nc")]
    [InlineData("a\nb", "b", "c\nd", "a\nc\nd")]
    [InlineData("a\r\nb\nc\n", "a\nb\nc", "a\nx\nc", "a\r\nx\nc\n")]
    [InlineData("\uFEFFa\nb\n", "a", "x", "\uFEFFx\nb\n")]
    public void Indentation_line_ends_and_a_missing_last_one_are_the_file_s(string before, string old, string @new, string after) => Assert.Equal(
        after, Apply(Files(("f", before)), $"f\n<<<<<<< SEARCH\n{old}\n=======\n{@new}\n>>>>>>> REPLACE\n")["f"]);

    [Theory]
    [InlineData("let a = 1", "x", "block 1, f: its lines are at more than one place: at lines 2, 7. Add lines")]
    [InlineData("let b = 3", "x", "block 1, f: these lines are not in the file: 'let b = 3'. Nearest is line 3: 'let b = 2'")]
    [InlineData("struct A {\n  let a = 1\n    let b = 2", "x", "these lines are not in the file: 'struct A {' and 2 more. Nearest is line 1: 'struct A {', line 2: 'let a = 1', line 3: 'let b = 2'")]
    [InlineData("%%%%", "x", "Nothing in its 8 lines is like them")]
    public void What_does_not_fit_is_complained_of_with_the_nearest_lines(string old, string @new, string complaint) =>
        Assert.Contains(complaint, Complain(Files(("f", Code)), $"f\n<<<<<<< SEARCH\n{old}\n=======\n{@new}\n>>>>>>> REPLACE\n"), StringComparison.Ordinal);

    [Fact]
    public void All_of_a_patch_fits_or_nothing_is_changed() => Assert.EndsWith(
        "Block 1 fits; nothing was changed",
        Complain(Files(("f", "a\nb\n")), "*** Begin Patch\n*** Update File: f\n@@\n-a\n+x\n@@\n-q\n+x\n*** End Patch"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("*** Begin Patch\n*** Add File: f\n+x\n*** End Patch", "f is to be added, but exists already")]
    [InlineData("*** Begin Patch\n*** Delete File: g\n*** End Patch", "there is no such file")]
    [InlineData("*** Begin Patch\n*** Update File: f\n*** Move to: h\n*** End Patch", "moved to h, which exists already")]
    [InlineData("*** Begin Patch\n*** Update File: f\n@@ func nowhere()\n-a\n+b\n*** End Patch", "no line reads 'func nowhere()'")]
    [InlineData("*** Begin Patch\n*** Update File: f\n@@\n-a\n+b\n*** End of File\n*** End Patch", "not in the file")]
    public void What_contradicts_the_files_is_refused(string patch, string complaint) =>
        Assert.Contains(complaint, Complain(Files(("f", "a\nb\n"), ("h", "x\n")), patch), StringComparison.Ordinal);

    [Theory]
    [InlineData("*** Begin Patch\n*** Update File: f\n@@\n-a\n+b\n", "torn: it has no '*** End Patch'")]
    [InlineData("*** Begin Patch\n*** End Patch", "names no file")]
    [InlineData("*** Begin Patch\n*** Update File: f\n*** End Patch", "nothing is changed in 'f'")]
    [InlineData("*** Begin Patch\n*** Update File: f\n@@\n a\n*** End Patch", "Line 3 of the patch: this block changes nothing")]
    [InlineData("*** Begin Patch\n*** Update File: f\n@@\n-a\n?b\n*** End Patch", "Line 5 of the patch: a line of a block starts with")]
    [InlineData("*** Begin Patch\n*** Add File: f\nx\n*** End Patch", "Line 3 of the patch: every line of a new file starts with '+'")]
    [InlineData("*** Begin Patch\nf\n*** End Patch", "Line 2 of the patch: here '*** Add File: PATH'")]
    [InlineData("*** Begin Patch\n*** Delete File: f\n*** End Patch\n*** Begin Patch\n*** End Patch", "a second '*** Begin Patch'")]
    [InlineData("<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n", "Line 1 of the patch: nothing names the file")]
    [InlineData("f\n<<<<<<< SEARCH\na\n", "Line 2 of the patch: this block has no '======='")]
    [InlineData("f\n<<<<<<< SEARCH\na\n>>>>>>> REPLACE\n", "Line 4 of the patch: '=======' is expected before this mark")]
    [InlineData("f\n<<<<<<< SEARCH\na\n=======\nb\n=======\nc\n>>>>>>> REPLACE\n", "'>>>>>>> REPLACE' is expected before this mark")]
    [InlineData("f\n<<<<<<< SEARCH\na\n=======\na\n>>>>>>> REPLACE\n", "changes nothing")]
    public void A_malformed_patch_is_refused_with_its_line(string patch, string complaint) =>
        Assert.Contains(complaint, Assert.Throws<PatchException>(() => PatchText.Read(patch, null)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_diff_is_none_of_these() => Assert.Null(PatchText.Read("--- a/f\n+++ b/f\n@@ -1 +1 @@\n-*** Begin Patch\n+<<<<<<< SEARCH\n", null));

    [Fact]
    public void A_file_that_repeats_itself_is_not_searched_for_ever()
    {
        var file = string.Concat(Enumerable.Repeat("x\n", 60_000));
        var old = string.Concat(Enumerable.Repeat("x\n", 20_000));
        Assert.Contains(
            "repeats itself too much",
            Complain(Files(("f", file)), $"f\n<<<<<<< SEARCH\n{old}y\n=======\nz\n>>>>>>> REPLACE\n"),
            StringComparison.Ordinal);
    }

    private static Dictionary<string, byte[]> Files(params (string Path, string Text)[] files) =>
        files.ToDictionary(file => file.Path, file => Encoding.UTF8.GetBytes(file.Text), StringComparer.Ordinal);

    private static Dictionary<string, string?> Apply(Dictionary<string, byte[]> files, string patch, string? file = null) =>
        Assert.IsType<PatchOutcome.Fits>(new PatchApplication(files.GetValueOrDefault).Apply(PatchText.Read(patch, file)!)).Edits
            .ToDictionary(edit => edit.Path, edit => edit.Content is null ? null : Encoding.UTF8.GetString(edit.Content), StringComparer.Ordinal);

    private static string Complain(Dictionary<string, byte[]> files, string patch) =>
        Assert.IsType<PatchOutcome.Misfit>(new PatchApplication(files.GetValueOrDefault).Apply(PatchText.Read(patch, null)!)).Complaint;
}
