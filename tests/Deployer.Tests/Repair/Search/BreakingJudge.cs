using System.Text;
using Deployer.Build;
using Deployer.Diagnose;

namespace Deployer.Tests.Repair.Search;

/// <summary>Finds fault with a file nobody changed when a word stands in one that was changed.</summary>
internal sealed class BreakingJudge(WordJudge inner, string word) : ICompilerJudge
{
    public WordJudge Inner => inner;

    public async Task<IReadOnlyList<Diagnostic>?> AskAsync(CompilerQuestion question, CancellationToken cancellationToken)
    {
        var said = await inner.AskAsync(question, cancellationToken);
        return question.Files is null && question.Changed.Values.Any(text => Encoding.UTF8.GetString(text!).Contains(word, StringComparison.Ordinal))
            ? [.. said!, new Diagnostic { Severity = Severity.Error, Phase = Phase.Compile, Message = "broken", File = "Sources/App/B.swift", Line = 1, Column = 1 }]
            : said;
    }
}
