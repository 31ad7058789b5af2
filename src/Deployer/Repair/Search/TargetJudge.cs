using System.Text;
using Deployer.Build;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search;

/// <summary>Asks the compiler about one target. It looks first only where something is known to be wrong or was changed.</summary>
internal sealed class TargetJudge(ICompilerJudge judge, string target)
{
    private CompilerVerdict? _whole;

    /// <summary>What is wrong with the texts as they are, in these files; null when the compiler cannot be asked.</summary>
    public Task<CompilerVerdict?> LookAsync(IReadOnlyCollection<string> files, CancellationToken cancellationToken) =>
        AskAsync(new Dictionary<string, SourceFile>(StringComparer.Ordinal), files, cancellationToken);

    /// <summary>What is wrong with changed texts where something was wrong before or was changed; null when the compiler cannot be asked.</summary>
    public Task<CompilerVerdict?> JudgeAsync(OpenEdit edit, CancellationToken cancellationToken) =>
        AskAsync(
            edit.Changed,
            [.. edit.From.Verdict.Errors.Select(error => error.File!).Concat(edit.Changed.Keys).Distinct(StringComparer.Ordinal)],
            cancellationToken);

    /// <summary>What is wrong with changed texts anywhere in the target that was not wrong before they were changed.</summary>
    public async Task<CompilerVerdict?> JudgeWholeAsync(IReadOnlyDictionary<string, SourceFile> changed, CancellationToken cancellationToken) =>
        await AskAsync(changed, files: null, cancellationToken);

    /// <summary>What is wrong anywhere in the target as it is; asked once.</summary>
    public async Task<CompilerVerdict?> LookWholeAsync(CancellationToken cancellationToken) =>
        _whole ??= await AskAsync(new Dictionary<string, SourceFile>(StringComparer.Ordinal), files: null, cancellationToken);

    private async Task<CompilerVerdict?> AskAsync(
        IReadOnlyDictionary<string, SourceFile> changed, IReadOnlyCollection<string>? files, CancellationToken cancellationToken)
    {
        var texts = changed.ToDictionary(pair => pair.Key, pair => (byte[]?)Encoding.Latin1.GetBytes(pair.Value.Text), StringComparer.Ordinal);
        var said = await judge.AskAsync(new CompilerQuestion(target, texts, files), cancellationToken);
        return said is null ? null : CompilerVerdict.Of([.. said.Where(one => one.Severity is Severity.Error or Severity.Warning)]);
    }
}
