using System.Globalization;
using Deployer.RepairBench.Agents;
using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Operators;

namespace Deployer.RepairBench;

/// <summary>What is asked for on the command line.</summary>
/// <param name="Verb">One of <see cref="Verbs"/>.</param>
internal sealed record Options(string Verb)
{
    public const string Usage =
        "usage: packages|probe|cases|run|repeat|report|all [--share development|heldOut] [--seed N] [--count N] [--agent NAME]… [--operator NAME] [--folder PATH] [--write]";

    public static IReadOnlyList<string> Verbs { get; } = ["packages", "probe", "cases", "run", "repeat", "report", "all"];

    /// <summary>Which packages and operators.</summary>
    public Share Share { get; init; } = Share.Development;

    /// <summary>Draws the cases.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many cases; null: as many as the verb takes.</summary>
    public int? Count { get; init; }

    /// <summary>Names of the agents; empty: all.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [];

    /// <summary>The only operator that is used, in a set of its own; null: all.</summary>
    public string? Operator { get; init; }

    /// <summary>The folder that is kept between calls; null: in the checkout.</summary>
    public string? Folder { get; init; }

    /// <summary>The report is written to the page and beside the packages.</summary>
    public bool Write { get; init; }

    /// <summary>What the arguments ask for; null when they are not understood.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="complaint">What is wrong with them; empty when nothing is.</param>
    public static Options? Parse(IReadOnlyList<string> arguments, out string complaint)
    {
        complaint = $"{Usage}\nagents: {string.Join(", ", AgentNames.All)}";
        if (arguments.Count == 0 || !Verbs.Contains(arguments[0]))
        {
            return null;
        }

        var options = new Options(arguments[0]);
        for (var i = 1; i < arguments.Count; i++)
        {
            var name = arguments[i];
            var next = name == "--write" ? options with { Write = true } : i + 1 < arguments.Count ? options.With(name, arguments[++i]) : null;
            if (next is null)
            {
                complaint = $"'{string.Join(' ', arguments.Skip(1))}' is not understood at {name}.\n{complaint}";
                return null;
            }

            options = next;
        }

        if (options is { Operator: not null, Write: true })
        {
            complaint = "What --operator picked is no benchmark and is not written.";
            return null;
        }

        complaint = "";
        return options;
    }

    private Options? With(string name, string value) => name switch
    {
        "--share" when Enum.TryParse<Share>(value, ignoreCase: true, out var share) && Enum.IsDefined(share) && !char.IsDigit(value[0]) => this with { Share = share },
        "--seed" when Number(value) is { } seed => this with { Seed = seed },
        "--count" when Number(value) is { } count => this with { Count = count },
        "--agent" when AgentNames.All.Contains(value) => this with { Agents = [.. Agents, value] },
        "--operator" when Catalogue.All.Any(fault => fault.Name == value) => this with { Operator = value },
        "--folder" when value.Length > 0 => this with { Folder = value },
        _ => null,
    };

    private static int? Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
