using System.Text.RegularExpressions;
using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Operators;

/// <summary>Adds a test to a visible test file that fails, now and then or always, while the code is right.</summary>
/// <param name="name">Its name.</param>
/// <param name="kind">Number of the class, and half.</param>
/// <param name="xctest">The test in a class of XCTest.</param>
/// <param name="swiftTesting">The same as a test of Swift Testing.</param>
internal sealed partial class AddedTestOperator(string name, (int Class, Share Share) kind, string xctest, string swiftTesting) : IOperator
{
    public string Name => name;

    public int Class => kind.Class;

    public Share Share => kind.Share;

    public required Symptom Symptom { get; init; }

    public IReadOnlyList<string> Diagnostics => [];

    public IReadOnlyList<string> RightClasses => ["flaky"];

    public IEnumerable<Mutation> Find(FileTree good, FileTree hidden)
    {
        foreach (var (path, text) in good.Files.Where(file => Scope.Tests.Holds(file.Key)))
        {
            var masked = SwiftMask.Of(text);
            if (TestCase().Match(masked) is { Success: true } opened)
            {
                var at = opened.Index + opened.Length;
                yield return Broken(path, at, $"\n{xctest}\n");
            }
            else if (TestingImport().IsMatch(masked))
            {
                yield return Broken(path, text.Length, $"\n{swiftTesting}\n");
            }

            Mutation Broken(string file, int at, string added) =>
                new(Places.At(file, text, at), good, hidden, good.With(file, text.Insert(at, added)));
        }
    }

    [GeneratedRegex(@"^final class \w+: XCTestCase \{", RegexOptions.Multiline)]
    private static partial Regex TestCase();

    [GeneratedRegex(@"^import Testing$", RegexOptions.Multiline)]
    private static partial Regex TestingImport();
}
