using System.Globalization;
using System.Text.Json;
using Deployer.Kernel;
using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Grading;

/// <summary>Builds no state twice that was built before, save where it is to be seen twice.</summary>
/// <param name="builder">Builds what is new.</param>
/// <param name="folder">Absolute path of the folder that remembers; it outlives this call.</param>
/// <param name="setting">What a result holds for besides the state: the package, the toolchain.</param>
internal sealed class RememberedBuilds(IBuilder builder, string folder, params IReadOnlyList<string> setting) : IBuilder
{
    public async Task<SwiftResult> RunAsync(FileTree tree, int run, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, Key(tree, run));
        if (Read(file) is { } known)
        {
            return known;
        }

        var result = await builder.RunAsync(tree, run, cancellationToken);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync($"{file}.new", JsonSerializer.Serialize(result, CaseStore.Json), cancellationToken);
        File.Move($"{file}.new", file, overwrite: true);
        return result;
    }

    private static SwiftResult? Read(string file) =>
        File.Exists(file) ? JsonSerializer.Deserialize<SwiftResult>(File.ReadAllText(file), CaseStore.Json) : null;

    private string Key(FileTree tree, int run) =>
        string.Create(CultureInfo.InvariantCulture, $"{Fingerprint.Of([.. setting, tree.Fingerprint]).Value}-{run}.json");
}
