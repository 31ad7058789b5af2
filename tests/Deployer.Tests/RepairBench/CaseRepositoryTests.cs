using Deployer.Processes;
using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Operators;
using Xunit;

namespace Deployer.Tests.RepairBench;

public sealed class CaseRepositoryTests : IDisposable
{
    private static readonly FileTree Good = FileTree.Empty.With("Sources/A/A.swift", "let answer = 42 // good\n").With("Sources/A/B.swift", "let new = 1\n");
    private static readonly FileTree Bad = Good.With("Sources/A/A.swift", "let answer = 41 // bad\n");
    private static readonly FileTree Before = FileTree.Empty.With("Sources/A/A.swift", "let answer = 40 // before\n");
    private static readonly FileTree Hidden = FileTree.Empty.With("Tests/ATests/HiddenATests.swift", "// hidden\n");

    private readonly string _root = Directory.CreateTempSubdirectory("case-repository-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(History.None, 1)]
    [InlineData(History.Mixed, 2)]
    public async Task No_object_of_the_repository_tells_the_answer(object history, int commits)
    {
        var repository = new CaseRepository(Runner(), Path.Combine(_root, "A"));
        await repository.PrepareAsync(CaseOf((History)history), TestContext.Current.CancellationToken);

        var objects = await GitAsync(repository, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)");
        var texts = await Task.WhenAll(objects.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(id => GitAsync(repository, "cat-file", "-p", id)));
        Assert.DoesNotContain(texts, text => text.Contains("// good", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, text => text.Contains("// hidden", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, text => text.Contains("digit-changed", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("// bad", StringComparison.Ordinal));
        Assert.Equal(commits, (await GitAsync(repository, "rev-list", "--all")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task The_same_case_is_the_same_commit_each_time()
    {
        var repository = new CaseRepository(Runner(), Path.Combine(_root, "A"));
        await repository.PrepareAsync(CaseOf(History.Mixed), TestContext.Current.CancellationToken);
        var first = await GitAsync(repository, "rev-parse", "HEAD");
        await repository.PrepareAsync(CaseOf(History.None), TestContext.Current.CancellationToken);
        await repository.PrepareAsync(CaseOf(History.Mixed), TestContext.Current.CancellationToken);

        Assert.Equal(first, await GitAsync(repository, "rev-parse", "HEAD"));
        Assert.Equal(Bad, repository.Read());
    }

    [Fact]
    public void A_case_comes_back_from_its_folder_as_it_was()
    {
        var store = new CaseStore(Path.Combine(_root, "cases"));
        var made = CaseOf(History.Mixed);
        store.Write(made);

        var note = Assert.Single(store.List());
        var read = store.Read(note.Id);
        Assert.Equal((made.Good, made.Bad, made.Before, made.Hidden), (read.Good, read.Bad, read.Before, read.Hidden));
        Assert.Equal(made.Note.Tests, read.Note.Tests);
        Assert.Equal(made.Note.Symptom, read.Note.Symptom);
    }

    private static Case CaseOf(History history)
    {
        var note = new CaseNote(
            "A-1", "A", history, history == History.Mixed ? "newer" : null, "Add what is new", ["digit-changed"], 51, Symptom.Tests, ["Sources/A/A.swift:1"], ["ATests.testA"], []);
        return new Case(note, Good, Bad, history == History.Mixed ? Before : FileTree.Empty, Hidden);
    }

    private static ProcessRunner Runner() => new(ProcessEnvironment.OfThisProcess(), TimeProvider.System, null);

    private static Task<string> GitAsync(CaseRepository repository, params string[] arguments) =>
        repository.GitAsync(arguments, TestContext.Current.CancellationToken);
}
