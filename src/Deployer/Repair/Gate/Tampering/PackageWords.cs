using System.Text;
using Deployer.Build.Swift.Source;
using Deployer.Kernel;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>What the whole package says before a change: which names it declares and uses, and what its failed tests expect.</summary>
internal static class PackageWords
{
    private const int MostFiles = 3_000;
    private const int LongestFile = 1024 * 1024;

    private static readonly HashSet<string> Declaring = new(["struct", "class", "enum", "actor", "protocol", "func", "typealias"], StringComparer.Ordinal);
    private static readonly HashSet<string> Common = new(["true", "false", "nil", "\"\"", "0", "1", "2", "0.0", "1.0", "10", "100"], StringComparer.Ordinal);

    /// <summary>With what all Swift files of the commit before say.</summary>
    public static async Task<CodeChange> CompleteAsync(CodeChange change, GateQuestion question, CancellationToken cancellationToken)
    {
        var files = await ListAsync(question, cancellationToken);
        var contents = await question.Bench.Mirror.ReadBlobsAsync(files.Select(file => file.Blob), LongestFile, cancellationToken);
        return Complete(change, [.. files.Where(file => contents.ContainsKey(file.Blob)).Select(file => (question.IsTest(file.Path), contents[file.Blob]))]);
    }

    /// <summary>With what these files say.</summary>
    public static CodeChange Complete(CodeChange change, IReadOnlyList<(bool IsTest, byte[] Content)> files)
    {
        var (uses, declared, expected) = (new Dictionary<string, int>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (isTest, content) in files)
        {
            var tokens = SwiftLexer.Read(Encoding.Latin1.GetString(content));
            for (var index = 0; index < tokens.Count; index++)
            {
                var token = tokens[index];
                if (token.Kind == SwiftTokenKind.Word) uses[token.Text] = uses.GetValueOrDefault(token.Text) + 1;
                if (!isTest && index > 0 && tokens[index - 1].Kind == SwiftTokenKind.Word && Declaring.Contains(tokens[index - 1].Text)) declared.Add(token.Text);
            }

            if (isTest) expected.UnionWith(Literals(tokens));
        }

        return change with { Uses = uses, Declared = declared, Expected = expected };
    }

    private static IEnumerable<string> Literals(IReadOnlyList<SwiftToken> tokens) =>
        tokens.Where(token => LocalNames.IsLiteral(token) && !Common.Contains(token.Text)).Select(token => token.Text);

    private static async Task<IReadOnlyList<(string Path, CommitId Blob)>> ListAsync(GateQuestion question, CancellationToken cancellationToken)
    {
        var entries = await question.Bench.Mirror.ListFilesAsync(question.Case.Base, question.Prefix, cancellationToken);
        return [.. entries.Where(entry => entry.Mode.StartsWith("100", StringComparison.Ordinal) && entry.Path.EndsWith(".swift", StringComparison.Ordinal))
            .Select(entry => (entry.Path[question.Prefix.Length..], entry.Id)).Take(MostFiles)];
    }
}
