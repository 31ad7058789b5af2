using System.Text;
using Deployer.Build;
using Deployer.Diagnose;

namespace Deployer.Tests.Repair.Search;

/// <summary>A compiler that finds fault with certain words, each at its place, wherever they stand in the files of a target.</summary>
internal sealed class WordJudge(IReadOnlyDictionary<string, string> files, params string[] wrong) : ICompilerJudge
{
    public List<CompilerQuestion> Asked { get; } = [];

    /// <summary>Words that it warns of.</summary>
    public IReadOnlyList<string> Doubted { get; init; } = [];

    public Task<IReadOnlyList<Diagnostic>?> AskAsync(CompilerQuestion question, CancellationToken cancellationToken)
    {
        Asked.Add(question);
        IReadOnlyList<Diagnostic> said = [.. from path in question.Files ?? [.. files.Keys] from one in Look(path, TextOf(question, path)) select one];
        return Task.FromResult<IReadOnlyList<Diagnostic>?>(said);
    }

    public string Text(string path) => files[path];

    private string TextOf(CompilerQuestion question, string path) =>
        question.Changed.TryGetValue(path, out var bytes) ? Encoding.UTF8.GetString(bytes!) : files[path];

    private IEnumerable<Diagnostic> Look(string path, string text) =>
        wrong.SelectMany(word => Find(path, text, word, Severity.Error)).Concat(Doubted.SelectMany(word => Find(path, text, word, Severity.Warning)));

    private static IEnumerable<Diagnostic> Find(string path, string text, string word, Severity severity)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
            yield return new Diagnostic
            {
                Severity = severity,
                Phase = Phase.Compile,
                Message = $"'{word}' is wrong",
                File = path,
                Line = text.AsSpan(0, at).Count('\n') + 1,
                Column = at - start + 1,
                Offset = at,
                Target = "App",
            };
        }
    }
}
