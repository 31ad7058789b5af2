using Deployer.Build;
using Deployer.Build.Economy;
using Deployer.Build.Swift;
using Deployer.Build.Swift.Source;

namespace Deployer.Tests.Repair.History;

/// <summary>Builds as it is told to: by the text of the one source that matters.</summary>
/// <param name="source">Relative to the package.</param>
/// <param name="build">What a build of that text prints; null when it succeeds.</param>
internal sealed class ScriptedToolchain(string source, Func<string, CancellationToken, string?> build) : IToolchain
{
    /// <summary>The texts that were built, in their order, and the folders that the runs wrote to.</summary>
    public List<(string Text, string Run)> Built { get; } = [];

    public bool ReadsSyntax => false;

    public Task<string> IdentifyAsync(CancellationToken cancellationToken) => Task.FromResult("scripted");

    public Measures MeasuresFor(BuildPlace place, bool isTest) => Measures.None;

    public Task<string?> DescribeManifestAsync(BuildPlace place, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<SyntaxNode?> ReadSyntaxAsync(BuildPlace place, byte[] source, CancellationToken cancellationToken) => Task.FromResult<SyntaxNode?>(null);

    public Task<ICompilerJudge?> OpenJudgeAsync(BuildPlace place, CancellationToken cancellationToken) => Task.FromResult<ICompilerJudge?>(null);

    public bool CanSelect(BuildPlace place) => false;

    public async Task<Observation> BuildAsync(BuildPlace place, CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(place.PackageFolder, source), cancellationToken);
        Built.Add((text.TrimEnd('\n'), Path.GetFileName(place.RunFolder)));
        var said = build(text.TrimEnd('\n'), cancellationToken);
        Directory.CreateDirectory(place.RunFolder);
        var log = Path.Combine(place.RunFolder, "build.log");
        await File.WriteAllTextAsync(log, said ?? "", cancellationToken);
        return new Observation
        {
            PackageFolder = place.PackageFolder,
            Build = new RunRecord(said is null ? 0 : 1, DeadlineExceeded: false, log, TimeSpan.FromSeconds(1)),
            Manifest = new SwiftManifest("App", "6.0.0", [new("App", "regular", "Sources/App", [])], []),
        };
    }

    public Task<Observation> TestAsync(BuildPlace place, Observation built, CancellationToken cancellationToken) => Task.FromResult(built);
}
