using System.Globalization;
using Deployer.Kernel;
using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench;

/// <summary>Where things lie.</summary>
/// <param name="Root">Absolute path of the checkout.</param>
/// <param name="Own">Absolute path of the folder that is kept between calls.</param>
/// <param name="Set">Name of the set of cases: its share and seed.</param>
internal sealed record Folders(string Root, string Own, string Set)
{
    public string Packages => Path.Combine(Root, "bench", "repair", "packages");

    public string Page => Path.Combine(Root, "docs", "benchmarks.md");

    public string Published => Path.Combine(Root, "bench", "repair", "results", $"{Set}.json");

    public string Cases => Path.Combine(Own, Set, "cases");

    public string Tried => Path.Combine(Own, Set, "tried.txt");

    /// <summary>Tells whether the plan is still that of the first call.</summary>
    public string Plan => Path.Combine(Own, Set, "plan.txt");

    public string Results => Path.Combine(Own, Set, "results");

    /// <summary>Where the same cases are run again.</summary>
    public string Again => Path.Combine(Own, Set, "again");

    public string Note => Path.Combine(Own, Set, "run.json");

    /// <summary>Where the grader builds; no agent sees it.</summary>
    public string Slots => Path.Combine(Own, "slots");

    /// <summary>What came of builds.</summary>
    public string Builds => Path.Combine(Own, "builds");

    /// <summary>The programs that are running, for the next call to end them when this one is killed.</summary>
    public string Processes => Path.Combine(Own, "processes");

    /// <summary>Held by the one call that works here.</summary>
    public string Lock => Path.Combine(Own, "lock");

    /// <summary>Where an agent finds the package. Nothing of its path tells the case.</summary>
    public string Work => Path.Combine(Temporary, "work");

    public string State => Path.Combine(Temporary, "state");

    /// <summary>Warm states of the product.</summary>
    public string Warm => Path.Combine(Temporary, "warm");

    /// <summary>The same path in each call, for what is built there names it.</summary>
    private string Temporary => Path.Combine(Path.GetTempPath(), $"bench-{Fingerprint.Of(Own).Short}");

    public static string Itself => typeof(Folders).Assembly.Location;

    public static Folders Of(Options options)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Codex-Deployer.slnx")))
        {
            folder = folder.Parent;
        }

        var root = folder?.FullName ?? throw new DirectoryNotFoundException("This program is not in a checkout.");
        var share = options.Share == Share.HeldOut ? "held-out" : "development";
        return new(
            root,
            Path.GetFullPath(options.Folder ?? Path.Combine(root, "artifacts", "repair")),
            string.Create(CultureInfo.InvariantCulture, $"{share}-{options.Seed}{(options.Operator is { } only ? $"-{only}" : "")}"));
    }
}
