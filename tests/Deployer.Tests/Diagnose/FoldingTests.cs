using Deployer.Diagnose;
using Xunit;

namespace Deployer.Tests.Diagnose;

public sealed class FoldingTests
{
    [Fact]
    public void Equal_ones_are_one_and_any_difference_makes_two()
    {
        var folding = new Folding();
        var one = Error("a.swift", 1, 2, "boom");

        Assert.True(folding.Add(one));
        Assert.False(folding.Add(one with { Notes = [Error("b.swift", 1, 1, "x")], Message = "boom \nand more" }));
        foreach (var other in new[]
        {
            one with { File = "b.swift" }, one with { File = null }, one with { Line = 2 }, one with { Column = null },
            one with { Severity = Severity.Warning }, one with { Message = "Boom" }, one with { File = "a.swiftb", Message = "oom" },
        })
        {
            Assert.True(folding.Add(other));
        }

        Assert.Equal(8, folding.Items.Count);
        Assert.Equal(2, folding.Items[0].Occurrences);
        Assert.Equal((7, 1, 0, 0, 0), (folding.Errors, folding.Warnings, folding.Notes, folding.OmittedErrors, folding.OmittedOthers));
    }

    [Fact]
    public void Beyond_the_limit_different_ones_are_counted_exactly_errors_and_others_apart()
    {
        var folding = new Folding();
        for (var round = 0; round < 2; round++)
        {
            for (var line = 1; line <= Folding.MaxKept + 500; line++)
            {
                folding.Add(Error("a.swift", line, 1, "boom"));
                folding.Add(Error("a.swift", line, 1, "careful") with { Severity = line % 2 == 0 ? Severity.Warning : Severity.Remark });
            }
        }

        Assert.Equal(2 * Folding.MaxKept, folding.Items.Count);
        Assert.All(folding.Items, item => Assert.Equal(2, item.Occurrences));
        Assert.Equal((10_500, 5_250, 5_250), (folding.Errors, folding.Warnings, folding.Notes));
        Assert.Equal((500, 500), (folding.OmittedErrors, folding.OmittedOthers));
    }

    [Fact]
    public void Long_texts_are_listed_only_as_far_as_memory_is_meant_for_them()
    {
        var folding = new Folding();
        for (var line = 1; line <= Folding.MaxKept; line++)
        {
            folding.Add(Error("a.swift", line, 1, new string('x', 4_000)));
        }

        Assert.InRange(folding.Items.Count, 1_000, 4_000);
        Assert.Equal(Folding.MaxKept, folding.Errors);
        Assert.Equal(Folding.MaxKept, folding.Items.Count + folding.OmittedErrors);
    }

    [Fact]
    public void What_two_sources_tell_was_said_as_often_as_the_one_says_that_says_more()
    {
        var folding = new Folding();
        var one = Error("a.swift", 1, 2, "boom");
        folding.Add(one);

        folding.Merge([one with { Occurrences = 3 }, Error("a.swift", 9, 1, "other")]);

        Assert.Equal([3, 1], folding.Items.Select(item => item.Occurrences));
    }

    [Fact]
    public void A_set_of_keys_holds_what_was_added_and_is_bounded()
    {
        var keys = new KeySet();
        var added = 0;
        for (ulong number = 0; number < KeySet.MaxKeys + 1_000; number++)
        {
            added += keys.Add(number * 0x9E3779B97F4A7C15) ? 1 : 0;
        }

        Assert.Equal(KeySet.MaxKeys, added);
        Assert.Equal(KeySet.MaxKeys, keys.Count);
        Assert.False(keys.Add(0x9E3779B97F4A7C15));
    }

    private static Diagnostic Error(string file, int line, int column, string message) =>
        new() { Severity = Severity.Error, Phase = Phase.Compile, Message = message, File = file, Line = line, Column = column };
}
