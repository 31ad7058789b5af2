using System.Globalization;
using System.Text.RegularExpressions;
using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Operators;

/// <summary>Doubles a test that expects a number, the copy expecting another: no code can satisfy both.</summary>
/// <param name="name">Its name.</param>
/// <param name="half">Whether rules may be developed against it.</param>
/// <param name="head">Matches the test up to its opening brace; group 1 is its name.</param>
internal sealed partial class ContradictionOperator(string name, Share half, string head) : IOperator
{
    private readonly Regex pattern = new(head, RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    public string Name => name;

    public int Class => 56;

    public Share Share => half;

    public Symptom Symptom => Symptom.Impossible;

    public IReadOnlyList<string> Diagnostics => [];

    public IReadOnlyList<string> RightClasses => ["test"];

    public IEnumerable<Mutation> Find(FileTree good, FileTree hidden)
    {
        foreach (var (path, text) in good.Files.Where(file => Scope.Tests.Holds(file.Key)))
        {
            var masked = SwiftMask.Of(text);
            foreach (Match match in pattern.Matches(masked))
            {
                var end = Places.BehindBlock(masked, match.Index + match.Length - 1);
                if (end < 0 || Expected().Match(masked[match.Index..end]) is not { Success: true } expected)
                {
                    continue;
                }

                var number = expected.Groups[1];
                var other = int.Parse(number.Value, CultureInfo.InvariantCulture) + 3;
                var copy = text[match.Index..end];
                copy = string.Concat(copy.AsSpan(0, number.Index), other.ToString(CultureInfo.InvariantCulture), copy.AsSpan(number.Index + number.Length));
                var title = match.Groups[1];
                copy = copy.Insert(title.Index + title.Length - match.Index, "Again");
                yield return new Mutation(Places.At(path, text, match.Index), good, hidden, good.With(path, text.Insert(end, $"\n\n{copy}")));
            }
        }
    }

    [GeneratedRegex(@"(?:XCTAssertEqual\([^\n]*, |#expect\([^\n]* == )(\d{1,6})\)$", RegexOptions.Multiline)]
    private static partial Regex Expected();
}
