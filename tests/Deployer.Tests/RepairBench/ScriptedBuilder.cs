using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Grading;

namespace Deployer.Tests.RepairBench;

/// <summary>Answers as it is told to, and counts how often it was asked.</summary>
internal sealed class ScriptedBuilder(Func<FileTree, int, SwiftResult> answer) : IBuilder
{
    public int Asked { get; private set; }

    public Task<SwiftResult> RunAsync(FileTree tree, int run, CancellationToken cancellationToken)
    {
        Asked++;
        return Task.FromResult(answer(tree, run));
    }

    public static SwiftResult Green(params IReadOnlyList<string> passed) => new(Built: true, Green: true) { Passed = passed };

    public static SwiftResult Red(params IReadOnlyList<string> diagnostics) => new(Built: false, Green: false) { Diagnostics = diagnostics };

    public static SwiftResult FailedTest(params IReadOnlyList<string> failed) => new(Built: true, Green: false) { Failed = failed };
}
