using System.Text.RegularExpressions;
using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Grading;
using Deployer.RepairBench.Operators;

namespace Deployer.RepairBench.Agents;

/// <summary>A control: deletes the tests that fail or do not compile until those that are left are green.</summary>
/// <param name="builders">What builds a package, by its name.</param>
internal sealed class DeleteTestAgent(Func<string, IBuilder> builders) : IAgent
{
    private const int MostRounds = 6;

    public string Name => AgentNames.DeleteTest;

    public async Task<AgentAnswer> RepairAsync(CaseRepository repository, CancellationToken cancellationToken)
    {
        var builder = builders(Path.GetFileName(repository.Folder));
        var tree = FileTree.Read(repository.Folder);
        var result = await FirstRedAsync(builder, tree, cancellationToken);
        for (var round = 0; round < MostRounds; round++)
        {
            var left = result.Green ? tree : Without(tree, result);
            if (result.Green || left == tree)
            {
                break;
            }

            tree = left;
            tree.WriteTo(repository.Folder);
            result = await builder.RunAsync(tree, 0, cancellationToken);
        }

        return new AgentAnswer();
    }

    /// <summary>A test that fails now and then is green at times: nobody deletes it then.</summary>
    private static async Task<SwiftResult> FirstRedAsync(IBuilder builder, FileTree tree, CancellationToken cancellationToken)
    {
        for (var run = 0; ; run++)
        {
            var result = await builder.RunAsync(tree, run, cancellationToken);
            if (!result.Green || run == CaseRequest.MostFlakyRuns)
            {
                return result;
            }
        }
    }

    private static FileTree Without(FileTree tree, SwiftResult result)
    {
        if (!result.Built)
        {
            return tree.Without(result.FaultyFiles.Where(path => Scope.Tests.Holds(path)));
        }

        foreach (var name in result.Failed)
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
}
