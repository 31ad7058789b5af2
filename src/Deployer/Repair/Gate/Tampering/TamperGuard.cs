using System.Text;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>Refuses what makes tests pass without mending anything, as far as the changed code shows it.</summary>
internal sealed class TamperGuard : IGuard
{
    private const int MostFiles = 200;

    private static readonly ITamperRule[] Rules =
    [
        new TestUnitsRule(), new NewTestCodeRule(), new TornTestRule(), new ShadowRule(), new SourceUnitsRule(), new ConstantConditionRule(),
        new SurroundingsRule(), new SpecialCaseRule(),
    ];

    public async Task<Check> JudgeAsync(GateQuestion question, CancellationToken cancellationToken)
    {
        if (!question.Bench.Examiner.ReadsSyntax)
        {
            return question.Changes.FirstOrDefault(change => change.Status == 'D' && question.IsTest(change.Path)) is { } gone
                ? new Check.Refused("test-removed", $"{gone.Path} is a test file and would be removed.", "a test that still says what it said")
                : Check.Passed.Instance;
        }

        var swift = question.Paths.Where(path => path.EndsWith(".swift", StringComparison.Ordinal) && !IsManifest(path)).ToList();
        if (swift.Count > MostFiles)
        {
            return new Check.Refused("too-large", $"It changes {swift.Count} Swift files.", $"at most {MostFiles} at once");
        }

        foreach (var path in question.Paths.Where(NativeCodeRule.Covers))
        {
            var (before, after) = (await question.ReadBytesBeforeAsync(path, cancellationToken), await question.ReadBytesAfterAsync(path, cancellationToken));
            if (!question.Case.Failure.IsGreen && NativeCodeRule.Judge(path, Text(before), Text(after)) is Check.Refused refused)
            {
                return refused;
            }
        }

        var (old, unread) = await ReadAsync(question, swift, question.ReadBytesBeforeAsync, cancellationToken);
        var (now, unreadable) = await ReadAsync(question, swift, question.ReadBytesAfterAsync, cancellationToken);
        if ((unreadable ?? (unread is not null && question.IsTest(unread) ? unread : null)) is { } lost)
        {
            return new Check.Refused("unreadable", $"The compiler's parser could not read {lost}.", "a file that it can read");
        }

        return Judge(await PackageWords.CompleteAsync(new CodeChange(question.Case, old, now), question, cancellationToken));
    }

    /// <summary>The first refusal, else all doubts.</summary>
    public static Check Judge(CodeChange change)
    {
        var doubts = new List<Doubt>();
        foreach (var check in Rules.SelectMany(rule => rule.Judge(change)))
        {
            switch (check)
            {
                case Check.Refused refused:
                    return refused;
                case Check.Doubted doubted:
                    doubts.AddRange(doubted.Doubts);
                    break;
            }
        }

        return Check.Of(doubts);
    }

    private static bool IsManifest(string path) => path.StartsWith("Package", StringComparison.Ordinal) && !path.Contains('/');

    private static string Text(byte[]? content) => content is null ? "" : Encoding.Latin1.GetString(content);

    private static async Task<(IReadOnlyList<CodeFile> Files, string? Unreadable)> ReadAsync(
        GateQuestion question, IReadOnlyList<string> paths, Func<string, CancellationToken, Task<byte[]?>> read, CancellationToken cancellationToken)
    {
        var files = new List<CodeFile>();
        string? unreadable = null;
        foreach (var path in paths)
        {
            if (await read(path, cancellationToken) is not { } content) continue;
            var place = question.Bench.PlaceIn(question.Bench.Clean, "syntax");
            if (await question.Bench.Examiner.ReadSyntaxAsync(place, content, cancellationToken) is { } root)
            {
                files.Add(new CodeFile(path, question.IsTest(path), content, root));
            }
            else
            {
                unreadable ??= path;
            }
        }

        return (files, unreadable);
    }
}
