using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Diagnose;

/// <summary>Keeps `tests/corpus` true: cases recorded anew must still say what was written down.</summary>
public sealed class LogCorpusTests(SharedHome home)
{
    [Theory]
    [InlineData("many-errors")]
    [InlineData("manifest-cycle")]
    [InlineData("both-libraries-red")]
    public async Task A_case_recorded_anew_says_what_the_corpus_expects(string name)
    {
        var swift = SharedHome.RequireSwift();
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the corpus was recorded on Linux");
        using var work = new TemporaryFolder();
        var variables = home.Variables();
        variables["PATH"] += ":" + Path.GetDirectoryName(swift);
        variables["CORPUS_PLACE"] = Path.Combine(work.Path, "place");
        variables["CORPUS_INTO"] = Path.Combine(work.Path, "logs");

        (await Commands.RunAsync(work.Path, variables, Path.Combine(SharedHome.Repository, "scripts", "make-log-corpus"), name)).With(0);

        Assert.Equal(Expectations(Path.Combine(SharedHome.Repository, "tests", "corpus", "logs", name)), Expectations(Path.Combine(work.Path, "logs", name)));
    }

    private static SortedDictionary<string, string> Expectations(string folder) => new(
        Directory.EnumerateFiles(folder, "*expected").ToDictionary(file => Path.GetFileName(file)!, File.ReadAllText, StringComparer.Ordinal),
        StringComparer.Ordinal);

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("log-corpus-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
