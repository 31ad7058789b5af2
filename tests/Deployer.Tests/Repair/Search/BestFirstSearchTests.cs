using Deployer.Build;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.Search;
using Xunit;

namespace Deployer.Tests.Repair.Search;

public sealed class BestFirstSearchTests
{
    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["Sources/App/A.swift"] = "let a = bad\n",
        ["Sources/App/B.swift"] = "let b = fine\n",
    };

    [Fact]
    public async Task The_cheapest_edit_that_the_compiler_accepts_wins()
    {
        var result = await SearchAsync(
            new WordJudge(Files, "bad", "worse"), new WordGenerator("search/dear", 1, "bad", "dear"), new WordGenerator("search/cheap", 0, "bad", "worse", "good"));

        Assert.Equal(["search/cheap"], result.Solutions[0].State.Steps.Select(step => step.Generator));
        Assert.Equal("let a = good\n", result.Solutions[0].State.Changed["Sources/App/A.swift"].Text);
        Assert.Contains("other errors instead: 'worse' is wrong", result.Tried[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_edit_that_does_as_well_is_kept_beside_the_first()
    {
        var result = await SearchAsync(new WordJudge(Files, "bad"), new WordGenerator("search/one", 0, "bad", "good"), new WordGenerator("search/two", 0.3, "bad", "nice"));

        Assert.Equal(["good", "nice"], result.Solutions.Select(solution => solution.State.Steps[^1].Proposal.Edits[0].Edit.Text));
    }

    [Fact]
    public async Task Several_faults_are_mended_one_after_the_other()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["Sources/App/A.swift"] = "let a = bad\nlet b = ugly\n" };
        var result = await SearchAsync(
            new WordJudge(files, "bad", "ugly"), new WordGenerator("search/one", 0, "bad", "good"), new WordGenerator("search/two", 0, "ugly", "nice"));

        Assert.Equal("let a = good\nlet b = nice\n", result.Solutions[0].State.Changed["Sources/App/A.swift"].Text);
        Assert.Equal(2, result.Solutions[0].State.Steps.Count);
    }

    [Fact]
    public async Task What_lowers_the_errors_is_proposed_when_nothing_mends_them_all()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["Sources/App/A.swift"] = "let a = bad\nlet b = ugly\n" };
        var result = await SearchAsync(new WordJudge(files, "bad", "ugly"), new WordGenerator("search/one", 0, "bad", "good"));

        var part = Assert.Single(result.Solutions);
        Assert.Equal(1, part.ErrorsLeft);
        Assert.Equal("let a = good\nlet b = ugly\n", part.State.Changed["Sources/App/A.swift"].Text);
    }

    [Fact]
    public async Task An_error_in_a_file_that_was_not_looked_into_before_stops_a_solution_that_caused_it()
    {
        var judge = new BreakingJudge(new WordJudge(Files, "bad"), "renamed");
        var result = await SearchAsync(judge, new WordGenerator("search/one", 0, "bad", "renamed"), new WordGenerator("search/two", 1, "bad", "good"));

        Assert.Equal(["search/two"], result.Solutions.Select(solution => solution.State.Steps[0].Generator));
    }

    [Fact]
    public async Task A_new_warning_is_counted()
    {
        var result = await SearchAsync(new WordJudge(Files, "bad") { Doubted = ["odd"] }, new WordGenerator("search/one", 0, "bad", "odd"));

        Assert.Equal(1, result.Solutions[0].NewWarnings);
    }

    [Fact]
    public async Task The_number_of_edits_is_bounded()
    {
        var judge = new WordJudge(Files, "bad", "x");
        var generators = Enumerable.Range(0, 20).Select(number => new WordGenerator("search/one", 0, "bad", $"x{number}"));
        var result = await SearchAsync(judge, new SearchBudget { Edits = 5 }, [.. generators]);

        Assert.Empty(result.Solutions);
        Assert.Equal(5, result.Tried.Count);
    }

    private static Task<SearchResult> SearchAsync(ICompilerJudge judge, params IGenerator[] generators) => SearchAsync(judge, new SearchBudget(), generators);

    private static async Task<SearchResult> SearchAsync(ICompilerJudge compiler, SearchBudget budget, IReadOnlyList<IGenerator> generators)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var judge = new TargetJudge(compiler, "App");
        var said = await compiler.AskAsync(new("App", new Dictionary<string, byte[]?>(StringComparer.Ordinal), null), cancellationToken);
        var verdict = CompilerVerdict.Of(said!);
        var files = said!.Select(one => one.File!).Distinct().ToDictionary(path => path, TextOf, StringComparer.Ordinal);
        var scene = new SearchScene(new PackageSources(manifest: null, files), verdict.Errors);
        return await new BestFirstSearch(judge, generators, budget, TimeProvider.System).RunAsync(new SearchState(scene, verdict), cancellationToken);

        SwiftOutline TextOf(string path) => new(new SwiftSource(new SourceFile(path, (compiler as WordJudge ?? ((BreakingJudge)compiler).Inner).Text(path))));
    }
}
