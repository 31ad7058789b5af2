using System.Text.RegularExpressions;
using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Operators;

/// <summary>Takes away a whole block: what a pattern finds, up to the end of the braces that open behind it, with its comment.</summary>
/// <param name="name">Its name.</param>
/// <param name="kind">Number of the class, and half.</param>
/// <param name="head">Matches from the start of a line to the opening brace.</param>
/// <param name="diagnostics">What the compiler then says.</param>
internal sealed class BlockOperator(string name, (int Class, Share Share) kind, string head, params IReadOnlyList<string> diagnostics) : IOperator
{
    private readonly Regex pattern = new(head, RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    public string Name => name;

    public int Class => kind.Class;

    public Share Share => kind.Share;

    public Symptom Symptom { get; init; } = Symptom.Build;

    public int MostLines { get; init; } = 25;

    public Scope Scope { get; init; } = Scope.Sources;

    public IReadOnlyList<string> Diagnostics => diagnostics;

    public IEnumerable<Mutation> Find(FileTree good, FileTree hidden)
    {
        foreach (var (path, text) in good.Files.Where(file => Scope.Holds(file.Key)))
        {
            var masked = SwiftMask.Of(text);
            foreach (Match match in pattern.Matches(masked))
            {
                var end = Places.BehindBlock(masked, match.Index + match.Length - 1);
                if (end < 0 || masked[match.Index..end].Count(letter => letter == '\n') > MostLines)
                {
                    continue;
                }

                var start = BeforeComment(text, Places.StartOfLine(text, match.Index));
                var broken = string.Concat(text.AsSpan(0, start), text.AsSpan(Places.BehindLine(text, end)));
                yield return new Mutation(Places.At(path, text, match.Index), good, hidden, good.With(path, broken));
            }
        }
    }

    private static int BeforeComment(string text, int start)
    {
        while (start > 0 && Places.StartOfLine(text, start - 1) is var above
            && text[above..start].TrimStart().StartsWith("//", StringComparison.Ordinal))
        {
            start = above;
        }

        return start;
    }
}
