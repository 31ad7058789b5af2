using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Grading;
using Xunit;

namespace Deployer.Tests.RepairBench;

public sealed class GradingTests
{
    private static readonly FileTree One = FileTree.Empty.With("a", "1\n2\n3\n").With("b", "x\n");

    [Fact]
    public void The_size_of_a_difference_counts_added_and_removed_lines()
    {
        Assert.Equal(new DiffSize(0, 0), DiffSize.Between(One, One));
        Assert.Equal(new DiffSize(2, 1), DiffSize.Between(One, One.With("a", "1\nzwei\n3\n")));
        Assert.Equal(new DiffSize(1, 1), DiffSize.Between(One, One.With("a", "1\n2\n2\n3\n")));
        Assert.Equal(new DiffSize(4, 2), DiffSize.Between(One, One.Without(["b"]).With("c", "y\n")));
    }

    [Fact]
    public void A_tree_is_written_exactly_and_keeps_what_a_build_made()
    {
        var folder = Directory.CreateTempSubdirectory("file-tree-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, ".build"));
            File.WriteAllText(Path.Combine(folder, ".build", "made"), "");
            One.With("deep/er/c", "é").WriteTo(folder);
            One.WriteTo(folder);

            Assert.Equal(One, FileTree.Read(folder));
            Assert.True(File.Exists(Path.Combine(folder, ".build", "made")));
            Assert.False(Directory.Exists(Path.Combine(folder, "deep")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
