using System.Diagnostics;
using System.Text;
using Deployer.Repair.Inbox;
using Xunit;

namespace Deployer.Tests.Repair.Inbox;

public sealed class UnifiedDiffReaderTests : IDisposable
{
    private const string Hunk = "@@ -1 +1 @@\n-old\n+new\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("deployer-diff-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--- a/A.swift\n+++ b/A.swift\n")]
    [InlineData("--- A.swift\n+++ A.swift\n")]
    [InlineData("--- a/services/x/A.swift\n+++ b/services/x/A.swift\n")]
    [InlineData("--- A.swift\t2026-01-01 00:00:00\n+++ A.swift\t2026-01-02 00:00:00\n")]
    [InlineData("diff --git a/A.swift b/A.swift\nindex 1111111..2222222 100644\n--- a/A.swift\n+++ b/A.swift\n")]
    [InlineData("From: someone\nSubject: [PATCH] x\n---\n A.swift | 2 +-\n\ndiff --git i/A.swift w/A.swift\n--- i/A.swift\n+++ w/A.swift\n")]
    [InlineData("diff --git \"a/A.swift\" \"b/A.swift\"\n--- \"a/A.swift\"\n+++ \"b/A.swift\"\n")]
    public async Task Each_usual_header_is_understood_and_applies(string header)
    {
        File.WriteAllText(Path.Combine(_folder, "A.swift"), "old\n");
        await ApplyAsync(Read(header + Hunk + "-- \n2.40.0\n"));
        Assert.Equal("new\n", File.ReadAllText(Path.Combine(_folder, "A.swift")));
    }

    [Fact]
    public async Task Files_are_added_removed_moved_and_changed_by_one_diff()
    {
        foreach (var name in new[] { "gone.txt", "moved.txt", "ö ü.txt" }) File.WriteAllText(Path.Combine(_folder, name), "old\n");
        var change = Read(
            "diff --git a/gone.txt b/gone.txt\ndeleted file mode 100644\n--- a/gone.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n-old\n"
            + "diff --git a/moved.txt b/sub/moved.txt\nsimilarity index 100%\nrename from moved.txt\nrename to sub/moved.txt\n"
            + "diff --git \"a/\\303\\266 \\303\\274.txt\" \"b/\\303\\266 \\303\\274.txt\"\n--- \"a/\\303\\266 \\303\\274.txt\"\t\n+++ \"b/\\303\\266 \\303\\274.txt\"\t\n" + Hunk
            + "diff --git a/empty.txt b/empty.txt\nnew file mode 100644\nindex 0000000..e69de29\n"
            + "--- /dev/null\n+++ b/b/new.txt\n@@ -0,0 +1,2 @@\n+--- a/trap\n++++ b/trap\n\\ No newline at end of file\n");
        Assert.Equal(["gone.txt", "moved.txt", "sub/moved.txt", "ö ü.txt", "empty.txt", "b/new.txt"], change.Paths);
        await ApplyAsync(change);
        Assert.False(File.Exists(Path.Combine(_folder, "gone.txt")));
        Assert.Equal("old\n", File.ReadAllText(Path.Combine(_folder, "sub/moved.txt")));
        Assert.Equal("new\n", File.ReadAllText(Path.Combine(_folder, "ö ü.txt")));
        Assert.Equal("", File.ReadAllText(Path.Combine(_folder, "empty.txt")));
        Assert.Equal("--- a/trap\n+++ b/trap", File.ReadAllText(Path.Combine(_folder, "b/new.txt")));
    }

    [Theory]
    [InlineData("a\r\nold\r\n", "--- a/A.swift\n+++ b/A.swift\n@@ -1,2 +1,2 @@\n a\r\n-old\r\n+new\r\n", "a\r\nnew\r\n")]
    [InlineData("a\nold\n", "--- a/A.swift\r\n+++ b/A.swift\r\n@@ -1,2 +1,2 @@\r\n a\r\n-old\r\n+new\r\n", "a\nnew\n")]
    [InlineData("\nold\n", "--- a/A.swift\n+++ b/A.swift\n@@ -1,2 +1,2 @@\n\n-old\n+new\n", "\nnew\n")]
    public async Task Line_endings_are_those_of_the_file(string before, string patch, string after)
    {
        File.WriteAllText(Path.Combine(_folder, "A.swift"), before);
        await ApplyAsync(Read(patch));
        Assert.Equal(after, File.ReadAllText(Path.Combine(_folder, "A.swift")));
    }

