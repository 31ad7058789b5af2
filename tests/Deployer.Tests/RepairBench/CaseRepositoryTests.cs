using Deployer.Processes;
using Deployer.RepairBench.Cases;
using Xunit;

namespace Deployer.Tests.RepairBench;

public sealed class CaseRepositoryTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("case-repository-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(History.None, 1)]
    [InlineData(History.Mixed, 2)]
    public async Task No_object_of_the_repository_tells_the_answer(object history, int commits)
    {
        var repository = new CaseRepository(Runner(), Path.Combine(_root, "A"));
        await repository.PrepareAsync(SampleCase.Of((History)history), TestContext.Current.CancellationToken);

        var objects = await GitAsync(repository, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)");
        var texts = await Task.WhenAll(objects.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(id => GitAsync(repository, "cat-file", "-p", id)));
        Assert.DoesNotContain(texts, text => text.Contains("// good", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, text => text.Contains("// hidden", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, text => text.Contains("digit-changed", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("// bad", StringComparison.Ordinal));
        Assert.Equal(commits, (await GitAsync(repository, "rev-list", "--all")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData(History.None)]
    [InlineData(History.Mixed)]
    public async Task A_case_tells_no_answer_until_somebody_commits_one(object history)
    {
        var repository = new CaseRepository(Runner(), Path.Combine(_root, "A"));
        var given = SampleCase.Of((History)history);
        await repository.PrepareAsync(given, TestContext.Current.CancellationToken);
        Assert.Empty(await LeaksAsync());

        File.WriteAllText(Path.Combine(repository.Folder, "Sources/A/A.swift"), SampleCase.Good["Sources/A/A.swift"]);
        File.WriteAllText(Path.Combine(repository.Folder, "B.swift"), $"/// default-dropped\n{SampleCase.Hidden["Tests/ATests/HiddenATests.swift"]}");
        await repository.GitAsync(["add", "--all"], TestContext.Current.CancellationToken);

        Assert.Equal(["the good Sources/A/A.swift", "the hidden Tests/ATests/HiddenATests.swift", "the name default-dropped"], (await LeaksAsync()).Order(StringComparer.Ordinal));

        async Task<IEnumerable<string>> LeaksAsync() =>
            (await new LeakCheck(Runner()).FindAsync(given, [repository.Folder], TestContext.Current.CancellationToken)).Select(leak => leak.Split(" in ")[0]);
    }

    [Fact]
    public async Task A_file_that_was_only_moved_tells_nothing()
    {
        var repository = new CaseRepository(Runner(), Path.Combine(_root, "A"));
        var given = SampleCase.Of(History.None);
        var moved = given with { Bad = given.Good.Without(["Sources/A/A.swift"]).With("Sources/B/A.swift", given.Good["Sources/A/A.swift"]) };
        await repository.PrepareAsync(moved, TestContext.Current.CancellationToken);

        Assert.Empty(await new LeakCheck(Runner()).FindAsync(moved, [repository.Folder], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Before_a_case_the_tools_have_seen_the_parent_or_the_broken_state()
    {
        var repository = new CaseRepository(Runner(), Path.Combine(_root, "A"));
        await repository.PrepareWarmAsync(SampleCase.Of(History.Mixed), TestContext.Current.CancellationToken);
        Assert.Equal(SampleCase.Before, repository.Read());

        await repository.PrepareWarmAsync(SampleCase.Of(History.None), TestContext.Current.CancellationToken);
        Assert.Equal(SampleCase.Bad, repository.Read());
    }

    [Fact]
    public async Task The_same_case_is_the_same_commit_each_time()
    {
        var repository = new CaseRepository(Runner(), Path.Combine(_root, "A"));
        await repository.PrepareAsync(SampleCase.Of(History.Mixed), TestContext.Current.CancellationToken);
        var first = await GitAsync(repository, "rev-parse", "HEAD");
        await repository.PrepareAsync(SampleCase.Of(History.None), TestContext.Current.CancellationToken);
        await repository.PrepareAsync(SampleCase.Of(History.Mixed), TestContext.Current.CancellationToken);

        Assert.Equal(first, await GitAsync(repository, "rev-parse", "HEAD"));
        Assert.Equal(SampleCase.Bad, repository.Read());
    }

    [Fact]
    public void A_case_comes_back_from_its_folder_as_it_was()
    {
        var store = new CaseStore(Path.Combine(_root, "cases"));
        var made = SampleCase.Of(History.Mixed);
        store.Write(made);

        var note = Assert.Single(store.List());
        var read = store.Read(note.Id);
        Assert.Equal((made.Good, made.Bad, made.Before, made.Hidden), (read.Good, read.Bad, read.Before, read.Hidden));
        Assert.Equal(made.Note.Tests, read.Note.Tests);
        Assert.Equal(made.Note.Symptom, read.Note.Symptom);
    }

    private static ProcessRunner Runner() => new(ProcessEnvironment.OfThisProcess(), TimeProvider.System, null);

    private static Task<string> GitAsync(CaseRepository repository, params string[] arguments) =>
        repository.GitAsync(arguments, TestContext.Current.CancellationToken);
}
