using System.Text;
using Deployer.Diagnose;
using Deployer.Repair;
using Deployer.Repair.Minimise;
using Xunit;

namespace Deployer.Tests.Repair.Minimise;

public sealed class HunkTests
{
    private const string Diff = """
        diff --git a/A.swift b/A.swift
        index 1..2 100644
        --- a/A.swift
        +++ b/A.swift
        @@ -1,8 +1,9 @@
         one
        -two
        +TWO
         three
         four
        +new
         five
         six
        -seven
         eight
        @@ -20,0 +22,1 @@
        +end
        diff --git a/B.swift b/B.swift
        new file mode 100644
        index 0..2
        --- /dev/null
        +++ b/B.swift
        @@ -0,0 +1 @@
        +b
        diff --git a/C.png b/C.png
        index 1..2 100644
        Binary files a/C.png and b/C.png differ

        """;

    [Fact]
    public void A_diff_is_cut_where_two_lines_are_unchanged()
    {
        var hunks = HunkReader.Read(Diff.ReplaceLineEndings("\n"));
        Assert.Equal(
            [
                new Hunk("A.swift", new(1, 1), new(1, 1)),
                new Hunk("A.swift", new(4, 0), new(4, 1)),
                new Hunk("A.swift", new(6, 1), new(7, 0)),
                new Hunk("A.swift", new(20, 0), new(21, 1)),
                new Hunk("B.swift", default, default) { IsWhole = true },
                new Hunk("C.png", default, default) { IsWhole = true },
            ],
            hunks);
    }

    [Fact]
    public void A_text_without_some_hunks_has_their_old_lines()
    {
        var before = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight"u8.ToArray();
        var after = "one\nTWO\nthree\nfour\nnew\nfive\nsix\neight"u8.ToArray();
        Hunk[] hunks = [new("A", new(1, 1), new(1, 1)), new("A", new(4, 0), new(4, 1)), new("A", new(6, 1), new(7, 0))];
        Assert.Equal("one\nTWO\nthree\nfour\nfive\nsix\nseven\neight", Encoding.UTF8.GetString(HunkTree.Mix(before, after, hunks[1..])));
        Assert.Equal(before, HunkTree.Mix(before, after, hunks));
        Assert.Equal(after, HunkTree.Mix(before, after, []));
    }

    [Fact]
    public void Only_hunks_that_no_error_and_no_progress_speaks_for_may_be_dropped()
    {
        Hunk mended = new("A", new(4, 1), new(4, 1)), needless = new("A", new(30, 1), new(30, 2)), single = new("B", new(0, 1), new(0, 1));
        var steps = new[] { Step("rule/a", Error("A", 5)), Step("rule/b") };
        var hunks = new StepHunks(steps, [[mended, needless], [single]], [mended, needless, single]);
        Assert.Equal([needless], hunks.Droppable());
    }

    [Fact]
    public void A_hunk_is_followed_through_later_steps()
    {
        Hunk first = new("A", new(10, 1), new(10, 1)), other = new("A", new(40, 1), new(40, 1)), above = new("A", new(2, 0), new(2, 3));
        Hunk[] all = [above, new("A", new(10, 1), new(13, 1)), new("A", new(40, 1), new(43, 1))];
        var hunks = new StepHunks([Step("rule/a"), Step("rule/b")], [[first, other], [above]], all);
        Assert.Equal(all[1..], hunks.Droppable());
    }

    [Fact]
    public void A_step_of_which_nothing_is_left_goes_out_of_the_description()
    {
        Hunk a = new("A", new(4, 1), new(4, 1)), b = new("A", new(30, 1), new(30, 2)), c = new("B", new(0, 1), new(0, 1)), d = new("C", new(0, 1), new(0, 1));
        var hunks = new StepHunks([Step("rule/a"), Step("rule/b")], [[a, b], [c, d]], [a, b, c, d]);
        Assert.Equal("rule/a", Assert.Single(hunks.Without([c, d])).Fixer);
        Assert.Equal("Because. Of its 2 edits only 1 was needed; the others are left out.", hunks.Without([c])[1].Reason);
        Assert.Equal("Because.", hunks.Without([c])[0].Reason);
    }

    private static Candidate Step(string fixer, params Diagnostic[] addresses) => new()
    {
        Fixer = fixer,
        Confidence = Confidence.High,
        Summary = "Mend",
        Reason = "Because.",
        Patch = new Patch.Edits([]),
        Addresses = addresses,
    };

    private static Diagnostic Error(string file, int line) => new() { Severity = Severity.Error, Phase = Phase.Compile, Message = "m", File = file, Line = line };
}
