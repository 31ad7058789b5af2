using System.Text.Json;
using Deployer.RepairBench.Cases;

namespace Deployer.RepairBench.Scores;

/// <summary>Results as files, one for each case and agent, so that a run that was cut off goes on.</summary>
/// <param name="folder">Absolute path.</param>
internal sealed class ResultStore(string folder)
{
    public bool Has(string agent, string id) => File.Exists(FileOf(agent, id));

    public void Write(CaseResult result)
    {
        var file = FileOf(result.Agent, result.Case);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText($"{file}.new", JsonSerializer.Serialize(result, CaseStore.Json));
        File.Move($"{file}.new", file, overwrite: true);
    }

    public CaseResult Read(string agent, string id) => ReadFile(FileOf(agent, id));

    public IReadOnlyList<CaseResult> ReadAll() => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(ReadFile)];

    private static CaseResult ReadFile(string file) => JsonSerializer.Deserialize<CaseResult>(File.ReadAllText(file), CaseStore.Json)!;

    private string FileOf(string agent, string id) => Path.Combine(folder, agent, $"{id}.json");
}
