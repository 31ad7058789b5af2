using System.Text;
using System.Text.Json;

namespace Deployer.Tests.Hostile;

/// <summary>Feedback files that must never be applied, each with what its sender is told.</summary>
internal static class FeedbackCorpus
{
    private const string Hunk = "@@ -1 +1 @@\n-old\n+new\n";

    /// <summary>Paths that lead out, into Git's own files, or only look as if they did not.</summary>
    private static readonly (string Path, string Says)[] Paths =
    [
        ("../out.swift", "leaves the package"),
        ("./../out.swift", "leaves the package"),
        ("Sources/../../out.swift", "leaves the package"),
        (".. /out.swift", "leaves the package"),
        ("\uFF0E\uFF0E/out.swift", "leaves the package"),
        ("\u2025/out.swift", "leaves the package"),
        ("/etc/passwd", "is absolute"),
        ("~/.ssh/authorized_keys", "is absolute"),
        ("C:/Windows/system.ini", "is absolute"),
        ("..\\out.swift", "no path may hold"),
        ("Sources\\..\\..\\out.swift", "no path may hold"),
        ("Sources//A.swift", "has an empty part"),
        ("./Sources/./A.swift", "has an empty part"),
        ("Sources/ /A.swift", "has an empty part"),
        (".git/hooks/post-checkout", "belongs to Git"),
        (".GIT/config", "belongs to Git"),
        (".git /config", "belongs to Git"),
        (".git./config", "belongs to Git"),
        (".git::$INDEX_ALLOCATION/config", "belongs to Git"),
        ("GIT~1/config", "belongs to Git"),
        ("\uFF0Egit/config", "belongs to Git"),
        ("Sources/.git/config", "belongs to Git"),
        (".gitmodules", "belongs to Git"),
        (".g\u200Cit/config", "no path may hold"),
        ("Sources/\u202EA.swift", "no path may hold"),
        ("Sources/A\u0007.swift", "no path may hold"),
        (string.Concat(Enumerable.Repeat("a/", 60)) + "A.swift", "is too deep"),
        (new string('a', 500), "is empty or too long"),
        ("repos/core/Sources/A.swift", "belongs to the service 'core'"),
    ];

    private static readonly (string Name, object Content, string Says)[] Patches =
    [
        ("link", Diff("diff --git a/l b/l\nnew file mode 120000\n--- /dev/null\n+++ b/l\n@@ -0,0 +1 @@\n+/etc\n"), "symbolic links are not accepted"),
        ("submodule", Diff("diff --git a/m b/m\nnew file mode 160000\n--- /dev/null\n+++ b/m\n@@ -0,0 +1 @@\n+Subproject commit 1\n"), "submodules are not accepted"),
        ("executable", Diff("diff --git a/x b/x\nold mode 100644\nnew mode 100755\n"), "modes of files cannot be changed"),
        ("setuid", Diff("diff --git a/x b/x\nnew file mode 104755\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+x\n"), "the mode must be 100644, not 104755"),
        ("renamed out", Diff("diff --git a/x b/y\nrename from x\nrename to ../y\n"), "leaves the package"),
        ("copied out", Diff("diff --git a/x b/y\ncopy from x\ncopy to /tmp/y\n"), "is absolute"),
        ("moved out by an envelope", Diff("*** Begin Patch\n*** Update File: x\n*** Move to: ../y\n*** End Patch"), "leaves the package"),
        ("binary", Diff("diff --git a/x b/x\nindex 1..2\nGIT binary patch\nliteral 1\n"), "binary changes are not accepted"),
        ("hidden by a second header", Diff("--- a/x\n+++ b/x\n" + Hunk + "--- a/../x\n+++ b/../x\n" + Hunk), "leaves the package"),
        ("two paths", Diff("--- a/x\n+++ b/y\n" + Hunk), "two different paths"),
        ("octal escapes", Diff("--- \"a/\\056\\056/x\"\n+++ \"b/\\056\\056/x\"\n" + Hunk), "leaves the package"),
        ("octal bytes that are no text", Diff("--- \"a/\\377\\376\"\n+++ \"b/\\377\\376\"\n" + Hunk), "no path may hold"),
        ("a hunk that lies about its size", Diff("--- a/x\n+++ b/x\n@@ -1,999999999 +1,999999999 @@\n-old\n+new\n"), "other lines than its header says"),
        ("a hunk of ten digits", Diff("--- a/x\n+++ b/x\n@@ -1,9999999999 +1 @@\n-old\n+new\n"), "no header of a hunk"),
        ("no hunk", Diff("--- a/x\n+++ b/x\n"), "changes nothing"),
        ("prose", Diff("please mend it"), "no file header"),
        ("an unknown format", new { repo = "payments", format = "zip", patch = "x" }, "no format of a patch"),
        ("a whole file without a name", new { repo = "payments", format = "file", patch = "x" }, "'file' is required"),
        ("a patch as a whole file", new { repo = "payments", format = "file", file = "A.swift", patch = "*** Begin Patch\n" }, "is a patch"),
        ("the envelope named, a diff sent", new { repo = "payments", format = "envelope", patch = "--- a/x\n+++ b/x\n" + Hunk }, "neither an envelope"),
        ("a null byte", Diff("*** Begin Patch\n*** Add File: a\0b\n+x\n*** End Patch"), "is binary"),
        ("a command as action", new { repo = "payments", action = "restart; rm -rf /" }, "is no action"),
        ("an action that hides behind a patch", new { repo = "payments", action = "run", patch = "--- a/x\n+++ b/x\n" + Hunk }, "is no action"),
        ("a wrong service", new { repo = "pay\u200Bments", patch = "x" }, "names no service"),
        ("a service as an option", new { repo = "--all", patch = "x" }, "names no service"),
        ("a base that is an option", new { repo = "payments", @base = "--help", patch = "x" }, "'base' is not a commit id"),
        ("a base in capitals", new { repo = "payments", @base = "ABCDEF0", patch = "x" }, "'base' is not a commit id"),
        ("ten thousand files", Diff("*** Begin Patch\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"*** Add File: f{i}\n+x\n")) + "*** End Patch"), "more than 1000 files"),
        ("blocks beyond number", Diff("f\n" + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"<<<<<<< SEARCH\n{i}\n=======\nx\n>>>>>>> REPLACE\n"))), "more than 1000 blocks"),
        ("conflict marks instead of blocks", Diff("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n"), "no file header"),
    ];

