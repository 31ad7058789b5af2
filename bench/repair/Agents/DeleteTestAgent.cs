using System.Text.RegularExpressions;
using Deployer.Processes;
using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Grading;
using Deployer.RepairBench.Operators;

namespace Deployer.RepairBench.Agents;

/// <summary>A control: deletes the tests that fail or do not compile until those that are left are green.</summary>
/// <param name="runner">Runs Swift.</param>
/// <param name="scratch">Absolute path of a folder to build in.</param>
internal sealed partial class DeleteTestAgent(ProcessRunner runner, string scratch) : IAgent
{
    private const int MostRounds = 6;

    public string Name => AgentNames.DeleteTest;

    public async Task<AgentAnswer> RepairAsync(CaseRepository repository, CancellationToken cancellationToken)
    {
        var slot = new SwiftSlot(runner, Path.Combine(scratch, Path.GetFileName(repository.Folder)));
        var tree = FileTree.Read(repository.Folder);
        for (var round = 0; round < MostRounds; round++)
        {
            var result = await slot.RunAsync(tree, cancellationToken);
            var left = result.Green ? tree : Without(tree, result);
            if (result.Green || left == tree)
            {
                break;
            }

            tree = left;
            tree.WriteTo(repository.Folder);
        }

        return new AgentAnswer();
    }

    private static FileTree Without(FileTree tree, SwiftResult result)
    {
        if (!result.Built)
        {
            return tree.Without(tree.Files.Keys.Where(path => Scope.Tests.Holds(path)
                && Regex.IsMatch(result.Log, $@"{Regex.Escape(path)}:\d+:\d+: error:", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5))));
        }

        foreach (var name in Failed().Matches(result.Log).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal))
        {
            foreach (var (path, text) in tree.Files.Where(file => Scope.Tests.Holds(file.Key)))
            {
                tree = tree.With(path, WithoutFunction(text, name));
            }
        }

        return tree;
    }

    private static string WithoutFunction(string text, string name)
    {
        var masked = SwiftMask.Of(text);
        var head = Regex.Match(masked, $@"^[^\n]*\bfunc {Regex.Escape(name)}\([^{{]*\{{", RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
        var end = head.Success ? Places.BehindBlock(masked, head.Index + head.Length - 1) : -1;
        return end < 0 ? text : string.Concat(text.AsSpan(0, head.Index), text.AsSpan(end));
    }

    [GeneratedRegex(@"^(?:Test Case '\w+\.(?<name>\w+)' (?:failed|started)|\W+ Test (?<name>\w+)\([^\n]* (?:failed after|recorded an issue))", RegexOptions.Multiline)]
    private static partial Regex Failed();
}