    [Theory]
    [InlineData("--- a/../A.swift\n+++ b/../A.swift\n" + Hunk, "leaves the package")]
    [InlineData("--- /etc/passwd\n+++ /etc/passwd\n" + Hunk, "is absolute")]
    [InlineData("--- a//etc/passwd\n+++ b//etc/passwd\n" + Hunk, "is absolute")]
    [InlineData("--- a/.git/config\n+++ b/.git/config\n" + Hunk, "belongs to Git")]
    [InlineData("--- a/x/.GIT/config\n+++ b/x/.GIT/config\n" + Hunk, "belongs to Git")]
    [InlineData("--- /dev/null\n+++ b/.gitmodules\n@@ -0,0 +1 @@\n+x\n", "belongs to Git")]
    [InlineData("--- a/A\\B\n+++ b/A\\B\n" + Hunk, "no path may hold")]
    [InlineData("--- \"a/A\\tB\"\n+++ \"b/A\\tB\"\n" + Hunk, "no path may hold")]
    [InlineData("diff --git a/A b/A\nold mode 100644\nnew mode 100755\n", "modes of files")]
    [InlineData("diff --git a/A b/A\nnew file mode 100755\n--- /dev/null\n+++ b/A\n@@ -0,0 +1 @@\n+x\n", "must be 100644")]
    [InlineData("diff --git a/A b/A\nnew file mode 120000\n--- /dev/null\n+++ b/A\n@@ -0,0 +1 @@\n+/etc\n", "symbolic links")]
    [InlineData("diff --git a/A b/A\nindex 1111111..2222222 120000\n--- a/A\n+++ b/A\n" + Hunk, "symbolic links")]
    [InlineData("diff --git a/A b/A\ndeleted file mode 160000\n--- a/A\n+++ /dev/null\n@@ -1 +0,0 @@\n-Subproject commit 1\n", "submodules")]
    [InlineData("diff --git a/A b/A\nindex 1..2\nGIT binary patch\nliteral 1\n", "binary")]
    [InlineData("diff --git a/A b/A\nBinary files a/A and b/A differ\n", "binary")]
    [InlineData("diff --git a/A b/B\nrename from A\nrename to ../B\n", "leaves the package")]
    [InlineData("diff --git a/A b/B\nrename from A\n", "only one of its two paths")]
    [InlineData("--- a/A\n+++ b/B\n" + Hunk, "two different paths")]
    [InlineData("--- a/A\n+++ b/A\n@@ -1,3 +1,3 @@\n-old\n+new\n", "other lines than its header says")]
    [InlineData("--- a/A\n+++ b/A\n@@ -1 +1 @@\n-old\n-old\n+new\n", "other lines than its header says")]
    [InlineData("--- a/A\n+++ b/A\n@@ what @@\n", "no header of a hunk")]
    [InlineData("@@ -1 +1 @@\n-old\n+new\n", "hunk of no file")]
    [InlineData("--- a/A\n+++ b/A\n", "changes nothing")]
    [InlineData("diff --git a/A b/A\n" + Hunk, "no header of a hunk")]
    public void What_is_not_clearly_allowed_is_rejected(string patch, string reason) =>
        Assert.Contains(reason, Assert.Throws<FeedbackException>(() => Read(patch)).Message, StringComparison.Ordinal);

    private static FeedbackChange.UnifiedDiff Read(string patch) => UnifiedDiffReader.Read(patch, FeedbackPaths.Of("services/x"));

    private async Task ApplyAsync(FeedbackChange.UnifiedDiff change)
    {
        var start = new ProcessStartInfo("git", ["apply", "-"])
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        using var git = Process.Start(start)!;
        await git.StandardInput.WriteAsync(change.Diff);
        git.StandardInput.Close();
        var errors = await git.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await git.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(git.ExitCode == 0, errors + change.Diff);
    }
}