    private static readonly (string Name, byte[] Bytes, string Says)[] Documents =
    [
        ("no JSON", Text("{ \"patch\": "), "not valid JSON"),
        ("an array", Text("[]"), "no JSON object"),
        ("nothing", [], "not valid JSON"),
        ("a number as patch", Text("{\"patch\": 1}"), "'patch' must be a text"),
        ("a list as service", Text("{\"repo\": [\"payments\"], \"patch\": \"x\"}"), "'repo' must be a text"),
        ("an object as action", Text("{\"action\": {\"restart\": true}}"), "'action' must be a text"),
        ("duplicate keys", Text("{\"patch\": \"a\", \"patch\": \"b\"}"), "not valid JSON"),
        ("a key in disguise, twice", Text("{\"patch\": \"a\", \"\\u0070atch\": \"b\"}"), "not valid JSON"),
        ("a thousand levels", Text(new string('[', 1000) + new string(']', 1000)), "not valid JSON"),
        ("a comment", Text("{\"patch\": \"x\" /* y */}"), "not valid JSON"),
        ("a trailing comma", Text("{\"patch\": \"x\",}"), "not valid JSON"),
        ("two documents", Text("{\"action\": \"restart\"}{}"), "not valid JSON"),
        ("UTF-16", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{\"action\": \"restart\"}")).ToArray(), "not valid JSON"),
        ("bytes that are no text", [.. Text("{\"patch\": \""), 0xC3, 0x28, .. Text("\"}")], "not valid"),
        ("half a surrogate", Text("{\"patch\": \"\\ud800\"}"), "not valid Unicode"),
        ("a line of a megabyte", Text($"{{\"repo\": \"payments\", \"patch\": \"{new string('x', 1024 * 1024)}\"}}"), "larger than"),
    ];

    /// <summary>Every case: name, bytes of the file, and what the reason says.</summary>
    public static IEnumerable<(string Name, byte[] Content, string Says)> All =>
    [
        .. Paths.SelectMany(path => Formats(path.Path).Select(format => ($"{format.Name}: {path.Path}", Json(format.Content), path.Says))),
        .. Patches.Select(patch => (patch.Name, Json(patch.Content), patch.Says)),
        .. Documents,
    ];

    private static (string Name, object Content)[] Formats(string path) =>
    [
        ("diff", Diff($"--- {path}\n+++ {path}\n{Hunk}")),
        ("envelope", Diff($"*** Begin Patch\n*** Add File: {path}\n+x\n*** End Patch")),
        ("move", Diff($"*** Begin Patch\n*** Update File: A.swift\n*** Move to: {path}\n*** End Patch")),
        ("blocks", new { repo = "payments", file = path, patch = "<<<<<<< SEARCH\n=======\nx\n>>>>>>> REPLACE\n" }),
        ("whole file", new { repo = "payments", format = "file", file = path, patch = "x\n" }),
    ];

    private static object Diff(string patch) => new { repo = "payments", patch };

    private static byte[] Json(object content) => JsonSerializer.SerializeToUtf8Bytes(content);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
