using System.Globalization;
using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench;

/// <summary>Where things lie.</summary>
/// <param name="Root">Absolute path of the checkout.</param>
/// <param name="Set">Name of the set of cases: its half and seed.</param>
internal sealed record Folders(string Root, string Set)
{
    public string Packages => Path.Combine(Root, "bench", "repair", "packages");

    public string Cases => Path.Combine(Artifacts, Set, "cases");

    public string Tried => Path.Combine(Artifacts, Set, "tried.txt");

    public string Results => Path.Combine(Artifacts, Set, "results");

    /// <summary>Where the grader builds; no agent sees it.</summary>
    public string Slots => Path.Combine(Artifacts, "slots");

    /// <summary>Where a control builds.</summary>
    public string Scratch => Path.Combine(Artifacts, "scratch");

    /// <summary>Where an agent finds the package. Nothing of its path tells the case.</summary>
    public string Work => Path.Combine(Path.GetTempPath(), $"repair-{Set}", "work");

    public string State => Path.Combine(Path.GetTempPath(), $"repair-{Set}", "state");

    public static string Product => Path.Combine(AppContext.BaseDirectory, "codex-deployer.dll");

    public static string Itself => typeof(Folders).Assembly.Location;

    private string Artifacts => Path.Combine(Root, "artifacts", "repair");

    public static Folders Of(Options options)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Codex-Deployer.slnx")))
        {
            folder = folder.Parent;
        }

        return new(
            folder?.FullName ?? throw new DirectoryNotFoundException("This program is not in a checkout."),
            string.Create(CultureInfo.InvariantCulture, $"{(options.Share == Share.HeldOut ? "held-out" : "development")}-{options.Seed}"));
    }
}
