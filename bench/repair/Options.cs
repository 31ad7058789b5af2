using System.Globalization;
using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench;

/// <summary>What is asked for on the command line.</summary>
/// <param name="Verb">packages, cases, run, report or all.</param>
/// <param name="Share">Which packages and operators.</param>
/// <param name="Seed">Draws the cases.</param>
/// <param name="Count">How many cases.</param>
/// <param name="Agents">Names of the agents; empty: all.</param>
internal sealed record Options(string Verb, Share Share, int Seed, int Count, IReadOnlyList<string> Agents)
{
    public static IReadOnlyList<string> Verbs { get; } = ["packages", "cases", "run", "report", "all"];

    /// <exception cref="FormatException">The arguments are not understood.</exception>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || !Verbs.Contains(arguments[0]) || arguments.Count % 2 == 0)
        {
            throw new FormatException($"usage: {string.Join('|', Verbs)} [--share development|heldOut] [--seed N] [--count N] [--agent NAME]…");
        }

        var options = new Options(arguments[0], Share.Development, 1, 40, []);
        foreach (var pair in arguments.Skip(1).Chunk(2))
        {
            options = pair[0] switch
            {
                "--share" => options with { Share = Enum.Parse<Share>(pair[1], ignoreCase: true) },
                "--seed" => options with { Seed = int.Parse(pair[1], CultureInfo.InvariantCulture) },
                "--count" => options with { Count = int.Parse(pair[1], CultureInfo.InvariantCulture) },
                "--agent" => options with { Agents = [.. options.Agents, pair[1]] },
                _ => throw new FormatException($"There is no option {pair[0]}."),
            };
        }

        return options;
    }
}
