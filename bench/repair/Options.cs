using System.Globalization;
using Deployer.RepairBench.Agents;
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

    /// <summary>What the arguments ask for; null when they are not understood.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="complaint">What is wrong with them; empty when nothing is.</param>
    public static Options? Parse(IReadOnlyList<string> arguments, out string complaint)
    {
        complaint = $"usage: {string.Join('|', Verbs)} [--share development|heldOut] [--seed N] [--count N] [--agent {string.Join('|', AgentNames.All)}]…";
        if (arguments.Count == 0 || !Verbs.Contains(arguments[0]) || arguments.Count % 2 == 0)
        {
            return null;
        }

        var options = new Options(arguments[0], Share.Development, 1, 40, []);
        foreach (var pair in arguments.Skip(1).Chunk(2))
        {
            if (options.With(pair[0], pair[1]) is not { } next)
            {
                complaint = $"'{pair[0]} {pair[1]}' is not understood.\n{complaint}";
                return null;
            }

            options = next;
        }

        complaint = "";
        return options;
    }

    private Options? With(string name, string value) => name switch
    {
        "--share" when Enum.TryParse<Share>(value, ignoreCase: true, out var share) && Enum.IsDefined(share) => this with { Share = share },
        "--seed" when Number(value) is { } seed => this with { Seed = seed },
        "--count" when Number(value) is { } count => this with { Count = count },
        "--agent" when AgentNames.All.Contains(value) => this with { Agents = [.. Agents, value] },
        _ => null,
    };

    private static int? Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
